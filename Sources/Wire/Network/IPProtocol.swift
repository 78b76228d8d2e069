/// What follows an IP header: IPv4's protocol, IPv6's next header (IANA "Assigned Internet Protocol Numbers";
/// `IPPROTO_` in netinet/in.h). A struct, not an enum: an unknown number is a value too.
public struct IPProtocol: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `IPPROTO_HOPOPTS`
  public static let hopByHopOptions = IPProtocol(rawValue: 0)
  /// `IPPROTO_ICMP`
  public static let icmp = IPProtocol(rawValue: 1)
  /// `IPPROTO_IPIP`
  public static let ipv4 = IPProtocol(rawValue: 4)
  /// `IPPROTO_TCP`
  public static let tcp = IPProtocol(rawValue: 6)
  /// `IPPROTO_UDP`
  public static let udp = IPProtocol(rawValue: 17)
  /// `IPPROTO_IPV6`
  public static let ipv6 = IPProtocol(rawValue: 41)
  /// `IPPROTO_ROUTING`
  public static let routing = IPProtocol(rawValue: 43)
  /// `IPPROTO_FRAGMENT`
  public static let fragment = IPProtocol(rawValue: 44)
  /// `IPPROTO_AH`
  public static let authentication = IPProtocol(rawValue: 51)
  /// `IPPROTO_ICMPV6`
  public static let icmpv6 = IPProtocol(rawValue: 58)
  /// `IPPROTO_NONE`
  public static let noNextHeader = IPProtocol(rawValue: 59)
  /// `IPPROTO_DSTOPTS`
  public static let destinationOptions = IPProtocol(rawValue: 60)
  /// `IPPROTO_SCTP`
  public static let sctp = IPProtocol(rawValue: 132)
}
