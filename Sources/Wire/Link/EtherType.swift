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
    case .arp: .arp
    case .vlan, .serviceVLAN, .oldServiceVLAN: .vlan
    default: .opaque
    }
  }
}
