import Testing

@testable import Wire

@Suite("IPv6 header and its extensions")
struct IPv6HeaderTests {
  static let header = bytes(
    """
    6b 9a bc de                                      ; version 6, class b9, flow label abcde
    01 02                                            ; payload length 258
    06 40                                            ; TCP, 64 hops
    20 01 0d b8 00 00 00 01 02 03 04 05 06 07 08 09  ; 2001:db8:0:1:203:405:607:809
    fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 0a  ; fe80::a
    """)

  @Test("Every field")
  func fields() throws {
    let header = try IPv6Header(Self.header.span)
    #expect(header.trafficClass == 0xB9)
    #expect(header.flowLabel == 0xABCDE)
    #expect(header.payloadLength == 258)
    #expect(header.nextHeader == .tcp)
    #expect(header.hopLimit == 64)
    #expect(header.source == IPv6Address(high: 0x2001_0DB8_0000_0001, low: 0x0203_0405_0607_0809))
    #expect(header.destination == IPv6Address(high: 0xFE80_0000_0000_0000, low: 0x0A))
  }

  @Test("Every truncation")
  func truncation() {
    expectTruncation(of: Self.header, layer: .ipv6, needed: 40, decode: IPv6Header.init)
  }

  @Test("Every other version is invalid", arguments: (0..<16).filter { $0 != 6 })
  func version(version: UInt8) {
    var data = Self.header
    data[0] = version << 4 | 0x0B
    #expect(
      error(of: data, decode: IPv6Header.init)
        == DecodeError(.ipv6, at: somewhere, .invalid(.version, value: UInt64(version))))
  }

  static let routing = bytes(
    """
    11 02                                            ; UDP follows, 3 x 8 bytes
    04 01                                            ; type 4 (segment routing), 1 segment left
    00 00 00 00
    20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01
    """)

  static let extensionLayers: [Layer] = [.hopByHopOptions, .routing, .destinationOptions]

  @Test("Every field of an extension header", arguments: extensionLayers)
  func extensionFields(layer: Layer) throws {
    let header = try IPv6ExtensionHeader(Self.routing.span, as: layer)
    #expect(header.nextHeader == .udp)
    #expect(header.headerLength == 24)
    #expect(header.type == 4)
    #expect(header.segmentsLeft == 1)
  }

  @Test("Every truncation of an extension header", arguments: extensionLayers)
  func extensionTruncation(layer: Layer) {
    expectTruncation(of: Self.routing, layer: layer, needed: 8, then: 24) {
      (data, offset, limit) throws(DecodeError) in
      try IPv6ExtensionHeader(data, as: layer, at: offset, limit: limit)
    }
  }

  @Test("The longest extension header has 2,048 bytes")
  func longestExtension() throws {
    let data = bytes("3b ff") + [UInt8](repeating: 0, count: 2_046)
    let header = try IPv6ExtensionHeader(data.span, as: .hopByHopOptions)
    #expect(header.headerLength == 2_048)
    #expect(header.nextHeader == .noNextHeader)
  }

  static let fragment = bytes(
    """
    3a ff        ; ICMPv6 follows; reserved
    05 a9        ; offset 181 x 8, more fragments
    de ad be ef  ; identification
    """)

  @Test("Every field of a fragment header")
  func fragmentFields() throws {
    let header = try IPv6FragmentHeader(Self.fragment.span)
    #expect(header.nextHeader == .icmpv6)
    #expect(header.offsetAndFlags == 0x05A9)
    #expect(header.fragmentOffset == 1_448)
    #expect(header.moreFragments)
    #expect(header.isFragment)
    #expect(header.identification == 0xDEAD_BEEF)
  }

  @Test(
    "An atomic fragment is whole (RFC 6946); reserved bits say nothing",
    arguments: [
      (0x0000, 0, false, false), (0x0006, 0, false, false), (0x0001, 0, true, true), (0x0008, 8, false, true),
      (0xFFFF, 65_528, true, true),
    ] as [(UInt16, Int, Bool, Bool)])
  func fragmentWord(word: UInt16, offset: Int, more: Bool, isFragment: Bool) throws {
    var data = Self.fragment
    data[2] = UInt8(word >> 8)
    data[3] = UInt8(word & 0xFF)
    let header = try IPv6FragmentHeader(data.span)
    #expect(header.fragmentOffset == offset)
    #expect(header.moreFragments == more)
    #expect(header.isFragment == isFragment)
  }

  @Test("Every truncation of a fragment header")
  func fragmentTruncation() {
    expectTruncation(of: Self.fragment, layer: .fragment, needed: 8, decode: IPv6FragmentHeader.init)
  }

  static let authentication = bytes(
    """
    06 04                                ; TCP follows, (4 + 2) x 4 bytes
    00 00                                ; reserved
    00 00 01 02                          ; security parameters index
    00 00 00 2a                          ; sequence number
    01 02 03 04 05 06 07 08 09 0a 0b 0c  ; integrity check value of 96 bits
    """)

  @Test("Every field of an authentication header")
  func authenticationFields() throws {
    let header = try AuthenticationHeader(Self.authentication.span)
    #expect(header.nextHeader == .tcp)
    #expect(header.headerLength == 24)
    #expect(header.securityParametersIndex == 258)
    #expect(header.sequenceNumber == 42)
  }

  @Test("Every truncation of an authentication header")
  func authenticationTruncation() {
    expectTruncation(
      of: Self.authentication, layer: .authentication, needed: 12, then: 24, decode: AuthenticationHeader.init)
  }

  @Test("An authentication header of less than 12 bytes is invalid; of 12 it has no check value")
  func authenticationLength() throws {
    var data = Self.authentication
    data[1] = 0
    #expect(
      error(of: data, decode: AuthenticationHeader.init)
        == DecodeError(.authentication, at: somewhere, .invalid(.headerLength, value: 0)))
    data[1] = 1
    #expect(try AuthenticationHeader(data.span).headerLength == 12)
  }
}
