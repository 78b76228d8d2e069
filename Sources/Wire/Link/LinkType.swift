/// What the first bytes of a frame are: a `LINKTYPE_` value of the tcpdump group's registry.
///
/// On Linux libpcap's `DLT_` values equal them but for a few historical ones, which the capture
/// rooms translate.
public struct LinkType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// BSD loopback, host order (`LINKTYPE_NULL`).
  @inlinable public static var null: LinkType { LinkType(rawValue: 0) }
  /// IEEE 802.3 Ethernet (`LINKTYPE_ETHERNET`; `DLT_EN10MB`).
  @inlinable public static var ethernet: LinkType { LinkType(rawValue: 1) }
  /// Bare IPv4 or IPv6 (`LINKTYPE_RAW`).
  @inlinable public static var raw: LinkType { LinkType(rawValue: 101) }
  /// OpenBSD loopback, network order (`LINKTYPE_LOOP`).
  @inlinable public static var loop: LinkType { LinkType(rawValue: 108) }
  /// Linux cooked v1 (`LINKTYPE_LINUX_SLL`).
  @inlinable public static var linuxCooked: LinkType { LinkType(rawValue: 113) }
  /// Bare IPv4 (`LINKTYPE_IPV4`).
  @inlinable public static var ipv4: LinkType { LinkType(rawValue: 228) }
  /// Bare IPv6 (`LINKTYPE_IPV6`).
  @inlinable public static var ipv6: LinkType { LinkType(rawValue: 229) }
  /// Linux cooked v2 (`LINKTYPE_LINUX_SLL2`).
  @inlinable public static var linuxCooked2: LinkType { LinkType(rawValue: 276) }

  /// The decoder of the frame's first header.
  @inlinable @inline(__always) public var layer: Layer {
    switch self {
    case .ethernet: .ethernet
    case .linuxCooked: .linuxCooked
    case .linuxCooked2: .linuxCooked2
    case .null: .loopbackHostOrder
    case .loop: .loopbackNetworkOrder
    // 12 and 14 are DLT_RAW's values on BSDs, met in old files.
    case .raw, LinkType(rawValue: 12), LinkType(rawValue: 14): .rawIP
    case .ipv4: .ipv4
    case .ipv6: .ipv6
    default: .opaque
    }
  }
}

/// The link layer of one interface of a capture.
public struct LinkLayer: Hashable, Sendable {
  public var type: LinkType
  /// Bytes of frame check sequence at the end of each frame (pcap's FCS bits, pcapng's if_fcslen); usually 0.
  public var frameCheckSequence: UInt8
  @inlinable public init(type: LinkType, frameCheckSequence: UInt8 = 0) {
    self.type = type
    self.frameCheckSequence = frameCheckSequence
  }
}
