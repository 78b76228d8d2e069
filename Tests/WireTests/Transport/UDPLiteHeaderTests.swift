import Testing

@testable import Wire

@Suite("UDP-Lite header")
struct UDPLiteHeaderTests {
  static let datagram = bytes(
    """
    14 e9  ; source port 5353
    00 35  ; destination port 53
    00 0a  ; coverage 10
    ab cd  ; checksum
    """)

  @Test("Every field")
  func fields() throws {
    let header = try UDPLiteHeader(Self.datagram.span)
    #expect(header.sourcePort == 5_353)
    #expect(header.destinationPort == 53)
    #expect(header.checksumCoverage == 10)
    #expect(header.checksum == 0xABCD)
  }

  @Test("Every truncation")
  func truncation() {
    expectTruncation(of: Self.datagram, layer: .udpLite, needed: 8, decode: UDPLiteHeader.init)
  }

  @Test("A coverage of 0 is all of the packet; 1 to 7 cannot be", arguments: 0...9)
  func coverage(coverage: UInt8) {
    var data = Self.datagram
    data[5] = coverage
    let expected =
      (1...7).contains(coverage)
      ? DecodeError(.udpLite, at: somewhere, .invalid(.length, value: UInt64(coverage))) : nil
    #expect(error(of: data, decode: UDPLiteHeader.init) == expected)
  }
}
