import Testing

@testable import Wire

@Suite("Routing headers")
struct RoutingHeaderTests {
  static let one = "20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01"
  static let two = "20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02"

  static let samples: [(String, RoutingHeader.Kind)] = [
    ("11 04 00 02  00 00 00 00 \(one) \(two)", .sourceRoute(8..<40)),
    ("11 02 02 01  00 00 00 00 \(one)", .home(IPv6Address(high: 0x2001_0DB8_0000_0000, low: 1))),
    // Mobile IPv6's has one address; with two it is something else.
    ("11 04 02 01  00 00 00 00 \(one) \(two)", .other(4..<40)),
    (
      "11 02 03 02  ee 40 00 00  00 01 00 02  00 00 00 00 00 00 00 00",
      .rpl(RoutingHeader.RPL(elided: 14, lastElided: 14, padding: 4, addresses: 8..<20))
    ),
    (
      "11 05 04 01  01 80 00 07 \(one) \(two)  04 06 00 00 00 00 00 00",
      .segments(RoutingHeader.Segments(lastEntry: 1, flags: 0x80, tag: 7, list: 8..<40, options: 40..<48))
    ),
    (
      "11 00 04 00  00 00 00 00",
      .segments(RoutingHeader.Segments(lastEntry: 0, flags: 0, tag: 0, list: 8..<8, options: 8..<8))
    ),
    ("11 00 fd 00  01 02 03 04", .other(4..<8)),
  ]

  @Test("Each type, and every truncation", arguments: samples)
  func types(dump: String, kind: RoutingHeader.Kind) throws {
    let data = bytes(dump)
    let header = try RoutingHeader(data.span)
    #expect(header.kind == kind)
    #expect(header.base.headerLength == data.count)
    expectTruncation(of: data, layer: .routing, needed: 8, then: data.count) {
      (data, offset, limit) throws(DecodeError) in
      try RoutingHeader(data, at: offset, limit: limit)
    }
  }

  @Test("A list of segments that does not fit is invalid", arguments: [1, 2, 255] as [UInt8])
  func tooManySegments(last: UInt8) {
    let thrown = error(of: bytes("11 02 04 00") + [last, 0, 0, 0] + bytes(Self.one)) {
      (data, offset, limit) throws(DecodeError) in
      try RoutingHeader(data, at: offset, limit: limit)
    }
    #expect(thrown == DecodeError(.routing, at: somewhere, .invalid(.count, value: UInt64(last))))
  }

  @Test("Addresses of RPL's source route without what they share (RFC 6554 §3)")
  func elided() {
    let route = RoutingHeader.RPL(elided: 14, lastElided: 12, padding: 0, addresses: 8..<16)
    #expect(route.count == 3)
    #expect(route[0].bytes == 8..<10)
    #expect(route[1].bytes == 10..<12)
    #expect(route[2].bytes == 12..<16)
    #expect(route[1].elided == 14)
    #expect(route[2].elided == 12)
    let data = [UInt8](repeating: 0, count: 8) + bytes("00 01 00 02 aa bb 00 03")
    let destination = IPAddress(v6: IPv6Address(high: 0x2001_0DB8_0000_0000, low: 0x0000_0000_1234_FFFF))
    #expect(route.address(1, data.span, destination) == IPv6Address(high: 0x2001_0DB8_0000_0000, low: 0x1234_0002))
    #expect(route.address(2, data.span, destination) == IPv6Address(high: 0x2001_0DB8_0000_0000, low: 0xAABB_0003))
    // Lengths that contradict one another.
    #expect(RoutingHeader.RPL(elided: 0, lastElided: 0, padding: 0, addresses: 8..<23).count == 0)
    #expect(RoutingHeader.RPL(elided: 0, lastElided: 0, padding: 0, addresses: 8..<39).count == 0)
  }

  @Test("A jumbo payload option says the length where it exceeds 65,535 (RFC 2675 §3)")
  func jumbo() {
    #expect(IPv6ExtensionHeader.jumboPayloadLength(bytes("11 00 c2 04 00 01 00 10").span) == 65_552)
    #expect(IPv6ExtensionHeader.jumboPayloadLength(bytes("11 00 c2 04 00 00 ff ff").span) == nil)
    #expect(IPv6ExtensionHeader.jumboPayloadLength(bytes("11 00 05 02 00 00 01 00").span) == nil)
    for available in 0..<8 {
      let data = Array(bytes("11 00 c2 04 00 01 00 10").prefix(available))
      #expect(IPv6ExtensionHeader.jumboPayloadLength(data.span) == nil)
    }
  }
}

@Suite("ESP and IPComp")
struct SecurityHeaderTests {
  @Test("Fields and truncations")
  func fields() throws {
    let esp = bytes("00 00 10 00 00 00 00 05")
    #expect(try ESPHeader(esp.span).securityParametersIndex == 0x1000)
    #expect(try ESPHeader(esp.span).sequenceNumber == 5)
    expectTruncation(of: esp, layer: .esp, needed: 8) { (data, offset, limit) throws(DecodeError) in
      try ESPHeader(data, at: offset, limit: limit)
    }
    let compressed = bytes("06 00 00 03")
    let header = try IPCompHeader(compressed.span)
    #expect(header.nextHeader == .tcp)
    #expect(header.flags == 0)
    #expect(header.compressionParameterIndex == 3)
    #expect(header.algorithmName == "LZS")
    expectTruncation(of: compressed, layer: .ipComp, needed: 4) { (data, offset, limit) throws(DecodeError) in
      try IPCompHeader(data, at: offset, limit: limit)
    }
  }
}
