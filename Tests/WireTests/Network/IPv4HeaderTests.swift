import Testing

@testable import Wire

@Suite("IPv4 header")
struct IPv4HeaderTests {
  static let header = bytes(
    """
    46 b9        ; version 4, six words; DSCP 46, ECN 1
    01 23        ; total length 291
    be ef        ; identification
    60 05        ; don't fragment, more fragments, offset 5 x 8
    3f 11        ; 63 hops left, UDP
    a1 b2        ; checksum
    c0 00 02 01  ; 192.0.2.1
    c6 33 64 02  ; 198.51.100.2
    94 04 00 00  ; router alert
    """)

  @Test("Every field")
  func fields() throws {
    let header = try IPv4Header(Self.header.span)
    #expect(header.headerLength == 24)
    #expect(header.trafficClass == 0xB9)
    #expect(header.totalLength == 291)
    #expect(header.identification == 0xBEEF)
    #expect(header.flagsAndOffset == 0x6005)
    #expect(header.flags == [.dontFragment, .moreFragments])
    #expect(header.fragmentOffset == 40)
    #expect(header.isFragment)
    #expect(header.timeToLive == 63)
    #expect(header.protocolNumber == .udp)
    #expect(header.checksum == 0xA1B2)
    #expect(header.source == 0xC000_0201)
    #expect(header.destination == 0xC633_6402)
  }

  @Test(
    "A fragment has an offset or more to come",
    arguments: [
      (0x0000, [], 0, false), (0x4000, .dontFragment, 0, false), (0x8000, .reserved, 0, false),
      (0x2000, .moreFragments, 0, true), (0x0001, [], 8, true), (0x1FFF, [], 65_528, true),
    ] as [(UInt16, IPv4Header.Flags, Int, Bool)])
  func fragments(word: UInt16, flags: IPv4Header.Flags, offset: Int, isFragment: Bool) throws {
    var data = Self.header
    data[6] = UInt8(word >> 8)
    data[7] = UInt8(word & 0xFF)
    let header = try IPv4Header(data.span)
    #expect(header.flags == flags)
    #expect(header.fragmentOffset == offset)
    #expect(header.isFragment == isFragment)
  }

  @Test("Every truncation; options may be missing")
  func truncation() {
    expectTruncation(of: Self.header, layer: .ipv4, needed: 20, decode: IPv4Header.init)
  }

  @Test("Every other version is invalid", arguments: (0..<16).filter { $0 != 4 })
  func version(version: UInt8) {
    var data = Self.header
    data[0] = version << 4 | 5
    #expect(
      error(of: data, decode: IPv4Header.init)
        == DecodeError(.ipv4, at: somewhere, .invalid(.version, value: UInt64(version))))
  }

  @Test("Header lengths below five words are invalid, up to fifteen are not", arguments: 0..<16)
  func headerLength(words: UInt8) throws {
    var data = Self.header
    data[0] = 0x40 | words
    let thrown = error(of: data, decode: IPv4Header.init)
    if words < 5 {
      #expect(thrown == DecodeError(.ipv4, at: somewhere, .invalid(.headerLength, value: UInt64(words))))
    } else {
      #expect(thrown == nil)
      #expect(try IPv4Header(data.span).headerLength == Int(words) * 4)
    }
  }
}
