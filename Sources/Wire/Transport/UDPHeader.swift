/// User Datagram Protocol header, RFC 768.
///
///      0               15 16               31
///     +------------------+------------------+
///     |   Source Port    | Destination Port |
///     +------------------+------------------+
///     |      Length      |     Checksum     |
///     +------------------+------------------+
public struct UDPHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 8
  /// Port of the sender; 0 if it expects no reply.
  public let sourcePort: UInt16
  public let destinationPort: UInt16
  /// Bytes of header and data; 0 in an IPv6 jumbogram (RFC 2675 §4).
  public let length: UInt16
  /// 0: none was computed (allowed over IPv4; over IPv6 only as RFC 6935 says).
  public let checksum: UInt16

  /// - Throws: truncated below 8 bytes.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.udp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    sourcePort = bytes.uint16(at: 0)
    destinationPort = bytes.uint16(at: 2)
    length = bytes.uint16(at: 4)
    checksum = bytes.uint16(at: 6)
  }
}
