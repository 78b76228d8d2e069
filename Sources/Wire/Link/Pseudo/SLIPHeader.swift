/// The pseudo-header of BSD SLIP captures (`LINKTYPE_SLIP`; BSD's net/slip.h).
///
///      0        1                                                    16
///     +--------+--------------------------------------------------------+
///     | direct.|   type and the compressed TCP/IP header (RFC 1144)     |
///     +--------+--------------------------------------------------------+
public struct SLIPHeader: Hashable, Sendable {
  /// Bytes on record; none of them was on the wire as it is here.
  public static let size = 16
  /// 0: received, 1: sent.
  public let direction: UInt8
  /// First byte of what was on the wire: from 0x80 a compressed TCP/IP header, from 0x70 one that establishes a
  /// connection's state, from 0x40 plain IP (RFC 1144 §3.2.1).
  public let type: UInt8

  /// - Throws: truncated below 16 bytes; invalid constant where the direction is neither.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.slip, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    direction = bytes[0]
    type = bytes[1]
    guard direction <= 1 else { throw invalid(.slip, at: offset, .constant, UInt64(direction)) }
  }
}

extension SLIPHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    _ = try Self(bytes, at: offset, limit: limit)
    // The kernel has put the packet together again, whatever was compressed.
    return Carried(.rawIP, headerLength: size)
  }
}
