import Testing

@testable import Wire

@Suite("EtherIP, IP encapsulation, LISP, Teredo, WireGuard")
struct TunnelHeaderTests {
  @Test("EtherIP: version 3 and nothing else")
  func etherIP() throws {
    let data = bytes("3000") + Inner.ethernet
    #expect(try EtherIPHeader(data.span).version == 3)
    #expect(try EtherIPHeader.carried(data.span, at: 0, limit: .frame) == Carried(.ethernet, headerLength: 2))
    expectTruncation(of: data, layer: .etherIP, needed: 2, decode: EtherIPHeader.init)
    for version: UInt8 in [0, 2, 4, 15] {
      #expect(
        error(of: [version << 4, 0], decode: EtherIPHeader.init)
          == DecodeError(.etherIP, at: somewhere, .invalid(.version, value: UInt64(version))))
    }
    for (high, low) in [(0x31, 0x00), (0x30, 0x01)] as [(UInt8, UInt8)] {
      let value = UInt64(high & 15) << 8 | UInt64(low)
      #expect(
        error(of: [high, low], decode: EtherIPHeader.init)
          == DecodeError(.etherIP, at: somewhere, .invalid(.constant, value: value)))
    }
  }

  @Test("IP encapsulation: header length, flow, and a packet that looks like one")
  func encapsulation() throws {
    let header = bytes("13 00 1234 0000002a 00000000")  // version 1, 3 words, checksum, flow 42
    let whole = header + Inner.ipv4
    let value = try IPEncapsulationHeader(whole.span)
    #expect(value.version == 1 && value.headerLength == 12 && value.flags == 0)
    #expect(value.checksum == 0x1234 && value.flow == 42)
    expectTruncation(of: header, layer: .ipEncapsulation, needed: 8, then: 12, decode: IPEncapsulationHeader.init)
    let end = somewhere + whole.count
    #expect(
      try IPEncapsulationHeader.carried(whole.span, at: somewhere, limit: .frame, end: end)
        == Carried(.ipv4, headerLength: 12))
    #expect(try IPEncapsulationHeader.carried(whole.span, at: somewhere, limit: .frame, end: end - 1) == nil)
    #expect(try IPEncapsulationHeader.carried(header.span, at: 0, limit: .frame, end: 12) == nil)
    for words: UInt8 in [0, 1] {
      #expect(
        error(of: [0x10 | words, 0, 0, 0, 0, 0, 0, 0], decode: IPEncapsulationHeader.init)
          == DecodeError(.ipEncapsulation, at: somewhere, .invalid(.headerLength, value: UInt64(words))))
    }
  }

  @Test("Every field of LISP's data header")
  func lisp() throws {
    let data = bytes("e8 123456 000007 0f")  // nonce, locators, echo, instance
    let header = try LISPHeader(data.span)
    #expect(header.flags == 0xE8 && header.nonce == 0x123456 && header.asksForEcho)
    #expect(header.instance == 7 && header.locatorStatus == 0x0F)
    #expect(header.sourceMapVersion == nil && header.destinationMapVersion == nil && header.key == 0)
    let other = try LISPHeader(bytes("52 123456 01020304").span)  // locators, map versions, key 2
    #expect(other.sourceMapVersion == 0x123 && other.destinationMapVersion == 0x456 && other.key == 2)
    #expect(other.locatorStatus == 0x0102_0304 && other.nonce == nil && other.instance == nil)
    expectTruncation(of: data, layer: .lisp, needed: 8, decode: LISPHeader.init)
    #expect(try LISPHeader.carried(data.span, at: 0, limit: .frame) == Carried(.rawIP, headerLength: 8))
    #expect(try LISPHeader.carried(bytes("52 123456 01020304").span, at: 0, limit: .frame) == nil)
  }

  static let authentication = bytes(
    """
    00 01 02 04              ; authentication: a name of 2 bytes, a value of 4
    61 62 01 02 03 04
    11 22 33 44 55 66 77 88  ; nonce
    01                       ; the key is to be renewed
    """)
  static let origin = bytes("0000 f12a 3ffffdfe")  // port 3797, 192.0.2.1, inverted

  @Test("Every field of Teredo's indications")
  func teredo() throws {
    let data = Self.authentication + Self.origin
    let header = try TeredoHeader((data + Inner.ipv6).span)
    #expect(header.authentication?.client == 4..<6)
    #expect(header.authentication?.value == 6..<10)
    #expect(header.authentication?.nonce == 0x1122_3344_5566_7788)
    #expect(header.authentication?.confirmation == 1)
    #expect(header.origin == TeredoHeader.Origin(port: 3_797, address: 0xC000_0201))
    #expect(header.headerLength == 27)
    #expect(
      try TeredoHeader.carried((data + Inner.ipv6).span, at: 0, limit: .frame) == Carried(.ipv6, headerLength: 27))
    let shorter = [
      (Self.origin + Inner.ipv6, 8), (Self.authentication + Inner.ipv6, 19), (Inner.ipv6, 0),
    ]
    for (packet, length) in shorter {
      let header = try TeredoHeader(packet.span)
      #expect(header.headerLength == length)
      #expect((header.authentication == nil) == (length < 19))
    }
  }

  @Test("Every truncation of Teredo's indications")
  func teredoTruncation() {
    expectEveryCut(of: Self.authentication, headerLength: 19, layer: .teredo, decode: TeredoHeader.init)
    expectEveryCut(of: Self.origin, headerLength: 8, layer: .teredo, decode: TeredoHeader.init)
    // Behind an authentication the origin may be missing altogether.
    let both = Self.authentication + Self.origin
    for available in 21..<27 {
      let thrown = error(of: Array(both.prefix(available)), decode: TeredoHeader.init)
      let reason = DecodeError.Reason.truncated(needed: 27, available: available, limit: .frame)
      #expect(thrown == DecodeError(.teredo, at: somewhere, reason))
    }
  }

  @Test("Every field of WireGuard's messages, little-endian")
  func wireGuard() throws {
    let numbers = bytes("04030201 08070605 00000000")
    func message(_ kind: UInt8) throws -> WireGuardHeader { try WireGuardHeader(([kind, 0, 0, 0] + numbers).span) }
    let initiation = try message(1)
    #expect(initiation.sender == 0x0102_0304 && initiation.receiver == nil && initiation.counter == nil)
    let response = try message(2)
    #expect(response.sender == 0x0102_0304 && response.receiver == 0x0506_0708 && response.counter == nil)
    let cookie = try message(3)
    #expect(cookie.sender == nil && cookie.receiver == 0x0102_0304 && cookie.counter == nil)
    let data = try message(4)
    #expect(data.sender == nil && data.receiver == 0x0102_0304 && data.counter == 0x0506_0708)
    #expect(data.kind == .transportData)
    for (kind, needed) in [(1, 8), (2, 12), (3, 8), (4, 16)] as [(UInt8, Int)] {
      expectTruncation(
        of: [kind, 0, 0, 0] + numbers, layer: .wireGuard, needed: 4, then: needed, decode: WireGuardHeader.init)
    }
  }

  @Test("WireGuard: types other than 1 to 4, and reserved bytes that are not zero, are invalid")
  func wireGuardInvalid() {
    for type: UInt8 in [0, 5, 255] {
      #expect(
        error(of: [type] + [UInt8](repeating: 0, count: 31), decode: WireGuardHeader.init)
          == DecodeError(.wireGuard, at: somewhere, .invalid(.type, value: UInt64(type))))
    }
    #expect(
      error(of: [4, 0, 1, 0] + [UInt8](repeating: 0, count: 28), decode: WireGuardHeader.init)
        == DecodeError(.wireGuard, at: somewhere, .invalid(.constant, value: 0x100)))
  }
}
