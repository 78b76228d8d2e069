/// Internet Control Message Protocol header, RFC 792; ICMPv6 has the same shape (RFC 4443 §2.1).
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |     Type      |     Code      |           Checksum            |
///     +---------------+---------------+-------------------------------+
///     |                     depends on the type                       |
///     +---------------------------------------------------------------+
public struct ICMPHeader: Hashable, Sendable {
  /// Bytes that every message has.
  public static let size = 4
  /// Bytes before what a message carries, with the four that depend on the type (`struct icmphdr`, `struct icmp6hdr`).
  public static let sizeWithTypeSpecific = 8
  /// 8 and 0: echo request and reply; 3: destination unreachable; 11: time exceeded. In ICMPv6 128 and 129, 1, 3.
  public let type: UInt8
  /// Says more about the type.
  public let code: UInt8
  /// Over the message (RFC 792), in ICMPv6 with the pseudo-header (RFC 4443 §2.3).
  public let checksum: UInt16

  /// - Parameter layer: `.icmp` or `.icmpv6`, for the error.
  /// - Throws: truncated below 4 bytes.
  @inlinable
  public init(
    _ bytes: Span<UInt8>, as layer: Layer = .icmp, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(layer, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    type = bytes[0]
    code = bytes[1]
    checksum = bytes.uint16(at: 2)
  }
}
