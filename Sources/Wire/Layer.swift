/// The headers that the walk knows. The tables (link type, EtherType, IP protocol) select one for a number;
/// the walk's one `switch` over them has no `default`, so that a new layer shows every place that must learn of it.
public enum Layer: UInt8, Hashable, Sendable, CaseIterable {
  /// No decoder: the number is known or not, its bytes are carried as they are.
  case opaque
  case ethernet
  /// IEEE 802.2 logical link control, after an IEEE 802.3 length.
  case logicalLinkControl
  /// IEEE 802.1Q and 802.1ad tag.
  case vlan
  case arp
  case linuxCooked
  case linuxCooked2
  /// BSD loopback, address family in the byte order of the writing host (`DLT_NULL`).
  case loopbackHostOrder
  /// OpenBSD loopback, address family in network order (`DLT_LOOP`).
  case loopbackNetworkOrder
  /// Bare IP: the version nibble says which.
  case rawIP
  case ipv4
  case ipv6
  case hopByHopOptions
  case routing
  case fragment
  case destinationOptions
  case authentication
  case tcp
  case udp
  case icmp
  case icmpv6
}
