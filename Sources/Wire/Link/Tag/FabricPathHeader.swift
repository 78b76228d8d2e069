/// Cisco FabricPath's tag after its EtherType; the addresses before it are those of switches, and the host's whole
/// Ethernet frame follows.
///
///      0                   10          15
///     +-------------------+-----------+
///     |       FTag        |    TTL    |
///     +-------------------+-----------+
public struct FabricPathHeader: Hashable, Sendable {
  /// Bytes before the host's destination address.
  public static let size = 2
  /// Forwarding tag, 10 bits: the topology or the tree for groups.
  public let forwardingTag: UInt16
  /// 6 bits.
  public let timeToLive: UInt8

  /// - Throws: truncated below 2 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.fabricPath, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    forwardingTag = bytes.uint16(at: 0) &>> 6
    timeToLive = bytes[1] & 0x3F
  }
}

extension FabricPathHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    _ = try Self(bytes, at: offset, limit: limit)
    return Carried(.ethernet, headerLength: size)
  }
}
