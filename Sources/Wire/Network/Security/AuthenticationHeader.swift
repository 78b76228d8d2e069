/// IP Authentication Header, RFC 4302 §2.
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |  Next Header  |  Payload Len  |           Reserved            |
///     +---------------+---------------+-------------------------------+
///     |                 Security Parameters Index                     |
///     +---------------------------------------------------------------+
///     |                    Sequence Number Field                      |
///     +---------------------------------------------------------------+
///     |                Integrity Check Value (variable)               |
///     +---------------------------------------------------------------+
public struct AuthenticationHeader: Hashable, Sendable {
  /// Bytes before the integrity check value.
  public static let size = 12
  public let nextHeader: IPProtocol
  /// Bytes of the whole header: (Payload Len + 2) × 4.
  public let headerLength: Int
  /// SPI: with the destination it names the security association.
  public let securityParametersIndex: UInt32
  /// Counts up from 1 for each packet of the association.
  public let sequenceNumber: UInt32

  /// - Throws: truncated below 12 bytes or below the header's own length; invalid header length below 12.
  @inlinable
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.authentication, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    nextHeader = IPProtocol(rawValue: bytes[0])
    headerLength = (Int(bytes[1]) &+ 2) &<< 2
    securityParametersIndex = bytes.uint32(at: 4)
    sequenceNumber = bytes.uint32(at: 8)
    guard headerLength >= Self.size else {
      throw invalid(.authentication, at: offset, .headerLength, UInt64(bytes[1]))
    }
    guard bytes.count >= headerLength else {
      throw truncated(.authentication, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }
}
