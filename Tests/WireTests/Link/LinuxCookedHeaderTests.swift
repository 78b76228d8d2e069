import Testing

@testable import Wire

@Suite("Linux cooked and BSD loopback headers")
struct LinuxCookedHeaderTests {
  static let first = bytes(
    """
    00 04                    ; packet type: sent by us
    03 04                    ; ARPHRD_LOOPBACK
    00 06                    ; address length
    00 1b 21 aa bb cc 01 02  ; address, padded
    86 dd                    ; IPv6
    """)

  @Test("Every field of version 1")
  func fields() throws {
    let header = try LinuxCookedHeader(Self.first.span)
    #expect(header.packetType == 4)
    #expect(header.hardwareType == 772)
    #expect(header.addressLength == 6)
    #expect(header.address == 0x001B_21AA_BBCC_0102)
    #expect(header.protocolType == 0x86DD)
  }

  @Test("Every truncation of version 1")
  func truncation() {
    expectTruncation(of: Self.first, layer: .linuxCooked, needed: 16, decode: LinuxCookedHeader.init)
  }

  static let second = bytes(
    """
    08 00                    ; IPv4
    ff ff                    ; reserved, whatever it is
    00 00 01 02              ; interface index
    00 01                    ; ARPHRD_ETHER
    03                       ; packet type: to another host
    06                       ; address length
    00 1b 21 aa bb cc 01 02  ; address, padded
    """)

  @Test("Every field of version 2")
  func secondFields() throws {
    let header = try LinuxCooked2Header(Self.second.span)
    #expect(header.protocolType == 0x0800)
    #expect(header.interfaceIndex == 258)
    #expect(header.hardwareType == 1)
    #expect(header.packetType == 3)
    #expect(header.addressLength == 6)
    #expect(header.address == 0x001B_21AA_BBCC_0102)
  }

  @Test("Every truncation of version 2")
  func secondTruncation() {
    expectTruncation(of: Self.second, layer: .linuxCooked2, needed: 20, decode: LinuxCooked2Header.init)
  }

  @Test(
    "The protocol is an EtherType but after some hardware types (pcap-linktype(7))",
    arguments: [
      (1, 0x0800, .ipv4), (772, 0x86DD, .ipv6), (778, 0x86DD, .ipv6), (512, 0x0600, EtherType(rawValue: 0x0600)),
      (1, 0x05FF, nil), (1, 0x0004, nil), (770, 0x0800, nil), (803, 0x0800, nil), (824, 0x0800, nil),
    ] as [(UInt16, UInt16, EtherType?)])
  func protocolTypes(hardware: UInt16, protocolType: UInt16, etherType: EtherType?) throws {
    let (high, low) = (UInt8(hardware >> 8), UInt8(hardware & 0xFF))
    let (first, last) = (UInt8(protocolType >> 8), UInt8(protocolType & 0xFF))
    let one = [0, 0, high, low] + [UInt8](repeating: 0, count: 10) + [first, last]
    #expect(try LinuxCookedHeader(one.span).etherType == etherType)
    let two = [first, last, 0, 0, 0, 0, 0, 1, high, low] + [UInt8](repeating: 0, count: 10)
    #expect(try LinuxCooked2Header(two.span).etherType == etherType)
  }

  @Test(
    "BSD loopback finds the byte order of the writer",
    arguments: [
      ("02 00 00 00", 2, Layer.ipv4), ("00 00 00 02", 2, .ipv4), ("1e 00 00 00", 30, .ipv6), ("00 00 00 1e", 30, .ipv6),
      ("1c 00 00 00", 28, .ipv6), ("18 00 00 00", 24, .ipv6), ("0a 00 00 00", 10, .ipv6),
      ("00 00 ff ff", 65_535, .opaque),
      ("00 00 01 00", 256, .opaque), ("07 00 00 00", 7, .opaque), ("00 00 00 00", 0, .opaque),
    ])
  func loopbackHostOrder(dump: String, family: UInt32, layer: Layer) throws {
    let header = try LoopbackHeader(bytes(dump).span, networkOrder: false)
    #expect(header.addressFamily == family)
    #expect(header.layer == layer)
  }

  @Test("OpenBSD loopback is in network order, whatever the value")
  func loopbackNetworkOrder() throws {
    #expect(try LoopbackHeader(bytes("00 00 00 18").span, networkOrder: true).layer == .ipv6)
    let odd = try LoopbackHeader(bytes("02 00 00 00").span, networkOrder: true)
    #expect(odd.addressFamily == 0x0200_0000)
    #expect(odd.layer == .opaque)
  }

  @Test("Every truncation of both loopback headers")
  func loopbackTruncation() {
    let dump = bytes("02 00 00 00")
    expectTruncation(of: dump, layer: .loopbackHostOrder, needed: 4) {
      (data, offset, limit) throws(DecodeError) in
      try LoopbackHeader(data, networkOrder: false, at: offset, limit: limit)
    }
    expectTruncation(of: dump, layer: .loopbackNetworkOrder, needed: 4) {
      (data, offset, limit) throws(DecodeError) in
      try LoopbackHeader(data, networkOrder: true, at: offset, limit: limit)
    }
  }
}
