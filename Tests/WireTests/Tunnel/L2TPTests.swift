import Testing

@testable import Wire

@Suite("L2TP")
struct L2TPTests {
  static let data = bytes(
    """
    4b 02        ; length, sequence numbers, offset, priority; version 2; a data message
    00 30        ; 48 bytes
    00 08 00 09  ; tunnel 8, session 9
    00 01 00 02  ; Ns 1, Nr 2
    00 02 ee ee  ; an offset of 2 bytes
    """)

  @Test("Every field of version 2's data messages")
  func dataFields() throws {
    let whole = Self.data + Inner.ppp
    let header = try L2TPv2Header(whole.span)
    #expect(!header.isControl && header.hasPriority)
    #expect(header.length == 48)
    #expect(header.tunnel == 8 && header.session == 9)
    #expect(header.sequenceNumber == 1 && header.expectedNumber == 2)
    #expect(header.offsetSize == 2)
    #expect(header.headerLength == 16)
    #expect(
      try L2TPv2Header.carried(whole.span, at: 0, limit: .frame)
        == Carried(.ppp, headerLength: 16, payloadLength: 32))
    expectEveryCut(of: Self.data, headerLength: 16, layer: .l2tpv2, decode: L2TPv2Header.init)
  }

  @Test("Every combination of version 2's optional fields", arguments: 0..<8)
  func combinations(bits: UInt8) throws {
    let hasLength = bits & 4 != 0
    let hasSequence = bits & 2 != 0
    let hasOffset = bits & 1 != 0
    var data: [UInt8] = [(hasLength ? 0x40 : 0) | (hasSequence ? 0x08 : 0) | (hasOffset ? 0x02 : 0), 2]
    if hasLength { data += [0, 40] }
    data += [0, 8, 0, 9]
    if hasSequence { data += [0, 1, 0, 2] }
    if hasOffset { data += [0, 0] }
    let header = try L2TPv2Header(data.span)
    #expect(header.length == (hasLength ? 40 : nil))
    #expect(header.tunnel == 8 && header.session == 9)
    #expect(header.sequenceNumber == (hasSequence ? 1 : nil) && header.expectedNumber == (hasSequence ? 2 : nil))
    #expect(header.offsetSize == (hasOffset ? 0 : nil))
    #expect(header.headerLength == data.count)
    expectEveryCut(of: data, headerLength: data.count, layer: .l2tpv2, decode: L2TPv2Header.init)
  }

  @Test("Versions other than 2, and a length below the header, are invalid")
  func invalidFields() {
    for version: UInt8 in [0, 1, 3, 15] {
      #expect(
        error(of: [0, version, 0, 0, 0, 0], decode: L2TPv2Header.init)
          == DecodeError(.l2tpv2, at: somewhere, .invalid(.version, value: UInt64(version))))
    }
    #expect(
      error(of: bytes("4002 0007 0001 0001"), decode: L2TPv2Header.init)
        == DecodeError(.l2tpv2, at: somewhere, .invalid(.length, value: 7)))
  }

  static let attributes = bytes(
    """
    80 08 00 00 00 00 00 01           ; message type: SCCRQ
    80 08 00 00 00 02 01 00           ; protocol version 1.0
    40 09 00 00 00 07 61 62 63        ; host name, hidden, not mandatory
    00 06 00 09 00 63                 ; number 99 of vendor 9, empty
    """)
  static let control = bytes("c802 002b 0000 0000 0003 0004") + attributes

  @Test("Attributes of a control message")
  func attributes() throws {
    let header = try L2TPv2Header(Self.control.span)
    #expect(header.isControl && header.length == 43 && header.headerLength == 12)
    #expect(try L2TPv2Header.carried(Self.control.span, at: 0, limit: .frame) == nil)
    var cursor = L2TPAttributeCursor(from: 12, to: 43, .l2tpv2)
    func expected(
      _ type: UInt16, _ value: Range<Int>, isMandatory: Bool = true, isHidden: Bool = false, vendor: UInt16 = 0
    ) -> L2TPAttribute {
      L2TPAttribute(isMandatory: isMandatory, isHidden: isHidden, vendor: vendor, type: type, value: value)
    }
    #expect(try cursor.next(Self.control.span) == expected(0, 18..<20))
    #expect(try cursor.next(Self.control.span) == expected(2, 26..<28))
    #expect(try cursor.next(Self.control.span) == expected(7, 34..<37, isMandatory: false, isHidden: true))
    let last = try cursor.next(Self.control.span)
    #expect(last == expected(99, 43..<43, isMandatory: false, vendor: 9))
    #expect(last?.typeName == nil)
    #expect(try cursor.next(Self.control.span) == nil)
  }

  @Test("Attributes that were cut", arguments: 12..<43)
  func attributesCut(available: Int) {
    let starts = [12, 20, 28, 37]
    var cursor = L2TPAttributeCursor(from: 12, to: 43, .l2tpv2)
    let prefix = Array(Self.control.prefix(available))
    var thrown: DecodeError?
    do throws(DecodeError) { while try cursor.next(prefix.span, at: somewhere, limit: .snapshot) != nil {} } catch {
      thrown = error
    }
    let start = starts.last { $0 <= available } ?? 12
    let end = (starts + [43]).first { $0 > start } ?? 43
    let needed = available < start + 6 ? start + 6 : end
    let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .snapshot)
    #expect(thrown == DecodeError(.l2tpv2, at: somewhere, reason))
  }

  @Test("Attribute lengths below 6 or beyond the message are invalid, and end them", arguments: [0, 5, 32, 1_023])
  func attributeLength(length: UInt16) throws {
    var data = Self.control
    data[12] = 0x80 | UInt8(length >> 8)
    data[13] = UInt8(length & 0xFF)
    var cursor = L2TPAttributeCursor(from: 12, to: 43, .l2tpv3)
    #expect(throws: DecodeError(.l2tpv3, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
      _ = try cursor.next(data.span, at: somewhere)
    }
    #expect(try cursor.next(data.span) == nil)
  }

  @Test("A message that ends within an attribute's first bytes", arguments: 13..<18)
  func attributeHeader(end: Int) {
    var cursor = L2TPAttributeCursor(from: 12, to: end, .l2tpv2)
    let reason = DecodeError.Reason.truncated(needed: 18, available: end, limit: .lengthField)
    #expect(throws: DecodeError(.l2tpv2, at: somewhere, reason)) {
      _ = try cursor.next(Self.control.span, at: somewhere)
    }
  }

  @Test("Names stand at their numbers")
  func names() {
    #expect(L2TPNames.attribute(0) == "message type")
    #expect(L2TPNames.attribute(14) == "assigned session")
    #expect(L2TPNames.attribute(20) == nil)
    #expect(L2TPNames.attribute(39) == "sequencing required")
    #expect(L2TPNames.attribute(46) == "PPP disconnect cause")
    #expect(L2TPNames.attribute(58) == "extended vendor")
    #expect(L2TPNames.attribute(65) == "assigned cookie")
    #expect(L2TPNames.attribute(68) == "pseudowire type")
    #expect(L2TPNames.attribute(101) == "pseudowire switching point")
    #expect(L2TPNames.attribute(102) == nil)
    #expect(L2TPNames.message(10) == "ICRQ" && L2TPNames.message(29) == "CSURQ" && L2TPNames.message(5) == nil)
  }

  static let control3 = bytes("00000000 c803 002b 00000007 0003 0004") + attributes

  @Test("Every field of version 3's control messages")
  func version3() throws {
    let header = try L2TPv3Header(Self.control3.span)
    #expect(header.session == 0)
    #expect(
      header.control == L2TPv3Header.Control(length: 43, connection: 7, sequenceNumber: 3, expectedNumber: 4))
    #expect(header.end == 47)
    #expect(try L2TPv3Header.carried(Self.control3.span, at: 0, limit: .frame, end: 47) == nil)
    expectTruncation(of: Self.control3, layer: .l2tpv3, needed: 4, then: 16, decode: L2TPv3Header.init)
  }

  @Test("Version 3: wrong version, missing flags, a length below the header")
  func version3Invalid() {
    func thrown(_ at: Int, _ value: UInt8) -> DecodeError.Reason? {
      var data = Self.control3
      data[at] = value
      return error(of: data, decode: L2TPv3Header.init)?.reason
    }
    #expect(thrown(5, 2) == .invalid(.version, value: 2))
    #expect(thrown(4, 0x48) == .invalid(.constant, value: 0x4803))
    #expect(thrown(7, 11) == .invalid(.length, value: 11))
  }

  @Test("A data message's frame is found behind any cookie and sublayer, where one reading is right")
  func frames() {
    let session = bytes("00001234")
    let frames: [([UInt8], Layer)] = [
      (Inner.ethernet, .ethernet), (Inner.ppp, .ppp), (Inner.hdlc, .ciscoHDLC), (Inner.ipv4, .ipv4),
      (Inner.ipv6, .ipv6),
    ]
    for (frame, layer) in frames {
      for cookie in [[], bytes("a1b2c3d5"), bytes("a1b2c3d5 e5f60718"), bytes("a1b2c3d5 e5f60718 40000001")] {
        let data = session + cookie + frame
        let found = L2TPv3Header.frame(data.span, room: data.count)
        #expect(found?.start == 4 + cookie.count && found?.layer == layer, "\(layer) behind \(cookie.count) bytes")
        // One byte of the packet's length missing: nothing is consistent any more.
        #expect(L2TPv3Header.frame(data.span, room: data.count - 1) == nil)
      }
    }
    #expect(L2TPv3Header.frame((session + [UInt8](repeating: 0xA5, count: 60)).span, room: 64) == nil)
    #expect(L2TPv3Header.frame(session.span, room: 4) == nil)
  }
}
