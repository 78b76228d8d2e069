import Testing

@testable import Wire

@Suite("GTP")
struct GTPTests {
  static let userPacket = bytes(
    """
    37           ; version 1, GTP, extension, sequence number, N-PDU number
    ff           ; G-PDU
    00 2c        ; 44 bytes: 4 of the optional fields, 12 of extensions, 28 of the packet
    0f 50 fe 20  ; TEID
    9e 15        ; sequence number
    07           ; N-PDU number
    85           ; next: PDU session container
    01 10 09 c0  ; uplink, flow of quality of service 9; next: PDCP PDU number
    02 00 05 00 00 00 00 00  ; 5; no next
    """)

  @Test("Every field of version 1")
  func fields() throws {
    let header = try GTPHeader((Self.userPacket + Inner.ipv4).span)
    #expect(header.version == 1 && header.isGTP)
    #expect(header.messageType == 255 && header.messageTypeName == "G-PDU" && header.isUserPacket)
    #expect(header.length == 44 && header.end == 52)
    #expect(header.tunnelEndpoint == 0x0F50_FE20)
    #expect(header.sequenceNumber == 0x9E15)
    #expect(header.packetNumber == 7)
    #expect(header.firstExtension == 0x85)
    #expect(header.headerLength == 24)
    var cursor = GTPExtensionCursor(first: 0x85)
    #expect(try cursor.next(Self.userPacket.span) == GTPExtension(type: 0x85, data: 13..<15))
    #expect(try cursor.next(Self.userPacket.span) == GTPExtension(type: 0xC0, data: 17..<23))
    #expect(try cursor.next(Self.userPacket.span) == nil)
    expectEveryCut(of: Self.userPacket, headerLength: 24, layer: .gtpU, decode: GTPHeader.init)
  }

  @Test("The optional fields are there with any flag, and mean something with their own", arguments: 0..<8)
  func optionalFields(bits: UInt8) throws {
    let data: [UInt8] = [0x30 | bits, 1, 0, 4, 0, 0, 0, 1] + (bits == 0 ? [] : [0x12, 0x34, 0x56, 0])
    let header = try GTPHeader(data.span)
    #expect(header.sequenceNumber == (bits & 2 != 0 ? 0x1234 : nil))
    #expect(header.packetNumber == (bits & 1 != 0 ? 0x56 : nil))
    #expect(header.firstExtension == nil)
    #expect(header.headerLength == (bits == 0 ? 8 : 12))
  }

  @Test("What a G-PDU carries is told by what it is")
  func carried() throws {
    let cases: [([UInt8], Layer?)] = [
      (Inner.ipv4, .ipv4), (Inner.ipv6, .ipv6), (Inner.ppp, .ppp), (Inner.ethernet, .ethernet),
      ([1, 2, 3, 4], nil), ([], nil),
    ]
    for (packet, layer) in cases {
      let data: [UInt8] = [0x30, 255, 0, UInt8(packet.count), 0, 0, 0, 1] + packet
      let carried = try GTPHeader.carried(data.span, at: 0, limit: .frame)
      #expect(carried == layer.map { Carried($0, headerLength: 8, payloadLength: packet.count) })
    }
    let echo: [UInt8] = [0x30, 1, 0, 28, 0, 0, 0, 1] + Inner.ipv4
    #expect(try GTPHeader.carried(echo.span, at: 0, limit: .frame) == nil)
  }

  static let session = bytes(
    """
    5c           ; version 2, another message follows, TEID, priority
    20           ; create session request
    00 08        ; 8 bytes behind these 4
    d3 7d 15 90  ; TEID
    1a 4a 43 a0  ; sequence number; priority 10
    """)

  @Test("Every field of version 2")
  func version2() throws {
    let header = try GTPHeader(Self.session.span)
    #expect(header.version == 2)
    #expect(header.messageType == 32 && header.messageTypeName == "create session request")
    #expect(header.length == 8 && header.end == 12)
    #expect(header.isPiggybacked)
    #expect(header.tunnelEndpoint == 0xD37D_1590)
    #expect(header.sequenceNumber == 0x1A4A43)
    #expect(header.priority == 10)
    #expect(header.packetNumber == nil && header.firstExtension == nil)
    #expect(header.headerLength == 12)
    expectTruncation(of: Self.session, layer: .gtpU, needed: 8, then: 12, decode: GTPHeader.init)
    let echo = try GTPHeader(bytes("40 01 0004 003039 00").span)
    #expect(echo.tunnelEndpoint == nil && echo.sequenceNumber == 12_345 && echo.priority == nil)
    #expect(try GTPHeader.carried(Self.session.span, at: 0, limit: .frame) == nil)
  }

  @Test("Versions other than 1 and 2, GTP', and an extension header of no length are invalid")
  func invalid() {
    for version: UInt8 in [0, 3, 4, 5, 6, 7] {
      #expect(
        error(of: [version << 5 | 0x10] + [UInt8](repeating: 0, count: 11), decode: GTPHeader.init)
          == DecodeError(.gtpU, at: somewhere, .invalid(.version, value: UInt64(version))))
    }
    #expect(
      error(of: [0x20] + [UInt8](repeating: 0, count: 11), decode: GTPHeader.init)
        == DecodeError(.gtpU, at: somewhere, .invalid(.constant, value: 0x20)))
    #expect(
      error(of: bytes("34 ff 0008 00000001 000000 85 00 000000"), decode: GTPHeader.init)
        == DecodeError(.gtpU, at: somewhere, .invalid(.headerLength, value: 0)))
  }
}
