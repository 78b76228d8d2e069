/// Control word of an Ethernet pseudowire, RFC 4448 §4.6 (RFC 4385 §3).
///
///      0       4                      16                             31
///     +-------+-----------------------+-------------------------------+
///     |0 0 0 0|       Reserved        |        Sequence Number        |
///     +-------+-----------------------+-------------------------------+
public struct PseudowireControlWord: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 4
  /// 12 bits, zero by the standard.
  public let reserved: UInt16
  /// 0: not used (RFC 4385 §4.1).
  public let sequenceNumber: UInt16

  /// - Throws: truncated below 4 bytes; invalid constant where the first nibble is not zero.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.pseudowireControl, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    guard bytes[0] &>> 4 == 0 else {
      throw invalid(.pseudowireControl, at: offset, .constant, UInt64(bytes[0] &>> 4))
    }
    reserved = bytes.uint16(at: 0) & 0x0FFF
    sequenceNumber = bytes.uint16(at: 2)
  }
}

extension PseudowireControlWord {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    _ = try Self(bytes, at: offset, limit: limit)
    return Carried(.ethernet, headerLength: size)
  }
}
