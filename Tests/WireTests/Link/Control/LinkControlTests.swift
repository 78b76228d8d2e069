import Testing

@testable import Wire

/// What a cursor gives until it ends, and the error that it ends with.
private func collect<Element>(_ next: () throws(DecodeError) -> Element?) -> (elements: [Element], error: DecodeError?)
{
  var elements: [Element] = []
  do throws(DecodeError) {
    while let element = try next() { elements.append(element) }
    return (elements, nil)
  } catch {
    return (elements, error)
  }
}

@Suite("LLDP, CDP and slow protocols")
struct LinkControlTests {
  static let discovery = bytes(
    """
    02 07 04 02 00 00 00 00 01  ; chassis: MAC address
    04 05 05 65 74 68 30        ; port: eth0
    06 02 00 78                 ; 120 s
    00 00                       ; end
    ff ff                       ; filling
    """)

  private func discovery(_ bytes: [UInt8]) -> (elements: [LLDPElement], error: DecodeError?) {
    var cursor = LLDPElementCursor()
    return collect { () throws(DecodeError) in try cursor.next(bytes.span, at: somewhere, limit: .snapshot) }
  }

  @Test("LLDP: elements up to the end")
  func discoveryElements() {
    let (elements, error) = discovery(Self.discovery)
    #expect(error == nil)
    #expect(
      elements == [
        LLDPElement(type: 1, value: 2..<9), LLDPElement(type: 2, value: 11..<16), LLDPElement(type: 3, value: 18..<20),
        LLDPElement(type: 0, value: 22..<22),
      ])
    #expect(elements.map(\.name) == ["Chassis ID", "Port ID", "Time to Live", "End"])
  }

  @Test("LLDP: every truncation", arguments: Array(0..<22))
  func discoveryCut(_ count: Int) {
    let (elements, error) = discovery(Array(Self.discovery.prefix(count)))
    let starts = [0, 9, 16, 20]
    let whole = (starts.lastIndex { $0 <= count }) ?? 0
    #expect(elements.count == whole)
    if starts.contains(count) {
      #expect(error == nil)
    } else {
      let needed = count == starts[whole] + 1 ? count + 1 : [9, 16, 20, 22][whole]
      #expect(
        error
          == DecodeError(.lldp, at: somewhere, .truncated(needed: needed, available: count, limit: .snapshot)))
    }
  }

  @Test(
    "LLDP: elements that are too short for their type", arguments: [(1, 1), (2, 0), (3, 1), (7, 3), (8, 8), (127, 3)])
  func discoveryShort(_ type: UInt8, _ length: UInt8) throws {
    let bytes = [type << 1, length] + [UInt8](repeating: 0, count: Int(length)) + [8, 1, 0x41]
    var cursor = LLDPElementCursor()
    let thrown = error(of: bytes) { bytes, offset, limit throws(DecodeError) in
      try cursor.next(bytes, at: offset, limit: limit)
    }
    #expect(thrown == DecodeError(.lldp, at: somewhere, .invalid(.optionLength, value: UInt64(length))))
    // What follows is read all the same.
    #expect(try cursor.next(bytes.span)?.type == 4)
  }

  static let cisco = bytes(
    """
    02 b4 ba e2              ; version 2, 180 s, checksum
    00 01 00 06 52 31        ; device R1
    00 0b 00 05 01           ; full duplex
    """)

  @Test("CDP: header and elements, every truncation")
  func cisco() throws {
    let header = try CDPHeader(Self.cisco.span)
    #expect(header == (try CDPHeader(bytes("02 b4 ba e2").span)))
    #expect(header.version == 2 && header.timeToLive == 180 && header.checksum == 0xBAE2)
    expectTruncation(of: Self.cisco, layer: .cdp, needed: 4, decode: CDPHeader.init)
    for count in 4...Self.cisco.count {
      let cut = Array(Self.cisco.prefix(count))
      var cursor = CDPElementCursor()
      let (elements, error) = collect { () throws(DecodeError) in try cursor.next(cut.span, at: somewhere) }
      #expect(elements.count == (count < 10 ? 0 : count < 15 ? 1 : 2))
      if [4, 10, 15].contains(count) {
        #expect(error == nil)
      } else {
        let needed = count < 8 ? 8 : count < 10 ? 10 : count < 14 ? 14 : 15
        #expect(
          error == DecodeError(.cdp, at: somewhere, .truncated(needed: needed, available: count, limit: .frame)))
      }
    }
    var cursor = CDPElementCursor()
    #expect(try cursor.next(Self.cisco.span) == CDPElement(type: 1, value: 8..<10))
    #expect(try cursor.next(Self.cisco.span)?.name == "Duplex")
  }

  @Test("CDP: a length below its own four bytes", arguments: 0...3 as ClosedRange<UInt8>)
  func ciscoLength(_ length: UInt8) {
    var bytes = Self.cisco
    bytes[7] = length
    var cursor = CDPElementCursor()
    let (elements, error) = collect { () throws(DecodeError) in try cursor.next(bytes.span, at: somewhere) }
    #expect(elements.isEmpty)
    #expect(error == DecodeError(.cdp, at: somewhere, .invalid(.optionLength, value: UInt64(length))))
  }

  @Test(
    "Slow protocols: every subtype, and every truncation of its header",
    arguments: [
      ("01 01 ff ff", 2, .aggregation(version: 1), "LACP"), ("02 01 ff ff", 2, .marker(version: 1), "MARKER"),
      ("03 00 50 00", 4, .maintenance(flags: 0x50, code: 0), "OAM"), ("0a 00 10 18", 4, .organization(0x1018), "OSSP"),
      ("04 ff ff ff", 1, .other, nil),
    ] as [(String, Int, SlowProtocolHeader.Kind, String?)])
  func slow(_ dump: String, _ length: Int, _ kind: SlowProtocolHeader.Kind, _ name: String?) throws {
    let header = try SlowProtocolHeader(bytes(dump).span)
    #expect(header.kind == kind)
    #expect(header.headerLength == length)
    #expect(header.name == name)
    expectTruncation(of: bytes(dump), layer: .slowProtocols, needed: 1, then: length, decode: SlowProtocolHeader.init)
  }

  static let aggregation = bytes(
    """
    01 01                    ; LACP version 1
    01 14 80 00              ; actor, 20 bytes; system priority
    02 00 00 00 00 01        ; system
    00 0d 80 01 00 16 85     ; key, port priority, port, state
    00 00 00                 ; reserved
    03 10 80 00 00 00 00 00 00 00 00 00 00 00 00 00  ; collector
    00 00                    ; terminator
    """)

  @Test("LACP: ends and elements, every truncation")
  func aggregation() throws {
    let header = try SlowProtocolHeader(Self.aggregation.span)
    var cursor = SlowProtocolElementCursor(header)
    let first = try #require(try cursor.next(Self.aggregation.span))
    #expect(first == SlowProtocolElement(type: 1, value: 4..<22))
    let found = AggregationEnd(Self.aggregation.span.extracting(first.value))
    let end = try #require(found)
    #expect(end.systemPriority == 0x8000 && end.system == 0x0200_0000_0001 && end.key == 13)
    #expect(end.portPriority == 0x8001 && end.port == 22 && end.state == 0x85)
    let short = AggregationEnd(Array(repeating: 0, count: 17).span)
    #expect(short == nil)
    #expect(try cursor.next(Self.aggregation.span) == SlowProtocolElement(type: 3, value: 24..<38))
    #expect(try cursor.next(Self.aggregation.span) == nil)
    for count in 2...38 {
      let cut = Array(Self.aggregation.prefix(count))
      var cursor = SlowProtocolElementCursor(header)
      let (elements, error) = collect { () throws(DecodeError) in try cursor.next(cut.span, at: somewhere) }
      #expect(elements.count == (count < 22 ? 0 : count < 38 ? 1 : 2))
      if [2, 22, 38].contains(count) {
        #expect(error == nil)
      } else {
        let needed = count == 3 ? 4 : count < 22 ? 22 : count == 23 ? 24 : 38
        #expect(
          error
            == DecodeError(.slowProtocols, at: somewhere, .truncated(needed: needed, available: count, limit: .frame)))
      }
    }
  }

  @Test("An element's length below its own two bytes", arguments: [0, 1] as [UInt8])
  func slowLength(_ length: UInt8) throws {
    var bytes = Self.aggregation
    bytes[3] = length
    var cursor = SlowProtocolElementCursor(try SlowProtocolHeader(bytes.span))
    let (elements, error) = collect { () throws(DecodeError) in try cursor.next(bytes.span, at: somewhere) }
    #expect(elements.isEmpty)
    #expect(error == DecodeError(.slowProtocols, at: somewhere, .invalid(.optionLength, value: UInt64(length))))
  }
}
