/// One option of an IPv6 hop-by-hop or destination options header, RFC 8200 §4.2
/// (IANA "Destination Options and Hop-by-Hop Options").
public enum IPv6Option: Hashable, Sendable {
  /// Type 0: one byte of padding, without a length.
  case pad1
  /// Type 1: padding with this many bytes of data, two less than it takes.
  case padN(Int)
  /// Type 4: nested encapsulations that are still allowed (RFC 2473 §4.1.1).
  case tunnelEncapsulationLimit(UInt8)
  /// Type 5: every router shall look into the packet; 0: for multicast listener discovery (RFC 2711 §2.1).
  case routerAlert(UInt16)
  /// Type 0xC2: bytes after the IPv6 header where they exceed 65,535 (RFC 2675 §2).
  case jumboPayload(UInt32)
  /// Type 0xC9: the mobile node's address at home (RFC 6275 §6.3).
  case homeAddress(IPv6Address)
  /// Any other type; its data are these bytes, counted from the extension header's first one.
  case other(type: UInt8, data: Range<Int>)

  /// The number on the wire.
  @inlinable public var type: UInt8 {
    switch self {
    case .pad1: 0
    case .padN: 1
    case .tunnelEncapsulationLimit: 4
    case .routerAlert: 5
    case .jumboPayload: 0xC2
    case .homeAddress: 0xC9
    case .other(let type, _): type
    }
  }

  /// What a node does that does not know the type: the two highest bits of it (RFC 8200 §4.2).
  public enum UnrecognizedAction: UInt8, Hashable, Sendable {
    case skip = 0
    case discard = 1
    /// Discard, and send an ICMP Parameter Problem to the source.
    case discardAndReport = 2
    /// Discard, and report unless the destination was multicast.
    case discardAndReportUnicast = 3
  }

  @inlinable public var unrecognizedAction: UnrecognizedAction {
    switch type &>> 6 {
    case 0: .skip
    case 1: .discard
    case 2: .discardAndReport
    default: .discardAndReportUnicast
    }
  }

  /// Whether a router may change the data on the way (RFC 8200 §4.2).
  @inlinable public var mayChange: Bool { type & 0x20 != 0 }
}

extension IPv6Option: HeaderOption {
  @inlinable public static var uncounted: Int { 2 }
  @inlinable public static func endsList(_ kind: UInt8) -> Bool { false }

  @inlinable public init?(single kind: UInt8, at start: Int) {
    guard kind == 0 else { return nil }
    self = .pad1
  }

  @inlinable public init?(kind type: UInt8, _ bytes: Span<UInt8>, data: Range<Int>) {
    let start = data.lowerBound
    switch (type, data.count) {
    case (1, let length): self = .padN(length)
    case (4, 1): self = .tunnelEncapsulationLimit(bytes[start])
    case (5, 2): self = .routerAlert(bytes.uint16(at: start))
    case (0xC2, 4): self = .jumboPayload(bytes.uint32(at: start))
    case (0xC9, 16):
      self = .homeAddress(IPv6Address(high: bytes.uint64(at: start), low: bytes.uint64(at: start &+ 8)))
    case (4, _), (5, _), (0xC2, _), (0xC9, _): return nil
    default: self = .other(type: type, data: data)
    }
  }
}

/// Reads the options of an IPv6 hop-by-hop or destination options header one after the other.
public typealias IPv6OptionCursor = OptionCursor<IPv6Option>

extension OptionCursor where Option == IPv6Option {
  /// - Parameter layer: `.hopByHopOptions` or `.destinationOptions`, for the error.
  @inlinable public init(_ header: IPv6ExtensionHeader, as layer: Layer) {
    self.init(headerLength: header.headerLength, as: layer)
  }

  /// - Parameter headerLength: 8 to 2,048, from Hdr Ext Len.
  @inlinable public init(headerLength: Int, as layer: Layer) {
    self.init(from: 2, to: headerLength, layer: layer)
  }
}
