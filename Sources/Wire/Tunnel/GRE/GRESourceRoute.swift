/// One source route entry of a GRE header, RFC 1701.
///
///      0                              16              24             31
///     +-------------------------------+---------------+---------------+
///     |        Address Family         |  SRE Offset   |  SRE Length   |
///     +-------------------------------+---------------+---------------+
///     |                Routing Information, SRE Length bytes          |
///     +---------------------------------------------------------------+
public struct GRESourceRoute: Hashable, Sendable {
  /// Bytes before the routing information.
  public static let size = 4
  /// 0x0800: IPv4 addresses (RFC 1702); 0xFFFE: numbers of autonomous systems.
  public let addressFamily: UInt16
  /// Bytes from the routing information's first to the address that is in use.
  public let addressOffset: UInt8
  /// Where the routing information stands, counted from the GRE header's first byte.
  public let information: Range<Int>
}

/// Reads the source route entries of a GRE header one after the other; the last has a length of 0.
public struct GRESourceRouteCursor: Hashable, Sendable {
  /// Byte of the header at which the next entry begins; in the end the byte after the last.
  public private(set) var position: Int
  private var isAtEnd = false

  /// - Parameter start: byte of the GRE header at which the entries begin.
  public init(from start: Int) { position = start }

  /// - Parameter bytes: from the GRE header's first byte.
  /// - Returns: the next entry, or nil behind the last.
  /// - Throws: truncated where the bytes end within an entry or before the one that ends them.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> GRESourceRoute? {
    guard !isAtEnd else { return nil }
    let start = position &+ GRESourceRoute.size
    guard bytes.count >= start else {
      throw truncated(.gre, at: offset, needed: start, available: bytes.count, limit: limit)
    }
    let length = Int(bytes[start &- 1])
    guard bytes.count >= start &+ length else {
      throw truncated(.gre, at: offset, needed: start &+ length, available: bytes.count, limit: limit)
    }
    let entry = GRESourceRoute(
      addressFamily: bytes.uint16(at: position), addressOffset: bytes[start &- 2],
      information: start..<(start &+ length))
    position = start &+ length
    isAtEnd = length == 0
    return isAtEnd ? nil : entry
  }
}
