/// What follows a MAC header or a VLAN tag (IEEE Std 802 §9.2; registry: IANA "IEEE 802 Numbers", `ETH_P_` in linux/if_ether.h).
public struct EtherType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `ETH_P_IP`
  @inlinable public static var ipv4: EtherType { EtherType(rawValue: 0x0800) }
  /// `ETH_P_ARP`
  @inlinable public static var arp: EtherType { EtherType(rawValue: 0x0806) }
  /// `ETH_P_RARP`
  @inlinable public static var reverseARP: EtherType { EtherType(rawValue: 0x8035) }
  /// `ETH_P_8021Q`: IEEE 802.1Q customer tag.
  @inlinable public static var vlan: EtherType { EtherType(rawValue: 0x8100) }
  /// `ETH_P_8021AD`: IEEE 802.1ad service tag.
  @inlinable public static var serviceVLAN: EtherType { EtherType(rawValue: 0x88A8) }
  /// `ETH_P_QINQ1`: QinQ before the standard.
  @inlinable public static var oldServiceVLAN: EtherType { EtherType(rawValue: 0x9100) }
  /// `ETH_P_IPV6`
  @inlinable public static var ipv6: EtherType { EtherType(rawValue: 0x86DD) }

  /// The decoder of what follows.
  @inlinable @inline(__always) public var layer: Layer {
    switch self {
    case .ipv4: .ipv4
    case .ipv6: .ipv6
    case .vlan: .vlan
    default: rareLayer
    }
  }

  /// The same for the types that few frames have: out of line.
  @usableFromInline var rareLayer: Layer {
    switch rawValue {
    case Self.arp.rawValue, Self.reverseARP.rawValue: .arp
    case Self.serviceVLAN.rawValue, Self.oldServiceVLAN.rawValue: .vlan
    // `ETH_P_TEB`: transparent Ethernet bridging.
    case 0x6558: .ethernet
    // Raw Frame Relay (RFC 1701).
    case 0x6559: .frameRelay
    // `ETH_P_MPLS_UC`, `ETH_P_MPLS_MC`
    case 0x8847, 0x8848: .mpls
    // `ETH_P_PPP_DISC`
    case 0x8863: .pppoeDiscovery
    // `ETH_P_PPP_SES`
    case 0x8864: .pppoeSession
    // `ETH_P_SLOW`
    case 0x8809: .slowProtocols
    // PPP in GRE (RFC 2637 §4.1).
    case 0x880B: .ppp
    // `ETH_P_ERSPAN`, `ETH_P_ERSPAN2`
    case 0x88BE, 0x22EB: .erspan
    // `ETH_P_PAE`
    case 0x888E: .eapol
    // `ETH_P_LLDP`
    case 0x88CC: .lldp
    // `ETH_P_MACSEC`
    case 0x88E5: .macsec
    // `ETH_P_8021AH`
    case 0x88E7: .backboneTag
    case 0x8903: .fabricPath
    case 0x8926: .vnTag
    case 0x893F: .eTag
    // `ETH_P_NSH`
    case 0x894F: .nsh
    default: .opaque
    }
  }
}
