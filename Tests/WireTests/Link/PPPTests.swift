import Testing

@testable import Wire

@Suite("PPP, its multilink header and Cisco's HDLC")
struct PPPTests {
  static func header(
    _ data: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit
  ) throws(DecodeError) -> PPPHeader {
    try PPPHeader(data, mayHaveDirection: false, at: offset, limit: limit)
  }

  @Test(
    "Address, control and the protocol's first byte may be left out; a direction may stand in the address's place",
    arguments: [
      ("ff 03 00 21 45", PPPHeader.Framing.highLevelDataLink, 0x0021, 4), ("00 21 45", .none, 0x0021, 2),
      ("21 45", .none, 0x0021, 1), ("ff 03 21 45", .highLevelDataLink, 0x0021, 3),
      ("c0 21 01", .none, 0xC021, 2), ("00 03 00 57", .direction(isOutgoing: false), 0x0057, 4),
      ("01 03 c0 21", .direction(isOutgoing: true), 0xC021, 4),
    ])
  func forms(dump: String, framing: PPPHeader.Framing, number: UInt16, length: Int) throws {
    let header = try PPPHeader(bytes(dump).span, mayHaveDirection: true)
    #expect(header.framing == framing)
    #expect(header.protocolNumber == number)
    #expect(header.headerLength == length)
  }

  @Test("A direction stands only at a frame's beginning: elsewhere it is header compression's number")
  func noDirection() throws {
    let header = try PPPHeader(bytes("00 03 00 57").span, mayHaveDirection: false)
    #expect(header.framing == .none)
    #expect(header.protocolNumber == 0x0003)
  }

  @Test("Every truncation, and a protocol whose last bit is zero")
  func invalidProtocol() {
    expectTruncation(of: bytes("00 21"), layer: .ppp, needed: 2, decode: Self.header)
    expectTruncation(of: bytes("ff 03 21"), layer: .ppp, needed: 2, then: 3, decode: Self.header)
    let reason = DecodeError.Reason.truncated(needed: 4, available: 3, limit: .frame)
    #expect(error(of: bytes("ff 03 00"), decode: Self.header) == DecodeError(.ppp, at: somewhere, reason))
    let odd = error(of: bytes("00 22"), decode: Self.header)
    #expect(odd == DecodeError(.ppp, at: somewhere, .invalid(.type, value: 0x22)))
  }

  @Test(
    "The protocol chooses the layer; a control packet begins with its number",
    arguments: [
      ("ff 03 00 21 45", .ipv4, 4, 0x21), ("00 57 60", .ipv6, 2, 0x57), ("02 81 00", .mpls, 2, 0x281),
      ("02 83 00", .mpls, 2, 0x283), ("02 01 00", .spanningTree, 2, 0x201), ("02 07 00", .cdp, 2, 0x207),
      ("ff 03 c0 21 01", .pppControl, 2, 0xC021), ("80 21 01", .pppControl, 0, 0x8021), ("00 fd 01", .opaque, 2, 0xFD),
      ("00 3d c0 00 00 07 21", .ppp, 6, 0x3D), ("00 3d 80 00 00 07 21", .opaque, 6, 0x3D),
      ("00 3d 40 00 00 07 21", .opaque, 6, 0x3D), ("00 31 00 01 02", .ethernet, 4, 0x31),
      ("00 31 40 01 00 00 00 05 02", .ethernet, 8, 0x31), ("00 31 00 03 02", .opaque, 4, 0x31),
    ] as [(String, Layer, Int, UInt16)])
  func carried(dump: String, layer: Layer, length: Int, number: UInt16) throws {
    let carried = try PPPHeader.carried(bytes(dump).span, at: 20, limit: .frame)
    #expect(carried == Carried(layer, announced: .pppProtocol(number), headerLength: length))
  }

  @Test("A serial line's first byte may be Cisco's address")
  func cisco() throws {
    for dump in ["0f 00 08 00", "8f 00 80 35"] {
      let data = bytes(dump)
      #expect(try PPPHeader.carried(data.span, at: 0, limit: .frame) == Carried(.ciscoHDLC, headerLength: 0))
      #expect(try PPPHeader.carried(data.span, at: 20, limit: .frame)?.layer == .opaque)
    }
  }

  @Test("Every field and truncation of the multilink header, and of a bridged frame's")
  func multilink() throws {
    let data = bytes("00 3d 80 01 02 03")
    let header = try PPPMultilinkHeader(data.span, from: 2)
    #expect(header.isBeginning && !header.isEnd)
    #expect(header.sequenceNumber == 66_051)
    expectTruncation(of: data, layer: .ppp, needed: 6) { (data, offset, limit) throws(DecodeError) in
      try PPPMultilinkHeader(data, from: 2, at: offset, limit: limit)
    }
    let reason = DecodeError.Reason.truncated(needed: 4, available: 3, limit: .frame)
    #expect(throws: DecodeError(.ppp, at: 9, reason)) {
      _ = try PPPHeader.carried(bytes("00 31 00").span, at: 9, limit: .frame)
    }
  }

  @Test(
    "Cisco's HDLC has EtherTypes, and numbers with a meaning of its own",
    arguments: [
      ("0f 00 08 00", .ipv4, .etherType(.ipv4)), ("8f 00 80 35", .slarp, .layer(.slarp)),
      ("8f 00 20 00", .cdp, .layer(.cdp)), ("8f 00 fe fe 83 1b", .opaque, .networkLayerProtocol(0x83)),
      ("8f 00 fe fe 03 81 00", .opaque, .networkLayerProtocol(0x81)), ("8f 00 fe fe", .opaque, .layer(.ciscoHDLC)),
    ] as [(String, Layer, LinkPayload)])
  func ciscoHDLC(dump: String, layer: Layer, announced: LinkPayload) throws {
    let data = bytes(dump)
    let carried = try CiscoHDLCHeader.carried(data.span, at: 0, limit: .frame)
    #expect(carried == Carried(layer, announced: announced, headerLength: 4))
    expectTruncation(of: Array(data.prefix(4)), layer: .ciscoHDLC, needed: 4, decode: CiscoHDLCHeader.init)
  }

  @Test("Every field of Cisco's HDLC")
  func ciscoFields() throws {
    let header = try CiscoHDLCHeader(bytes("8f 01 80 35").span)
    #expect(header.address == 0x8F)
    #expect(header.control == 1)
    #expect(header.protocolType == 0x8035)
    #expect(header.protocolName == "SLARP")
  }

  @Test("Every message of SLARP")
  func slarp() throws {
    let keepalive = bytes("00 00 00 02 00 00 00 05 00 00 00 02 ff ff 00 78 d4 f0")
    #expect(
      try SLARPPacket(keepalive.span).message
        == .keepalive(mine: 5, yours: 2, reliability: 0xFFFF, upTime: 7_918_832))
    #expect(
      try SLARPPacket(keepalive.span.extracting(first: 17)).message
        == .keepalive(mine: 5, yours: 2, reliability: 0xFFFF, upTime: nil))
    let ends = "0a 00 00 01 ff ff ff fc 00 00"
    #expect(
      try SLARPPacket(bytes("00 00 00 00" + ends).span).message == .request(address: 0x0A00_0001, mask: 0xFFFF_FFFC))
    #expect(
      try SLARPPacket(bytes("00 00 00 01" + ends).span).message == .reply(address: 0x0A00_0001, mask: 0xFFFF_FFFC))
    let other = try SLARPPacket(bytes("00 00 01 02" + ends).span)
    #expect(other.message == .other)
    #expect(other.code == 258)
    expectTruncation(of: keepalive, layer: .slarp, needed: 14, decode: SLARPPacket.init)
  }
}
