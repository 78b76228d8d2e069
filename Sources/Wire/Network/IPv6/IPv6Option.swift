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

/// Reads the options of an IPv6 hop-by-hop or destination options header one after the other.
public struct IPv6OptionCursor: Hashable, Sendable {
  /// Byte of the extension header at which the next option begins.
  @inlinable public var position: Int { place }
  @usableFromInline var place: Int
  /// Byte after the header's last.
  public let end: Int
  /// `.hopByHopOptions` or `.destinationOptions`, for the error.
  public let layer: Layer

  /// - Parameter layer: `.hopByHopOptions` or `.destinationOptions`, for the error.
  @inlinable public init(_ header: IPv6ExtensionHeader, as layer: Layer) {
    self.init(headerLength: header.headerLength, as: layer)
  }

  /// - Parameter headerLength: 8 to 2,048, from Hdr Ext Len.
  @inlinable public init(headerLength: Int, as layer: Layer) {
    place = 2
    end = headerLength
    self.layer = layer
  }

  /// - Parameters:
  ///   - bytes: from the extension header's first byte to the end of what was captured; what lies behind the header
  ///     is not looked at.
  ///   - offset: of the header in its frame, for the error.
  ///   - limit: what set the end of `bytes`, for the error.
  /// - Returns: the next option, or nil behind the last.
  /// - Throws: truncated where the capture ends within an option; invalid option length. After a wrong length of a
  ///   type that has a fixed one the cursor stands behind that option and may go on; after any other error at the end.
  @inlinable
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> IPv6Option? {
    let start = place
    guard start < end else { return nil }
    place = end
    guard start < bytes.count else {
      throw truncated(layer, at: offset, needed: start &+ 1, available: bytes.count, limit: limit)
    }
    let type = bytes[start]
    if type == 0 {
      place = start &+ 1
      return .pad1
    }
    let after = try optionEnd(
      bytes, from: start, headerEnd: end, uncounted: 2, layer, at: offset, limit: limit)
    place = after
    let data = start &+ 2
    switch (type, after &- data) {
    case (1, let length): return .padN(length)
    case (4, 1): return .tunnelEncapsulationLimit(bytes[data])
    case (5, 2): return .routerAlert(bytes.uint16(at: data))
    case (0xC2, 4): return .jumboPayload(bytes.uint32(at: data))
    case (0xC9, 16):
      return .homeAddress(IPv6Address(high: bytes.uint64(at: data), low: bytes.uint64(at: data &+ 8)))
    case (4, let length), (5, let length), (0xC2, let length), (0xC9, let length):
      throw invalid(layer, at: offset, .optionLength, UInt64(length))
    default: return .other(type: type, data: data..<after)
    }
  }
}
