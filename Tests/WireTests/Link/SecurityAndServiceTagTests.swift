import Testing

@testable import Wire

@Suite("MACsec tag and Network Service Header")
struct SecurityAndServiceTagTests {
  static let secured = bytes(
    """
    2d              ; channel given, encrypted, changed, association 1
    22              ; short length 34
    00 00 00 45     ; packet 69
    02 00 00 00 00 01 00 64  ; channel: address and port 100
    """)

  @Test("Every field of the security tag")
  func macsec() throws {
    let tag = try MACsecTag(Self.secured.span)
    #expect(tag.isEncrypted && tag.isChanged)
    #expect(!tag.isEndStation && !tag.isSingleCopyBroadcast)
    #expect(tag.associationNumber == 1)
    #expect(tag.shortLength == 34)
    #expect(tag.packetNumber == 69)
    #expect(tag.channel == 0x0200_0000_0001_0064)
    #expect(tag.headerLength == 14)
    let short = try MACsecTag(bytes("50 00 00 00 00 01").span)
    #expect(short.isEndStation && short.isSingleCopyBroadcast)
    #expect(short.channel == nil)
    #expect(short.headerLength == 6)
  }

  @Test("Every truncation and every invalid field of the security tag")
  func invalidMACsec() {
    expectTruncation(of: Self.secured, layer: .macsec, needed: 6, then: 14, decode: MACsecTag.init)
    let version = error(of: bytes("80 00 00 00 00 00"), decode: MACsecTag.init)
    #expect(version == DecodeError(.macsec, at: somewhere, .invalid(.version, value: 1)))
    let length = error(of: bytes("00 30 00 00 00 00"), decode: MACsecTag.init)
    #expect(length == DecodeError(.macsec, at: somewhere, .invalid(.length, value: 48)))
    #expect(error(of: bytes("00 2f 00 00 00 00"), decode: MACsecTag.init) == nil)
  }

  @Test(
    "Only what is neither encrypted nor changed is walked, without the integrity check value",
    arguments: [
      ("00 00", 64, .ipv4, 8, 40), ("00 14", 64, .ipv4, 8, 18), ("08 00", 64, .opaque, 6, 42),
      ("04 00", 64, .opaque, 6, 42), ("0c 14", 64, .opaque, 6, 20),
    ] as [(String, Int, Layer, Int, Int)])
  func carried(control: String, length: Int, layer: Layer, header: Int, payload: Int) throws {
    let data = bytes(control + "00 00 00 01 08 00") + [UInt8](repeating: 0, count: length - 8)
    let carried = try MACsecTag.carried(data.span, at: 14, limit: .frame, end: 14 + length)
    #expect(carried?.layer == layer)
    #expect(carried?.headerLength == header)
    #expect(carried?.payloadLength == payload)
  }

  @Test("No room for a type is said")
  func noType() {
    let data = bytes("00 01 00 00 00 01 08 00")
    let reason = DecodeError.Reason.truncated(needed: 8, available: 7, limit: .lengthField)
    #expect(throws: DecodeError(.macsec, at: 14, reason)) {
      _ = try MACsecTag.carried(data.span, at: 14, limit: .frame, end: 60)
    }
    let cut = DecodeError.Reason.truncated(needed: 8, available: 7, limit: .snapshot)
    #expect(throws: DecodeError(.macsec, at: 14, cut)) {
      _ = try MACsecTag.carried(bytes("00 00 00 00 00 01 08").span, at: 14, limit: .snapshot, end: 80)
    }
  }

  static let service = bytes(
    """
    2f c5           ; OAM, TTL 63, 5 words
    02              ; metadata of type 2
    01              ; IPv4
    00 03 09        ; service path 777
    07              ; service index
    00 01 02 01     ; class 1, type 2, 1 byte
    12 00 00 00
    00 02 03 00     ; class 2, type 3, empty
    """)

  @Test("Every field of the service header and its contexts")
  func nsh() throws {
    let header = try NSHHeader(Self.service.span)
    #expect(header.isOperations)
    #expect(header.timeToLive == 63)
    #expect(header.headerLength == 20)
    #expect(header.metadataType == 2)
    #expect(header.nextProtocol == 1)
    #expect(header.nextProtocolName == "IPv4")
    #expect(header.servicePathIdentifier == 777)
    #expect(header.serviceIndex == 7)
    var position = NSHHeader.size
    let first = try NSHContext.next(Self.service.span, header, from: &position)
    #expect(first == NSHContext(metadataClass: 1, type: 2, data: 12..<13))
    let second = try NSHContext.next(Self.service.span, header, from: &position)
    #expect(second == NSHContext(metadataClass: 2, type: 3, data: 20..<20))
    #expect(try NSHContext.next(Self.service.span, header, from: &position) == nil)
  }

  @Test("Every truncation and every invalid field of the service header")
  func invalidNSH() {
    expectTruncation(of: Self.service, layer: .nsh, needed: 8, then: 20, decode: NSHHeader.init)
    let version = error(of: bytes("40 06 01 01 00 00 01 01"), decode: NSHHeader.init)
    #expect(version == DecodeError(.nsh, at: somewhere, .invalid(.version, value: 1)))
    let length = error(of: bytes("00 01 02 01 00 00 01 01"), decode: NSHHeader.init)
    #expect(length == DecodeError(.nsh, at: somewhere, .invalid(.headerLength, value: 1)))
    let fixed = error(of: bytes("00 05 01 01 00 00 01 01"), decode: NSHHeader.init)
    #expect(fixed == DecodeError(.nsh, at: somewhere, .invalid(.headerLength, value: 5)))
  }

  @Test("A context that leads out of the header ends the list", arguments: [(8, 21), (13, 17)])
  func contexts(start: Int, needed: Int) throws {
    // Four words; the context claims nine bytes where four are left, or begins where its head has no room.
    let data = bytes("00 04 02 01 00 00 01 01 00 01 02 09 00 00 00 00")
    let header = try NSHHeader(data.span)
    var position = start
    let reason = DecodeError.Reason.truncated(needed: needed, available: 16, limit: .lengthField)
    #expect(throws: DecodeError(.nsh, at: 0, reason)) {
      _ = try NSHContext.next(data.span, header, from: &position)
    }
    #expect(try NSHContext.next(data.span, header, from: &position) == nil)
  }

  @Test(
    "The next protocol chooses the layer",
    arguments: [(1, .ipv4), (2, .ipv6), (3, .ethernet), (4, .nsh), (5, .mpls), (6, .opaque), (0, .opaque)]
      as [(UInt8, Layer)])
  func next(number: UInt8, layer: Layer) throws {
    let data: [UInt8] = [0, 2, 2, number, 0, 0, 1, 1]
    #expect(try NSHHeader.carried(data.span, at: 0, limit: .frame)?.layer == layer)
    #expect(try NSHHeader.carried(data.span, at: 0, limit: .frame)?.headerLength == 8)
  }
}
