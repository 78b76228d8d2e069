/// Ethernet MAC header, IEEE Std 802.3 §3.1.1 and §3.2.6.
///
///      0             6             12            14
///     +-------------+-------------+-------------+
///     | destination |   source    | length/type |
///     +-------------+-------------+-------------+
public struct EthernetHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 14
  /// 48 bits; the lowest bit of the first byte marks a group address.
  public let destination: UInt64
  /// 48 bits.
  public let source: UInt64
  /// Below 1,536 the length of an IEEE 802.2 frame, else an EtherType (§3.2.6).
  public let lengthOrType: UInt16

  /// What follows where `lengthOrType` is a type; nil where it is a length.
  @inlinable public var etherType: EtherType? {
    lengthOrType >= 0x0600 ? EtherType(rawValue: lengthOrType) : nil
  }

  /// - Parameters:
  ///   - bytes: from the header's first byte to the end of what was captured.
  ///   - offset: of the header in its frame, for the error.
  ///   - limit: what set the end of `bytes`, for the error.
  /// - Throws: truncated below 14 bytes.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ethernet, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    destination = bytes.uint48(at: 0)
    source = bytes.uint48(at: 6)
    lengthOrType = bytes.uint16(at: 12)
  }
}
