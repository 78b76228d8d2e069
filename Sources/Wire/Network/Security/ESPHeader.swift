/// The part of Encapsulating Security Payload that can be seen, RFC 4303 §2. What follows is encrypted or, with the
/// null cipher (RFC 2410), not: the packet does not say which.
///
///      0              8              16              24              31
///     +---------------------------------------------------------------+
///     |               Security Parameters Index (SPI)                 |
///     +---------------------------------------------------------------+
///     |                      Sequence Number                          |
///     +---------------------------------------------------------------+
///     |                    Payload Data (variable)                    |
///     +---------------------------------------------------------------+
public struct ESPHeader: Hashable, Sendable {
  /// Bytes that can be seen.
  public static let size = 8
  /// SPI: with the destination it names the security association; 0 never leaves a host, 1 to 255 are reserved.
  public let securityParametersIndex: UInt32
  /// Counts up from 1 for each packet of the association; the low half of it with extended numbers.
  public let sequenceNumber: UInt32

  /// - Throws: truncated below 8 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.esp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    securityParametersIndex = bytes.uint32(at: 0)
    sequenceNumber = bytes.uint32(at: 4)
  }
}
