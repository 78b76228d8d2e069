/// The part that hop-by-hop options, destination options and routing headers share, RFC 8200 §4 and RFC 6564 §4.
///
///      0               1               2
///     +---------------+---------------+-------------------------- - - -
///     |  Next Header  |  Hdr Ext Len  |  options or routing data
///     +---------------+---------------+-------------------------- - - -
public struct IPv6ExtensionHeader: Hashable, Sendable {
  /// Bytes of the shortest one.
  public static let size = 8
  public let nextHeader: IPProtocol
  /// Bytes of the whole header: (Hdr Ext Len + 1) × 8, 8 to 2,048.
  public let headerLength: Int
  /// The third byte: a routing header's type (RFC 8200 §4.4), the first option's type in the others.
  public let type: UInt8
  /// The fourth byte: a routing header's segments left, the first option's length in the others.
  public let segmentsLeft: UInt8

  /// - Parameter layer: which of the three it is, for the error.
  /// - Throws: truncated below 8 bytes or below the header's own length.
  @inlinable
  public init(
    _ bytes: Span<UInt8>, as layer: Layer, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(layer, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    nextHeader = IPProtocol(rawValue: bytes[0])
    headerLength = (Int(bytes[1]) &+ 1) &<< 3
    type = bytes[2]
    segmentsLeft = bytes[3]
    guard bytes.count >= headerLength else {
      throw truncated(layer, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }
}
