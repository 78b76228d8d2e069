/// L2TP version 3 over IP, RFC 3931 §4.1.1: a data message begins with its session, a control message with a zero.
///
///      0                              16                             31
///     +---------------------------------------------------------------+
///     |                 Session ID; 0: a control message              |
///     +-+-+-+-+-+-+-+-+-------+-------+-------------------------------+
///     |T|L|x|x|S|x|x|x|x|x|x|x|  Ver  |            Length             |
///     +-+-+-+-+-+-+-+-+-------+-------+-------------------------------+
///     |                     Control Connection ID                     |
///     +-------------------------------+-------------------------------+
///     |               Ns              |               Nr              |
///     +-------------------------------+-------------------------------+
///
/// In a data message the session is followed by a cookie of 0, 4 or 8 bytes, a sublayer of 0 or 4, and the frame. Only
/// the two ends know how many, and what the frame is.
public struct L2TPv3Header: Hashable, Sendable {
  /// The part that control messages have behind the zero.
  public struct Control: Hashable, Sendable {
    /// Bytes from the flags to the message's end.
    public let length: UInt16
    /// The receiver's name for the connection; 0 before it has given one.
    public let connection: UInt32
    /// Ns: of this message.
    public let sequenceNumber: UInt16
    /// Nr: of the next message that the sender expects.
    public let expectedNumber: UInt16
  }

  /// Bytes before cookie or control header.
  public static let size = 4
  /// Bytes of a control message before its attributes.
  public static let controlSize = 16
  /// The receiver's name for the session; 0 in control messages.
  public let session: UInt32
  public let control: Control?

  /// Byte after a control message's last.
  public var end: Int? { control.map { Int($0.length) &+ Self.size } }

  /// - Throws: truncated below 4 bytes, or 16 where the session is 0; there invalid version other than 3, invalid
  ///   constant where T, L or S is missing, invalid length below the control header's 12 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.l2tpv3, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    session = bytes.uint32(at: 0)
    guard session == 0 else {
      control = nil
      return
    }
    guard bytes.count >= Self.controlSize else {
      throw truncated(.l2tpv3, at: offset, needed: Self.controlSize, available: bytes.count, limit: limit)
    }
    let flags = bytes.uint16(at: 4)
    guard flags & 15 == 3 else { throw invalid(.l2tpv3, at: offset, .version, UInt64(flags & 15)) }
    guard flags & 0xC800 == 0xC800 else { throw invalid(.l2tpv3, at: offset, .constant, UInt64(flags)) }
    let length = bytes.uint16(at: 6)
    guard length >= 12 else { throw invalid(.l2tpv3, at: offset, .length, UInt64(length)) }
    control = Control(
      length: length, connection: bytes.uint32(at: 8), sequenceNumber: bytes.uint16(at: 12),
      expectedNumber: bytes.uint16(at: 14))
  }

  /// The frame of a data message, where exactly one reading of what is between gives one that is consistent.
  ///
  /// - Parameter room: bytes from the header's first to the packet's end.
  /// - Returns: where it begins and what it is.
  public static func frame(_ bytes: Span<UInt8>, room: Int) -> (start: Int, layer: Layer)? {
    var found: (start: Int, layer: Layer)?
    // A cookie of 0, 4 or 8 bytes, and the default sublayer of 4 (§4.6) or none.
    for start in [4, 8, 12, 16] {
      let layer: Layer? =
        if CarriedPacket.isEthernet(bytes, from: start, to: room, isStrict: true) {
          .ethernet
        } else if CarriedPacket.isPPP(bytes, from: start, to: room) {
          .ppp
        } else if CarriedPacket.isHDLC(bytes, from: start, to: room) {
          .ciscoHDLC
        } else {
          CarriedPacket.strictNetwork(bytes, from: start, to: room)
        }
      guard let layer else { continue }
      // The packet behind the four bytes of PPP or HDLC that were found already.
      if let found, found.start == start &- 4, found.layer != .ethernet, layer == .ipv4 || layer == .ipv6 { continue }
      guard found == nil else { return nil }
      found = (start, layer)
    }
    return found
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, end: Int
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    guard header.control == nil, let frame = frame(bytes, room: max(end &- offset, 0)) else { return nil }
    return Carried(frame.layer, headerLength: frame.start)
  }
}
