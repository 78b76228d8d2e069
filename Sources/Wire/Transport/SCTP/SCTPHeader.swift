/// Stream Control Transmission Protocol common header, RFC 9260 §3.1. Chunks follow.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-------------------------------+-------------------------------+
///     |      Source Port Number       |    Destination Port Number    |
///     +-------------------------------+-------------------------------+
///     |                       Verification Tag                        |
///     +---------------------------------------------------------------+
///     |                           Checksum                            |
///     +---------------------------------------------------------------+
public struct SCTPHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 12
  public let sourcePort: UInt16
  public let destinationPort: UInt16
  /// The number that the receiver chose for this association; 0 with INIT.
  public let verificationTag: UInt32
  /// CRC32c, as four bytes in network order.
  public let checksum: UInt32

  /// - Throws: truncated below 12 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.sctp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    sourcePort = bytes.uint16(at: 0)
    destinationPort = bytes.uint16(at: 2)
    verificationTag = bytes.uint32(at: 4)
    checksum = bytes.uint32(at: 8)
  }
}
