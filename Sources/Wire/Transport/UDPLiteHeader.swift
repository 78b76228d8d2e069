/// Lightweight User Datagram Protocol header, RFC 3828 §3.1.
///
///      0               15 16               31
///     +------------------+------------------+
///     |   Source Port    | Destination Port |
///     +------------------+------------------+
///     |Checksum Coverage |     Checksum     |
///     +------------------+------------------+
public struct UDPLiteHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 8
  public let sourcePort: UInt16
  public let destinationPort: UInt16
  /// Bytes from the header's first that the checksum covers; 0: all of the packet. 1 to 7, or more than the packet
  /// has, must not be.
  public let checksumCoverage: UInt16
  /// Never 0: a sum that comes out as 0 is sent as 0xFFFF.
  public let checksum: UInt16

  /// - Throws: truncated below 8 bytes; invalid length for a coverage of 1 to 7.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.udpLite, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    sourcePort = bytes.uint16(at: 0)
    destinationPort = bytes.uint16(at: 2)
    checksumCoverage = bytes.uint16(at: 4)
    checksum = bytes.uint16(at: 6)
    guard checksumCoverage == 0 || Int(checksumCoverage) >= Self.size else {
      throw invalid(.udpLite, at: offset, .length, UInt64(checksumCoverage))
    }
  }
}
