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
    self == .ethernet ? .ethernet : otherLayer
  }

  /// The same for all link types: out of line. Numbers are the registry's (pcap-linktype(7)).
  @usableFromInline var otherLayer: Layer {
    switch rawValue {
    case 0: .loopbackHostOrder
    case 1: .ethernet
    // LLC on ATM (RFC 2684); 11 is its number of before the registry.
    case 11, 100: .logicalLinkControl
    case 7: .arcnet
    case 8: .slip
    // PPP; PPP in HDLC-like framing; PPP with a direction.
    case 9, 50, 166: .ppp
    // 12 and 14 are DLT_RAW's values on BSDs, met in old files.
    case 12, 14, 101: .rawIP
    case 51: .pppoeSession
    case 104: .ciscoHDLC
    case 105: .wireless
    case 107: .frameRelay
    case 108: .loopbackNetworkOrder
    case 113: .linuxCooked
    case 117: .pflog
    case 119: .prism
    case 123: .atm
    case 127: .radiotap
    case 129: .arcnetLinux
    case 163: .avs
    case 178: .juniperEthernet
    case 182: .multilinkFrameRelay
    case 192: .ppi
    case 226: .ipnet
    case 228: .ipv4
    case 229: .ipv6
    case 239: .nflog
    case 242: .ipoib
    // 149 is what Apple wrote before the number was given.
    case 149, 258: .pktap
    case 276: .linuxCooked2
    case 281: .broadcomSwitch
    case 282: .prependedBroadcomSwitch
    case 284: .distributedSwitch
    case 285: .typedDistributedSwitch
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
