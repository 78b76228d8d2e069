import Glibc
import Testing

@testable import Wire

@Suite("Address text")
struct IPAddressTextTests {
  @Test(
    "RFC 5952, from its sections 4 and 5",
    arguments: [
      ("2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8::1:0:0:1"),  // §4.2.3: the first of equal runs
      ("2001:0000:0000:0001:0000:0000:0000:0001", "2001:0:0:1::1"),  // §4.2.3: the longest run
      ("2001:0db8:0000:0001:0001:0001:0001:0001", "2001:db8:0:1:1:1:1:1"),  // §4.2.2: not one group alone
      ("2001:0db8:0000:0000:0000:0000:0002:0001", "2001:db8::2:1"),  // §4.2.1: as short as possible
      ("2001:0DB8:AAAA:BBBB:CCCC:DDDD:EEEE:0AAA", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaa"),  // §4.1, §4.3
      ("0000:0000:0000:0000:0000:0000:0000:0000", "::"),
      ("0000:0000:0000:0000:0000:0000:0000:0001", "::1"),
      ("0001:0000:0000:0000:0000:0000:0000:0000", "1::"),
      ("fe80:0000:0000:0000:0000:0000:0000:000a", "fe80::a"),
      ("0000:0000:0000:0000:0000:ffff:c000:0201", "::ffff:192.0.2.1"),  // §5: IPv4-mapped
      ("0000:0000:0000:0000:0000:ffff:0000:0000", "::ffff:0.0.0.0"),
      ("0000:0000:0000:0000:0000:fffe:c000:0201", "::fffe:c000:201"),
      ("0000:0000:0000:0000:ffff:0000:c000:0201", "::ffff:0:c000:201"),
      ("0000:0000:0001:0000:0000:ffff:c000:0201", "::1:0:0:ffff:c000:201"),
      ("0000:0000:0000:0001:0000:0000:0000:0000", "0:0:0:1::"),
      ("0000:0001:0000:0001:0000:0001:0000:0001", "0:1:0:1:0:1:0:1"),
      ("0001:0002:0003:0004:0005:0006:0000:0000", "1:2:3:4:5:6::"),
      ("0001:0002:0003:0004:0005:0006:0007:0000", "1:2:3:4:5:6:7:0"),
      ("0010:0100:1000:000f:00f0:0f00:f000:0000", "10:100:1000:f:f0:f00:f000:0"),
      ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ])
  func version6(full: String, short: String) throws {
    let groups = full.split(separator: ":").compactMap { UInt64($0, radix: 16) }
    try #require(groups.count == 8)
    let address = IPv6Address(
      high: groups[..<4].reduce(0) { $0 << 16 | $1 }, low: groups[4...].reduce(0) { $0 << 16 | $1 })
    #expect(address.description == short)
    #expect("\(IPAddress(v6: address))" == short)
    #expect(short.utf8.count <= 39)
  }

  @Test(
    "Dotted decimal",
    arguments: [
      (0, "0.0.0.0"), (0xFFFF_FFFF, "255.255.255.255"), (0xC000_0201, "192.0.2.1"), (0x0A63_640A, "10.99.100.10"),
      (0x7F00_0001, "127.0.0.1"), (0x6509_0AC8, "101.9.10.200"),
    ] as [(UInt32, String)])
  func version4(address: UInt32, text: String) {
    #expect(IPAddress(v4: address).description == text)
  }

  @Test("Every byte value, in every place")
  func everyByte() {
    for value in UInt32(0)...255 {
      #expect(IPAddress(v4: value << 24 | 7 << 16 | value << 8).description == "\(value).7.\(value).0")
      #expect(IPAddress(v4: 7 << 24 | value << 16 | value).description == "7.\(value).0.\(value)")
    }
  }

  @Test("Appending keeps what is there")
  func appending() {
    var buffer: [UInt8] = Array("from ".utf8)
    IPAddress(v4: 0xC000_0201).append(to: &buffer)
    buffer.append(0x20)
    IPv6Address(high: 0x2001_0DB8_0000_0000, low: 1).append(to: &buffer)
    buffer.append(0x20)
    IPAddress.appendDotted(0x0102_0304, to: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == "from 192.0.2.1 2001:db8::1 1.2.3.4")
  }

  /// The C library agrees but for IPv4-compatible addresses (::a.b.c.d, deprecated), which it writes dotted.
  @Test("The C library reads every pattern of zero groups back, and writes it alike")
  func againstLibrary() throws {
    for pattern in 0..<256 {
      for seed: UInt16 in [1, 0xF, 0x10, 0xABC, 0xFFFF] {
        var groups: [UInt16] = []
        for place in 0..<8 { groups.append(pattern >> place & 1 == 0 ? 0 : seed &+ UInt16(place & 1)) }
        let halves = [groups[..<4], groups[4...]].map { $0.reduce(UInt64(0)) { $0 << 16 | UInt64($1) } }
        let address = IPv6Address(high: halves[0], low: halves[1])
        let text = address.description
        var octets = [UInt8](repeating: 0, count: 16)
        #expect(inet_pton(AF_INET6, text, &octets) == 1, "\(text)")
        #expect(octets == groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "\(text)")
        if groups[..<6].allSatisfy({ $0 == 0 }) { continue }
        var written = [CChar](repeating: 0, count: 46)
        _ = inet_ntop(AF_INET6, octets, &written, 46)
        #expect(text == String(decoding: written.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
      }
    }
  }
}
