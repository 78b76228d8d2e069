/// What a link-layer header announces that no decoder takes further.
public enum LinkPayload: Hashable, Sendable {
  /// Named by an EtherType.
  case etherType(EtherType)
  /// IEEE 802.2 by its destination service access point.
  case accessPoint(UInt8)
  /// A link type without a decoder: the whole frame.
  case linkType(LinkType)
  /// A BSD loopback address family that is neither version of IP.
  case addressFamily(UInt32)
  /// A value of Linux cooked capture's own, below 1,536.
  case linuxProtocol(UInt16)
  /// PPP's protocol field (RFC 1661 §2).
  case pppProtocol(UInt16)
  /// ISO's network layer protocol identifier (ISO/IEC TR 9577), as Frame Relay has it.
  case networkLayerProtocol(UInt8)
  /// A header that says itself what it is, and has no number.
  case layer(Layer)
}

extension LinkPayload {
  /// The same, or the layer's own name where nothing more telling was announced.
  @usableFromInline
  func naming(_ layer: Layer) -> LinkPayload {
    switch self {
    case .linkType, .layer: .layer(layer)
    case .etherType, .accessPoint, .addressFamily, .linuxProtocol, .pppProtocol, .networkLayerProtocol: self
    }
  }
}

/// Takes the headers of one frame from the walk, outermost first, by static dispatch.
///
/// Offsets count from the first byte of the frame. A `payload` range is what the length fields claim;
/// it may reach beyond the captured bytes. What a sink does not implement costs nothing.
public protocol LayerSink {
  /// Whether the packet that an ICMP error quotes is walked too. A flow is not made by being quoted.
  static var entersQuotations: Bool { get }

  /// A header begins: called for every layer, before it is decoded, whether or not that will succeed.
  mutating func enter(_ place: LayerPlace)
  mutating func vlan(_ tag: VLANTag, at offset: Int)
  /// `length`: bytes of the packet with this header; the total length field, or where that is 0 (segmentation
  /// offload) the rest of the frame on the wire.
  mutating func ipv4(_ header: IPv4Header, at offset: Int, length: Int)
  /// `length`: bytes of the packet with this header.
  mutating func ipv6(_ header: IPv6Header, at offset: Int, length: Int)
  /// Hop-by-hop options, routing, destination options, or Shim6 before data.
  mutating func ipv6Extension(_ header: IPv6ExtensionHeader, as layer: Layer, at offset: Int)
  mutating func ipv6Fragment(_ header: IPv6FragmentHeader, at offset: Int)
  mutating func authentication(_ header: AuthenticationHeader, at offset: Int)
  mutating func tcp(_ header: TCPHeader, at offset: Int, payload: Range<Int>)
  mutating func udp(_ header: UDPHeader, at offset: Int, payload: Range<Int>)
  mutating func icmp(_ header: ICMPHeader, as layer: Layer, at offset: Int, payload: Range<Int>)
  /// The ports of a TCP or UDP header of which too little is there for the whole.
  mutating func ports(source: UInt16, destination: UInt16, at offset: Int)
  /// A transport with ports that is neither TCP nor UDP: SCTP, DCCP, UDP-Lite.
  mutating func transport(_ layer: Layer, source: UInt16, destination: UInt16, at offset: Int, payload: Range<Int>)
  /// A transport without ports, a fragment beyond the first, or a tunnel that is not entered.
  mutating func opaque(_ number: IPProtocol, at offset: Int, payload: Range<Int>)
  /// No network header that the walk knows follows.
  mutating func unknown(_ what: LinkPayload, at offset: Int)
}

extension LayerSink {
  @inlinable public static var entersQuotations: Bool { false }
  @inlinable @inline(__always) public mutating func enter(_ place: LayerPlace) {}
  @inlinable public mutating func transport(
    _ layer: Layer, source: UInt16, destination: UInt16, at offset: Int, payload: Range<Int>
  ) {}
  @inlinable public mutating func vlan(_ tag: VLANTag, at offset: Int) {}
  @inlinable public mutating func ipv4(_ header: IPv4Header, at offset: Int, length: Int) {}
  @inlinable public mutating func ipv6(_ header: IPv6Header, at offset: Int, length: Int) {}
  @inlinable public mutating func ipv6Extension(_ header: IPv6ExtensionHeader, as layer: Layer, at offset: Int) {}
  @inlinable public mutating func ipv6Fragment(_ header: IPv6FragmentHeader, at offset: Int) {}
  @inlinable public mutating func authentication(_ header: AuthenticationHeader, at offset: Int) {}
  @inlinable public mutating func tcp(_ header: TCPHeader, at offset: Int, payload: Range<Int>) {}
  @inlinable public mutating func udp(_ header: UDPHeader, at offset: Int, payload: Range<Int>) {}
  @inlinable public mutating func icmp(_ header: ICMPHeader, as layer: Layer, at offset: Int, payload: Range<Int>) {}
  @inlinable public mutating func ports(source: UInt16, destination: UInt16, at offset: Int) {}
  @inlinable public mutating func opaque(_ number: IPProtocol, at offset: Int, payload: Range<Int>) {}
  @inlinable public mutating func unknown(_ what: LinkPayload, at offset: Int) {}
}
