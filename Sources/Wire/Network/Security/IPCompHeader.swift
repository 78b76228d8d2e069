/// IP Payload Compression header, RFC 3173 §3.1. What follows is compressed.
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |  Next Header  |     Flags     |Compression Parameter Index    |
///     +---------------+---------------+-------------------------------+
public struct IPCompHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 4
  /// What is found when the payload is decompressed.
  public let nextHeader: IPProtocol
  /// Reserved, 0.
  public let flags: UInt8
  /// CPI: below 64 a well-known algorithm, from 256 on agreed between the ends.
  public let compressionParameterIndex: UInt16

  /// - Throws: truncated below 4 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ipComp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    nextHeader = IPProtocol(rawValue: bytes[0])
    flags = bytes[1]
    compressionParameterIndex = bytes.uint16(at: 2)
  }

  /// The algorithm of a well-known index (IANA "IPComp Transform Identifiers"); nil for all others.
  public var algorithmName: String? {
    switch compressionParameterIndex {
    case 1: "OUI"
    case 2: "DEFLATE"
    case 3: "LZS"
    case 4: "LZJH"
    default: nil
    }
  }
}
