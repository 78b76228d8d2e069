import Testing

@testable import Wire

@Suite("Tunnels over UDP")
struct UDPTunnelTests {
  static func layer(_ data: [UInt8]) -> Layer? {
    guard let header = try? UDPHeader(data.span) else { return nil }
    return UDPTunnel.layer(data.span, header)
  }

  @Test("The marks are those of the ports, and none else")
  func marks() throws {
    var marks: UInt64 = 0
    for port in UDPTunnel.ports { marks |= 1 << UInt64(port & 63) }
    #expect(UDPTunnel.marks == marks)
    for port in UDPTunnel.ports {
      #expect(UDPTunnel.mayCarry(try UDPHeader(datagram(0, port, []).span)))
      #expect(UDPTunnel.mayCarry(try UDPHeader(datagram(port, 0, []).span)))
    }
    #expect(UDPTunnel.mayCarry(try UDPHeader(datagram(0, 0, []).span)) == false)
  }

  static let teredoIPv6: [UInt8] = {
    var packet = Inner.ipv6
    packet.replaceSubrange(8..<12, with: [0x20, 0x01, 0, 0])
    return packet
  }()
  static let mpls = bytes("00064040 00065140") + Inner.ipv4
  static let initiation = bytes("01000000 04030201") + [UInt8](repeating: 0x5A, count: 140)
  static let esp = bytes("00001001 00000007") + [UInt8](repeating: 0x5A, count: 32)
  static let sccrq = bytes("c802 0014 0000 0000 0000 0000 8008 0000 0000 0001")

  /// What each tunnel's datagrams hold, the port it is looked for, whether answers are told by the source port too, and
  /// the bytes whose bits must all be as they are.
  static let cases: [(name: String, port: UInt16, isMutual: Bool, layer: Layer, payload: [UInt8], firm: [Int])] = [
    ("VXLAN", 4_789, false, .vxlan, bytes("08000000 00000100") + Inner.ethernet, []),
    ("VXLAN, Linux", 8_472, false, .vxlan, bytes("08000000 00000100") + Inner.ethernet, [0, 1, 2, 3, 7]),
    ("VXLAN, group policy", 4_789, false, .vxlan, bytes("88080123 00000100") + Inner.ethernet, []),
    ("VXLAN-GPE", 4_790, false, .vxlanGPE, bytes("0c000001 00000100") + Inner.ipv4, [1, 2, 3, 7]),
    ("Geneve", 6_081, false, .geneve, bytes("00006558 00000100") + Inner.ethernet, [7]),
    ("Geneve, options", 6_081, false, .geneve, bytes("02000800 00000100 01000101 00000000") + Inner.ipv4, [7]),
    ("LISP", 4_341, false, .lisp, bytes("c0123456 00000001") + Inner.ipv4, []),
    ("MPLS", 6_635, false, .mpls, mpls, []),
    ("GRE", 4_754, false, .gre, bytes("20000800 0000002a") + Inner.ipv4, [1, 2, 3]),
    ("GTP-U", 2_152, true, .gtpU, bytes("30ff001c 00000001") + Inner.ipv4, [0, 2, 3]),
    ("GTP-U echo", 2_152, true, .gtpU, bytes("32010004 00000000 12340000"), [2, 3]),
    ("GTP-C", 2_123, true, .gtpU, bytes("48200008 00000001 00000100"), [0, 2, 3]),
    ("Teredo", 3_544, true, .teredo, teredoIPv6, [0, 8, 9, 10, 11]),
    ("Teredo, origin", 3_544, true, .teredo, TunnelHeaderTests.origin + teredoIPv6, [0, 1]),
    ("L2TP control", 1_701, true, .l2tpv2, sccrq, [0, 1, 2, 3]),
    ("L2TP data", 1_701, true, .l2tpv2, bytes("0002 0008 0009") + Inner.ppp, [1]),
    ("ESP", 4_500, true, .esp, esp, []),
    ("WireGuard", 51_820, true, .wireGuard, initiation, [0, 1, 2, 3]),
  ]

  @Test("Port and content together", arguments: cases.indices)
  func together(index: Int) {
    let each = Self.cases[index]
    #expect(Self.layer(datagram(40_000, each.port, each.payload)) == each.layer, "\(each.name)")
    #expect(
      Self.layer(datagram(each.port, 40_000, each.payload)) == (each.isMutual ? each.layer : nil), "\(each.name)")
    // Another port, the same bytes.
    #expect(Self.layer(datagram(40_000, 40_001, each.payload)) == nil)
    #expect(Self.layer(datagram(40_000, 53, each.payload)) == nil)
  }

  @Test("The port alone is not enough", arguments: UDPTunnel.ports)
  func portAlone(port: UInt16) {
    let query = bytes("1234 0100 0001 0000 0000 0000 03777777 076578616d706c65 036f7267 00 0001 0001")
    let strangers: [[UInt8]] = [
      [], [0], [0xFF], query, Array("GET / HTTP/1.1\r\n\r\n".utf8), [UInt8](repeating: 0, count: 64),
      [UInt8](repeating: 0xFF, count: 65),
    ]
    for stranger in strangers {
      #expect(Self.layer(datagram(port, port, stranger)) == nil, "\(stranger)")
    }
  }

  @Test("Each bit of a header's firm bytes counts", arguments: cases.indices)
  func firmBits(index: Int) {
    let each = Self.cases[index]
    for byte in each.firm {
      for bit in 0..<8 {
        var payload = each.payload
        payload[byte] ^= 1 << bit
        let found = Self.layer(datagram(40_000, each.port, payload))
        guard found != nil else { continue }
        let isAllowed = Self.allowed[each.name]?.contains { $0 == byte && $1 == bit } ?? false
        #expect(isAllowed, "\(each.name): byte \(byte), bit \(bit)")
      }
    }
  }

  /// Bits whose other value is as good: group policy, a priority, no TEID, the traffic class.
  static let allowed: [String: [(Int, Int)]] = [
    "VXLAN, Linux": [(0, 7)], "GTP-C": [(0, 2), (0, 3)], "Teredo": [(0, 0), (0, 1), (0, 2), (0, 3)],
  ]

  @Test("A datagram that was cut, or whose length says less, is no tunnel", arguments: cases.indices)
  func shorter(index: Int) {
    let each = Self.cases[index]
    // Below the UDP length nothing holds: the inner packet's lengths do not fit any more.
    let whole = datagram(40_000, each.port, each.payload, length: each.payload.count + 7)
    #expect(Self.layer(whole) == nil, "\(each.name)")
    for kept in 8..<12 {
      #expect(Self.layer(Array(datagram(40_000, each.port, each.payload).prefix(kept))) == nil, "\(each.name)")
    }
  }

  @Test("IKE and keepalives on ESP's port stay UDP")
  func ike() {
    #expect(Self.layer(datagram(4_500, 4_500, [0xFF])) == nil)
    #expect(Self.layer(datagram(4_500, 4_500, [0, 0, 0, 0] + [UInt8](repeating: 1, count: 28))) == nil)
    #expect(Self.layer(datagram(4_500, 4_500, bytes("000000ff 00000001") + [UInt8](repeating: 1, count: 32))) == nil)
    #expect(Self.layer(datagram(4_500, 4_500, Self.initiation)) == nil)
  }

  @Test("Teredo's packet has an address of Teredo's or a link's")
  func teredo() {
    #expect(Self.layer(datagram(40_000, 3_544, Inner.ipv6)) == nil)
    var local = Inner.ipv6
    local.replaceSubrange(24..<28, with: [0xFE, 0x80, 0, 0])
    #expect(Self.layer(datagram(40_000, 3_544, local)) == .teredo)
    #expect(Self.layer(datagram(40_000, 3_544, TunnelHeaderTests.authentication + local)) == .teredo)
  }

  @Test("Reserved bits of VXLAN are ignored on its own port where the frame can be checked")
  func vxlanReserved() {
    let odd = bytes("08087f7f 00012c00")
    #expect(Self.layer(datagram(40_000, 4_789, odd + Inner.ethernet)) == .vxlan)
    #expect(Self.layer(datagram(40_000, 8_472, odd + Inner.ethernet)) == nil)
    var unknown = Inner.ethernet
    unknown.replaceSubrange(12..<14, with: [0x90, 0x00])
    #expect(Self.layer(datagram(40_000, 4_789, odd + unknown)) == nil)
    #expect(Self.layer(datagram(40_000, 4_789, bytes("08000000 00012c00") + unknown)) == .vxlan)
  }

  @Test("Ethernet: tags, ARP, LLC, a group as the sender")
  func ethernet() {
    func check(_ frame: [UInt8], isStrict: Bool = true) -> Bool {
      CarriedPacket.isEthernet(frame.span, from: 0, to: frame.count, isStrict: isStrict)
    }
    let addresses = Array(Inner.ethernet.prefix(12))
    #expect(check(Inner.ethernet))
    #expect(check(addresses + bytes("88a8 0064 8100 00c8 0800") + Inner.ipv4))
    #expect(check(addresses + bytes("0806 0001 0800 0604 0001") + [UInt8](repeating: 0, count: 20)))
    #expect(!check(addresses + bytes("0806 0001 0800 0604"), isStrict: true) == false)
    #expect(!check(addresses + bytes("0806 0001 0800 0504 0001")))
    #expect(check(addresses + bytes("0003 424203")))
    #expect(!check(addresses + bytes("0004 424203")))
    #expect(!check(addresses + bytes("0003 424103")))
    #expect(check(addresses + bytes("0003 424103"), isStrict: false))
    #expect(!check(addresses + bytes("9000 0000")))
    #expect(check(addresses + bytes("9000 0000"), isStrict: false))
    var group = Inner.ethernet
    group[6] |= 1
    #expect(!check(group))
  }

  @Test("MPLS: a bottom, a time to live, IP or a pseudowire's Ethernet")
  func mpls() {
    func check(_ stack: [UInt8]) -> Bool { MPLSInUDP.fits(stack.span, room: stack.count) }
    #expect(check(Self.mpls))
    #expect(check(bytes("00065140") + Inner.ipv6))
    #expect(check(bytes("00065140 00000001") + Inner.ethernet))
    #expect(!check(bytes("00065100") + Inner.ipv4))
    #expect(!check(bytes("00065040") + Inner.ipv4))
    #expect(!check([UInt8](repeating: 0x40, count: 400)))
  }
}
