/// EtherIP header, RFC 3378 §3; an Ethernet frame follows.
///
///      0       4                      15
///     +-------+-----------------------+
///     |Version|       Reserved        |
///     +-------+-----------------------+
public struct EtherIPHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 2
  /// Always 3.
  public let version: UInt8

  /// - Throws: truncated below 2 bytes; invalid version other than 3; invalid constant where a reserved bit is set,
  ///   with which a receiver must discard the packet.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.etherIP, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] &>> 4
    guard version == 3 else { throw invalid(.etherIP, at: offset, .version, UInt64(version)) }
    let reserved = bytes.uint16(at: 0) & 0x0FFF
    guard reserved == 0 else { throw invalid(.etherIP, at: offset, .constant, UInt64(reserved)) }
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    _ = try Self(bytes, at: offset, limit: limit)
    return Carried(.ethernet, headerLength: size)
  }
}
