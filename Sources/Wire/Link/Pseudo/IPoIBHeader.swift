/// IP over InfiniBand with the global routing header before it (`LINKTYPE_IPOIB`; RFC 4391 §6).
///
///      0                                  8                           24
///     +----------------------------------+-----------------------------+
///     | version, class, flow, length ... |         source GID          |
///     +----------------------------------+-----------------------------+
///     |                 destination GID, 16 bytes                      |
///     +--------------------------------+-------------------------------+
///     |              type              |           reserved            |
///     +--------------------------------+-------------------------------+
public struct IPoIBHeader: Hashable, Sendable {
  /// Bytes on record.
  public static let size = 44
  /// 128 bits; zero where the capture does not know it.
  public let source: IPv6Address
  /// 128 bits.
  public let destination: IPv6Address
  public let etherType: EtherType

  /// - Throws: truncated below 44 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ipoib, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    source = IPv6Address(high: bytes.uint64(at: 8), low: bytes.uint64(at: 16))
    destination = IPv6Address(high: bytes.uint64(at: 24), low: bytes.uint64(at: 32))
    etherType = EtherType(rawValue: bytes.uint16(at: 40))
  }
}

extension IPoIBHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    Carried(etherType: try Self(bytes, at: offset, limit: limit).etherType, headerLength: size)
  }
}
