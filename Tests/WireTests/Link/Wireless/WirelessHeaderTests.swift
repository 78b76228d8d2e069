import Testing

@testable import Wire

@Suite("IEEE 802.11 MAC header")
struct WirelessHeaderTests {
  /// QoS data between two access points with HT control: every field that there is.
  static let longest = bytes(
    """
    88 ff                    ; QoS data; to and from DS, more fragments, retry, power, more data, protected, order
    2c 00                    ; duration 44
    02 00 00 00 00 01        ; receiver
    02 00 00 00 00 02        ; transmitter
    02 00 00 00 00 03        ; destination
    45 01                    ; sequence 20, fragment 5
    02 00 00 00 00 04        ; source
    86 00                    ; QoS: traffic identifier 6, A-MSDU
    04 03 02 01              ; HT control
    """)

  @Test("Every field")
  func fields() throws {
    let header = try WirelessHeader(Self.longest.span)
    #expect(header.kind == .data)
    #expect(header.subtype == 8)
    #expect(header.frameControl == 0xFF88)
    #expect(header.duration == 44)
    #expect(header.receiver == 0x0200_0000_0001)
    #expect(header.transmitter == 0x0200_0000_0002)
    #expect(header.thirdAddress == 0x0200_0000_0003)
    #expect(header.fourthAddress == 0x0200_0000_0004)
    #expect(header.destination == 0x0200_0000_0003)
    #expect(header.source == 0x0200_0000_0004)
    #expect(header.serviceSet == nil)
    #expect(header.sequenceNumber == 20)
    #expect(header.fragmentNumber == 5)
    #expect(header.trafficIdentifier == 6)
    #expect(header.isAggregate)
    #expect(header.throughputControl == 0x0102_0304)
    #expect(header.headerLength == 36)
    #expect(header.hasMoreFragments && header.isRetry && header.isPowerSaving && header.hasMoreData)
    #expect(header.isProtected && header.isOrdered && header.hasData)
    #expect(header.bodyStart(isPadded: true) == 36)
  }

  @Test(
    "Which addresses mean what (table 9-30), and how long the header is",
    arguments: [
      // Frame control, source, destination and BSSID by number of address, length.
      (0x0008, 2, 1, 3, 24), (0x0108, 2, 3, 1, 24), (0x0208, 3, 1, 2, 24), (0x0088, 2, 1, 3, 26),
      (0x8088, 2, 1, 3, 30), (0x0308, 4, 3, 0, 30), (0x0388, 4, 3, 0, 32), (0x0080, 2, 1, 3, 24), (0x8080, 2, 1, 3, 28),
      (0x8008, 2, 1, 3, 24), (0x00D4, 0, 0, 0, 10), (0x00C4, 0, 0, 0, 10), (0x00B4, 0, 0, 0, 16),
      (0x0084, 0, 0, 0, 16), (0x0094, 0, 0, 0, 16), (0x00A4, 0, 0, 0, 16), (0x0074, 0, 0, 0, 16),
      (0x00E4, 0, 0, 0, 16), (0x000C, 0, 0, 0, 10),
    ] as [(UInt16, UInt64, UInt64, UInt64, Int)])
  func addresses(_ control: UInt16, _ source: UInt64, _ destination: UInt64, _ serviceSet: UInt64, _ length: Int) throws
  {
    var frame = Self.longest
    frame[0] = UInt8(control & 0xFF)
    frame[1] = UInt8(control >> 8)
    func address(_ number: UInt64) -> UInt64? { number == 0 ? nil : 0x0200_0000_0000 + number }
    let header = try WirelessHeader(frame.span)
    #expect(header.source == address(source))
    #expect(header.destination == address(destination))
    #expect(header.serviceSet == address(serviceSet))
    #expect(header.headerLength == length)
    expectTruncation(of: frame, layer: .wireless, needed: 10, then: length) {
      bytes, offset, limit throws(DecodeError) in
      try WirelessHeader(bytes, as: .wireless, at: offset, limit: limit)
    }
  }

  @Test("A version that is not there yet", arguments: [1, 2, 3] as [UInt8])
  func version(_ version: UInt8) {
    var frame = Self.longest
    frame[0] |= version
    let thrown = error(of: frame) { bytes, offset, limit throws(DecodeError) in
      try WirelessHeader(bytes, as: .wirelessPadded, at: offset, limit: limit)
    }
    #expect(thrown == DecodeError(.wirelessPadded, at: somewhere, .invalid(.version, value: UInt64(version))))
  }

  @Test("In a control frame extension the upper bits are a subtype, not flags")
  func controlExtension() throws {
    var frame = Self.longest
    frame[0] = 0x64
    let header = try WirelessHeader(frame.span)
    #expect(!header.isProtected && !header.isRetry && !header.hasMoreFragments && !header.isOrdered)
  }

  @Test("Every type and subtype has a name or is reserved")
  func names() throws {
    var named = 0
    for control in stride(from: UInt8(0), to: 255, by: 4) {
      var frame = Self.longest
      frame[0] = control
      if try WirelessHeader(frame.span).name != nil { named += 1 }
    }
    // 14 of management, 14 of control, 15 of data, 2 of extension (table 9-1).
    #expect(named == 45)
  }

  static let link = bytes("aa aa 03 00 00 00 08 00")

  @Test(
    "What is carried, and from which byte",
    arguments: [
      ("QoS data behind padding", [0x88, 0], 26, true, 28), ("QoS data", [0x88, 0], 26, false, 26),
      ("data", [0x08, 1], 24, true, 24), ("four addresses and QoS", [0x88, 3], 32, true, 32),
    ] as [(String, [UInt8], Int, Bool, Int)])
  func carried(_ name: String, _ control: [UInt8], _ header: Int, _ isPadded: Bool, _ start: Int) throws {
    var frame = Array(control + [UInt8](repeating: 0, count: start - 2)) + Self.link
    frame[header == 24 ? 22 : 24] = 0
    let carried = try WirelessHeader.carried(frame.span, isPadded: isPadded, at: 0, limit: .frame)
    #expect(carried == Carried(.logicalLinkControl, headerLength: start))
  }

  @Test(
    "What carries nothing that can be walked",
    arguments: [
      ("null", [0x48, 1], 0), ("QoS null", [0xC8, 1], 0), ("encrypted", [0x08, 0x41], 0), ("beacon", [0x80, 0], 0),
      ("acknowledgment", [0xD4, 0], 0), ("a later fragment", [0x08, 1], 1),
    ] as [(String, [UInt8], UInt8)])
  func ends(_ name: String, _ control: [UInt8], _ fragment: UInt8) throws {
    var frame = control + [UInt8](repeating: 0, count: 24)
    frame[22] = fragment
    #expect(try WirelessHeader.carried((frame + Self.link).span, isPadded: false, at: 0, limit: .frame) == nil)
  }

  @Test("Data without a body end the walk, unless the snapshot length took it")
  func noBody() throws {
    let frame: [UInt8] = [0x08, 1] + [UInt8](repeating: 0, count: 22)
    #expect(try WirelessHeader.carried(frame.span, isPadded: false, at: 0, limit: .frame) == nil)
    #expect(try WirelessHeader.carried(frame.span, isPadded: false, at: 0, limit: .snapshot)?.headerLength == 24)
  }

  @Test("Of an aggregate the first subframe, as long as it says")
  func aggregate() throws {
    var frame: [UInt8] = [0x88, 1] + [UInt8](repeating: 0, count: 24)
    frame[24] = 0x80
    frame += bytes("02 00 00 00 00 05  02 00 00 00 00 06  00 08") + Self.link
    let carried = try WirelessHeader.carried(frame.span, isPadded: false, at: 0, limit: .frame)
    #expect(carried == Carried(.logicalLinkControl, headerLength: 40, payloadLength: 8))
    for length in 27..<40 {
      let cut = Array(frame.prefix(length))
      let thrown = error(of: cut) { bytes, offset, limit throws(DecodeError) in
        try WirelessHeader.carried(bytes, isPadded: false, at: offset, limit: limit)
      }
      #expect(
        thrown
          == DecodeError(.wireless, at: somewhere, .truncated(needed: 40, available: length, limit: .frame)))
    }
  }

  @Test("Mesh control before the data, with none to two more addresses", arguments: [(0, 6), (1, 12), (2, 18), (3, 0)])
  func mesh(_ extensionMode: UInt8, _ length: Int) throws {
    var frame: [UInt8] = [0x88, 3] + [UInt8](repeating: 0, count: 30)
    frame[31] = 1
    frame += [extensionMode] + [UInt8](repeating: 0, count: max(length, 6) - 1) + Self.link
    let carried = try WirelessHeader.carried(frame.span, isPadded: false, at: 0, limit: .frame)
    #expect(carried?.headerLength == 32 + length)
    // The bit means something else where LLC follows at once.
    let plain = Array(frame.prefix(32)) + Self.link
    #expect(try WirelessHeader.carried(plain.span, isPadded: false, at: 0, limit: .frame)?.headerLength == 32)
  }
}
