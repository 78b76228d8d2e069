/// Internet Protocol version 6 header, RFC 8200 §3.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-------+---------------+---------------------------------------+
///     |Version| Traffic Class |              Flow Label               |
///     +-------+---------------+-------+---------------+---------------+
///     |         Payload Length        |  Next Header  |   Hop Limit   |
///     +-------------------------------+---------------+---------------+
///     |                    Source Address (128 bits)                  |
///     +---------------------------------------------------------------+
///     |                 Destination Address (128 bits)                |
///     +---------------------------------------------------------------+
public struct IPv6Header: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 40
  /// Differentiated services code point and ECN in one byte (RFC 2474, RFC 3168).
  public let trafficClass: UInt8
  /// 20 bits (RFC 6437).
  public let flowLabel: UInt32
  /// Bytes after this header, extension headers included; 0 in a jumbogram (RFC 2675 §3).
  public let payloadLength: UInt16
  /// The protocol of the next header in the chain, an extension or a transport.
  public let nextHeader: IPProtocol
  /// Hops left.
  public let hopLimit: UInt8
  public let source: IPv6Address
  public let destination: IPv6Address

  /// - Throws: truncated below 40 bytes; invalid version other than 6.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ipv6, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let first = bytes.uint32(at: 0)
    guard first &>> 28 == 6 else { throw invalid(.ipv6, at: offset, .version, UInt64(first &>> 28)) }
    trafficClass = UInt8(truncatingIfNeeded: first &>> 20)
    flowLabel = first & 0xF_FFFF
    payloadLength = bytes.uint16(at: 4)
    nextHeader = IPProtocol(rawValue: bytes[6])
    hopLimit = bytes[7]
    source = IPv6Address(high: bytes.uint64(at: 8), low: bytes.uint64(at: 16))
    destination = IPv6Address(high: bytes.uint64(at: 24), low: bytes.uint64(at: 32))
  }
}
