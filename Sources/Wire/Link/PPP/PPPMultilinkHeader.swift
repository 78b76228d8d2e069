/// PPP multilink header in the long form, RFC 1990 §3; whether the short one was agreed on cannot be seen in a packet.
///
///      0 1          8                                                31
///     +-+-+---------+-----------------------------------------------+
///     |B|E|0 0 0 0 0|                sequence number                |
///     +-+-+---------+-----------------------------------------------+
public struct PPPMultilinkHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 4
  /// Whether a packet begins here.
  public let isBeginning: Bool
  /// Whether a packet ends here.
  public let isEnd: Bool
  /// 24 bits.
  public let sequenceNumber: UInt32

  /// - Parameters:
  ///   - bytes: from the PPP header's first byte.
  ///   - start: of the multilink header.
  /// - Throws: truncated below 4 bytes, counted from the PPP header's first.
  public init(
    _ bytes: Span<UInt8>, from start: Int, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= start &+ Self.size else {
      throw truncated(.ppp, at: offset, needed: start &+ Self.size, available: bytes.count, limit: limit)
    }
    isBeginning = bytes[start] & 0x80 != 0
    isEnd = bytes[start] & 0x40 != 0
    sequenceNumber = bytes.uint32(at: start) & 0xFF_FFFF
  }
}
