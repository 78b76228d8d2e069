import Wire

/// Why a frame is in no flow.
public enum OutsideReason: Hashable, Sendable {
  /// A link-layer protocol by its EtherType (ARP, LLDP, MPLS …).
  case etherType(EtherType)
  /// IEEE 802.2 without an EtherType: the destination service access point (0x42: spanning tree).
  case accessPoint(UInt8)
  /// A link type without a decoder.
  case linkType(LinkType)
  /// A BSD loopback address family that is not IP.
  case addressFamily(UInt32)
  /// A value of Linux cooked capture's own, below 1,536 (4: IEEE 802.2).
  case linuxProtocol(UInt16)
  /// PPP's protocol field.
  case pppProtocol(UInt16)
  /// ISO's network layer protocol identifier.
  case networkLayerProtocol(UInt8)
  /// A header that no number announces (802.11 management …).
  case layer(Layer)
  /// A header before the flow key could not be read.
  case undecodable(DecodeTrouble)
}

extension OutsideReason {
  public init(_ what: LinkPayload) {
    switch what {
    case .etherType(let type): self = .etherType(type)
    case .accessPoint(let point): self = .accessPoint(point)
    case .linkType(let type): self = .linkType(type)
    case .addressFamily(let family): self = .addressFamily(family)
    case .linuxProtocol(let number): self = .linuxProtocol(number)
    case .pppProtocol(let number): self = .pppProtocol(number)
    case .networkLayerProtocol(let number): self = .networkLayerProtocol(number)
    case .layer(let layer): self = .layer(layer)
    }
  }
}

/// A decoding error without its place, so that equal ones can be counted together.
public struct DecodeTrouble: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case truncated(DecodeError.Limit)
    case invalid(DecodeError.Field)
  }
  public let layer: Layer
  public let kind: Kind
  public init(_ error: DecodeError) {
    layer = error.layer
    switch error.reason {
    case .truncated(_, _, let limit): kind = .truncated(limit)
    case .invalid(let field, _): kind = .invalid(field)
    }
  }
}

/// Where every frame of a run went: read = in flows + outside.
public struct FrameTally: Hashable, Sendable {
  /// Frames that the run was given.
  public var read: UInt64 = 0
  /// Their original lengths together.
  public var wireBytes: UInt64 = 0
  public var inFlows: UInt64 = 0
  /// Frames in no flow, by reason.
  public var outside: [OutsideReason: UInt64] = [:]
  /// Frames in flows of which some header beyond the addresses could not be read, by trouble.
  public var damaged: [DecodeTrouble: UInt64] = [:]
  /// Frames kept shorter than they were on the wire.
  public var cut: UInt64 = 0
  /// Fragments credited to no first fragment: they stand as flows of their address pair.
  public var orphanFragments: UInt64 = 0
  /// Least and greatest time of all frames, in nanoseconds; nil before a frame with a time.
  public var first: Int64?
  public var last: Int64?

  public init() {}
  /// All frames outside, whatever the reason.
  public var outsideTotal: UInt64 { outside.values.reduce(0, +) }
}
