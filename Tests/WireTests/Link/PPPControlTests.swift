import Testing

@testable import Wire

@Suite("PPPoE, and PPP's control protocols")
struct PPPControlTests {
  static let discovery = bytes(
    """
    11 09 00 00 00 12     ; PADI, no session, 18 bytes
    01 01 00 00           ; any service
    01 20 00 02 05 dc     ; largest payload 1500
    01 03 00 04 16 37 2c 16  ; the host's own mark
    """)

  static func discovery(
    _ data: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit
  ) throws(DecodeError) -> PPPoEHeader {
    try PPPoEHeader(data, as: .pppoeDiscovery, at: offset, limit: limit)
  }

  @Test("Every field of PPPoE and every tag")
  func pppoe() throws {
    let header = try PPPoEHeader(Self.discovery.span)
    #expect(header.code == 9)
    #expect(header.codeName == "PADI")
    #expect(header.session == 0)
    #expect(header.length == 18)
    var cursor = PPPoETagCursor(header)
    let data = Self.discovery.span
    #expect(try cursor.next(data) == PPPoETag(type: 0x0101, value: 10..<10))
    #expect(try cursor.next(data) == PPPoETag(type: 0x0120, value: 14..<16))
    #expect(try cursor.next(data) == PPPoETag(type: 0x0103, value: 20..<24))
    #expect(try cursor.next(data) == nil)
  }

  @Test("Every truncation and invalid field of PPPoE")
  func invalidPPPoE() {
    expectTruncation(of: Self.discovery, layer: .pppoeDiscovery, needed: 6, decode: Self.discovery)
    let version = error(of: bytes("21 00 00 01 00 00"), decode: Self.discovery)
    #expect(version == DecodeError(.pppoeDiscovery, at: somewhere, .invalid(.version, value: 2)))
    let type = error(of: bytes("12 00 00 01 00 00"), decode: Self.discovery)
    #expect(type == DecodeError(.pppoeDiscovery, at: somewhere, .invalid(.type, value: 2)))
  }

  @Test("A cut between the tags, and tags that lead out of the packet")
  func cutTags() throws {
    let whole = Self.discovery
    for available in 6..<whole.count {
      var cursor = PPPoETagCursor(try PPPoEHeader(whole.span))
      var thrown: DecodeError?
      do throws(DecodeError) {
        while try cursor.next(whole.span.extracting(first: available), at: somewhere, limit: .snapshot) != nil {}
      } catch { thrown = error }
      let needed =
        available < 10 ? 10 : available < 14 ? 14 : available < 16 ? 16 : available < 20 ? 20 : 24
      let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .snapshot)
      #expect(thrown == DecodeError(.pppoeDiscovery, at: somewhere, reason), "\(available) bytes")
    }
    let long = bytes("11 09 00 00 00 08 01 03 00 05 01 02 03 04 05")
    var cursor = PPPoETagCursor(try PPPoEHeader(long.span))
    let reason = DecodeError.Reason.truncated(needed: 15, available: 14, limit: .lengthField)
    #expect(throws: DecodeError(.pppoeDiscovery, at: 0, reason)) { _ = try cursor.next(long.span) }
    #expect(try cursor.next(long.span) == nil)
  }

  @Test("End-Of-List ends the list, whatever stands behind it")
  func endOfList() throws {
    let data = bytes("11 09 00 00 00 08 00 00 00 00 01 01 00 00")
    var cursor = PPPoETagCursor(try PPPoEHeader(data.span))
    #expect(try cursor.next(data.span)?.name == "End-Of-List")
    #expect(try cursor.next(data.span) == nil)
  }

  @Test("A session carries PPP as far as its length says; a code leads to discovery")
  func session() throws {
    let session = try PPPoEHeader.carried(bytes("11 00 00 17 00 0e").span, at: 14, limit: .frame)
    #expect(session == Carried(.ppp, headerLength: 6, payloadLength: 14))
    let other = try PPPoEHeader.carried(Self.discovery.span, at: 0, limit: .frame)
    #expect(other == Carried(.pppoeDiscovery, headerLength: 0))
  }

  static let configure = bytes(
    """
    c0 21           ; LCP
    01 02 00 13     ; Configure-Request, identifier 2, 19 bytes
    01 04 05 dc     ; MRU 1500
    03 05 c2 23 05  ; CHAP with MD5
    05 06 01 fc cb fb  ; magic number
    """)

  @Test("Every field of a control packet, and its options")
  func control() throws {
    let header = try PPPControlHeader(Self.configure.span)
    #expect(header.protocolNumber == 0xC021)
    #expect(header.code == 1)
    #expect(header.codeName == "Configure-Request")
    #expect(header.identifier == 2)
    #expect(header.length == 19)
    #expect(header.end == 21)
    #expect(header.hasOptions)
    var cursor = PPPOptionCursor(header)
    let data = Self.configure.span
    #expect(try cursor.next(data) == PPPOption(type: 1, data: 8..<10))
    #expect(try cursor.next(data) == PPPOption(type: 3, data: 12..<15))
    #expect(try cursor.next(data) == PPPOption(type: 5, data: 17..<21))
    #expect(try cursor.next(data) == nil)
    #expect(PPPOption(type: 3, data: 0..<0).name(in: 0xC021) == "Auth-Prot")
    #expect(PPPOption(type: 3, data: 0..<0).name(in: 0x8021) == "IP-Addr")
  }

  @Test("Every truncation and invalid field of a control packet")
  func invalidControl() throws {
    expectTruncation(of: Self.configure, layer: .pppControl, needed: 6, decode: PPPControlHeader.init)
    let short = error(of: bytes("c0 21 09 01 00 03"), decode: PPPControlHeader.init)
    #expect(short == DecodeError(.pppControl, at: somewhere, .invalid(.length, value: 3)))
    for (length, position) in [(0, 6), (1, 6), (14, 6), (255, 6)] {
      var data = Self.configure
      data[position + 1] = UInt8(length)
      var cursor = PPPOptionCursor(try PPPControlHeader(data.span))
      let reason = DecodeError.Reason.invalid(.optionLength, value: UInt64(length))
      let expected = length == 14 ? nil : DecodeError(.pppControl, at: somewhere, reason)
      var thrown: DecodeError?
      do throws(DecodeError) { _ = try cursor.next(data.span, at: somewhere) } catch { thrown = error }
      #expect(thrown == expected, "length \(length)")
    }
    var cursor = PPPOptionCursor(try PPPControlHeader(Self.configure.span))
    let reason = DecodeError.Reason.truncated(needed: 10, available: 9, limit: .snapshot)
    #expect(throws: DecodeError(.pppControl, at: 4, reason)) {
      _ = try cursor.next(Self.configure.span.extracting(first: 9), at: 4, limit: .snapshot)
    }
    #expect(cursor.position == cursor.end)
  }

  @Test(
    "Each protocol has codes of its own; only those that negotiate have options",
    arguments: [
      (0xC023, 1, "Authenticate-Request", false), (0xC223, 1, "Challenge", false), (0xC227, 2, "Response", false),
      (0x8021, 2, "Configure-Ack", true), (0x80FD, 14, "Reset-Request", false), (0xC021, 12, "Identification", false),
      (0xC223, 9, nil, false), (0x8057, 9, nil, false),
    ] as [(UInt16, UInt8, String?, Bool)])
  func codes(number: UInt16, code: UInt8, name: String?, hasOptions: Bool) throws {
    let data: [UInt8] = [UInt8(number >> 8), UInt8(number & 0xFF), code, 0, 0, 4]
    let header = try PPPControlHeader(data.span)
    #expect(header.codeName == name)
    #expect(header.hasOptions == hasOptions)
  }
}
