/// What follows an IP header: IPv4's protocol, IPv6's next header (IANA "Assigned Internet Protocol Numbers";
/// `IPPROTO_` in netinet/in.h). A struct, not an enum: an unknown number is a value too.
public struct IPProtocol: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `IPPROTO_HOPOPTS`
  @inlinable public static var hopByHopOptions: IPProtocol { IPProtocol(rawValue: 0) }
  /// `IPPROTO_ICMP`
  @inlinable public static var icmp: IPProtocol { IPProtocol(rawValue: 1) }
  /// `IPPROTO_IPIP`
  @inlinable public static var ipv4: IPProtocol { IPProtocol(rawValue: 4) }
  /// `IPPROTO_TCP`
  @inlinable public static var tcp: IPProtocol { IPProtocol(rawValue: 6) }
  /// `IPPROTO_UDP`
  @inlinable public static var udp: IPProtocol { IPProtocol(rawValue: 17) }
  /// `IPPROTO_IPV6`
  @inlinable public static var ipv6: IPProtocol { IPProtocol(rawValue: 41) }
  /// `IPPROTO_ROUTING`
  @inlinable public static var routing: IPProtocol { IPProtocol(rawValue: 43) }
  /// `IPPROTO_FRAGMENT`
  @inlinable public static var fragment: IPProtocol { IPProtocol(rawValue: 44) }
  /// `IPPROTO_AH`
  @inlinable public static var authentication: IPProtocol { IPProtocol(rawValue: 51) }
  /// `IPPROTO_ICMPV6`
  @inlinable public static var icmpv6: IPProtocol { IPProtocol(rawValue: 58) }
  /// `IPPROTO_NONE`
  @inlinable public static var noNextHeader: IPProtocol { IPProtocol(rawValue: 59) }
  /// `IPPROTO_DSTOPTS`
  @inlinable public static var destinationOptions: IPProtocol { IPProtocol(rawValue: 60) }
  /// `IPPROTO_DCCP`
  @inlinable public static var dccp: IPProtocol { IPProtocol(rawValue: 33) }
  /// `IPPROTO_SCTP`
  @inlinable public static var sctp: IPProtocol { IPProtocol(rawValue: 132) }
  /// `IPPROTO_UDPLITE`
  @inlinable public static var udpLite: IPProtocol { IPProtocol(rawValue: 136) }
}
