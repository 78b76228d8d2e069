/// L2TP version 2 header, RFC 2661 §3.1.
///
///      0 1 2 3 4 5 6 7 8 9    12      16                             31
///     +-+-+-+-+-+-+-+-+-------+-------+-------------------------------+
///     |T|L|x|x|S|x|O|P|x|x|x|x|  Ver  |          Length (L)           |
///     +-+-+-+-+-+-+-+-+-------+-------+-------------------------------+
///     |           Tunnel ID           |           Session ID          |
///     +-------------------------------+-------------------------------+
///     |             Ns (S)            |             Nr (S)            |
///     +-------------------------------+-------------------------------+
///     |      Offset Size (O)          |    Offset pad (O), variable   |
///     +-------------------------------+-------------------------------+
public struct L2TPv2Header: Hashable, Sendable {
  /// Bytes of the shortest one: a data message without any optional field.
  public static let size = 6
  /// T: a control message, whose attributes follow; else a frame of PPP does.
  public let isControl: Bool
  /// P: a data message that must not wait.
  public let hasPriority: Bool
  /// Bytes of the whole message; nil: to the datagram's end.
  public let length: UInt16?
  /// The receiver's name for the tunnel; 0 before it has given one.
  public let tunnel: UInt16
  /// The receiver's name for the session; 0: the message is about the tunnel.
  public let session: UInt16
  /// Ns: of this message.
  public let sequenceNumber: UInt16?
  /// Nr: of the next control message that the sender expects.
  public let expectedNumber: UInt16?
  /// Bytes that stand before the payload and mean nothing.
  public let offsetSize: UInt16?
  /// Bytes of the whole header, with the offset's.
  public let headerLength: Int

  /// - Throws: truncated below 6 bytes or below what the flags announce; invalid version other than 2; invalid length
  ///   where it is less than the header.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.l2tpv2, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let flags = bytes.uint16(at: 0)
    guard flags & 15 == 2 else { throw invalid(.l2tpv2, at: offset, .version, UInt64(flags & 15)) }
    isControl = flags & 0x8000 != 0
    hasPriority = flags & 0x0100 != 0
    let hasLength = flags & 0x4000 != 0
    let hasSequence = flags & 0x0800 != 0
    let hasOffset = flags & 0x0200 != 0
    let fixed = Self.size &+ (hasLength ? 2 : 0) &+ (hasSequence ? 4 : 0) &+ (hasOffset ? 2 : 0)
    guard bytes.count >= fixed else {
      throw truncated(.l2tpv2, at: offset, needed: fixed, available: bytes.count, limit: limit)
    }
    length = hasLength ? bytes.uint16(at: 2) : nil
    var place = hasLength ? 4 : 2
    tunnel = bytes.uint16(at: place)
    session = bytes.uint16(at: place &+ 2)
    place &+= 4
    sequenceNumber = hasSequence ? bytes.uint16(at: place) : nil
    expectedNumber = hasSequence ? bytes.uint16(at: place &+ 2) : nil
    offsetSize = hasOffset ? bytes.uint16(at: fixed &- 2) : nil
    headerLength = fixed &+ Int(offsetSize ?? 0)
    if let length, Int(length) < headerLength { throw invalid(.l2tpv2, at: offset, .length, UInt64(length)) }
    guard bytes.count >= headerLength else {
      throw truncated(.l2tpv2, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    guard !header.isControl else { return nil }
    return Carried(
      .ppp, headerLength: header.headerLength, payloadLength: header.length.map { Int($0) &- header.headerLength })
  }

  /// Whether a datagram can begin with the header: what is reserved zero, the length right, attributes or PPP behind it.
  static func fits(_ bytes: Span<UInt8>, room: Int) -> Bool {
    guard bytes.count >= size, bytes.uint16(at: 0) & 0x34F0 == 0, let header = try? Self(bytes) else { return false }
    let end = header.length.map(Int.init) ?? room
    guard end <= room else { return false }
    guard header.isControl else {
      return header.session != 0 && CarriedPacket.isPPP(bytes, from: header.headerLength, to: end)
    }
    // RFC 2661 §3.1: length and sequence numbers are always there, offset and priority never.
    guard header.length != nil, header.sequenceNumber != nil, header.offsetSize == nil, !header.hasPriority else {
      return false
    }
    // Nothing behind it: a bare acknowledgment. Else the first attribute is the message's type.
    guard end > header.headerLength else { return true }
    var cursor = L2TPAttributeCursor(from: header.headerLength, to: end, .l2tpv2)
    guard let first = try? cursor.next(bytes) else { return false }
    return first.vendor == 0 && first.type == 0
  }
}
