import Testing

@testable import Wire

@Suite("ICMP header")
struct ICMPHeaderTests {
  static let message = bytes(
    """
    0b 01  ; time exceeded, in reassembly
    f4 ff  ; checksum
    """)

  @Test("Every field")
  func fields() throws {
    let header = try ICMPHeader(Self.message.span)
    #expect(header.type == 11)
    #expect(header.code == 1)
    #expect(header.checksum == 0xF4FF)
  }

  @Test("Every truncation, for both versions", arguments: [Layer.icmp, .icmpv6])
  func truncation(layer: Layer) {
    expectTruncation(of: Self.message, layer: layer, needed: 4) { (data, offset, limit) throws(DecodeError) in
      try ICMPHeader(data, as: layer, at: offset, limit: limit)
    }
  }
}
