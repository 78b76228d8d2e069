/// GTP header: version 1 of the user plane (3GPP TS 29.281 §5.1) and of the control plane (TS 29.060 §6), and version
/// 2 (TS 29.274 §5.1).
///
///      0     3 4 5 6 7 8              16                             31
///     +-----+-+-+-+-+-+---------------+-------------------------------+
///     | Ver |P|R|E|S|N| Message Type  |            Length             |
///     +-----+-+-+-+-+-+---------------+-------------------------------+
///     |                Tunnel Endpoint Identifier (TEID)              |
///     +-------------------------------+---------------+---------------+
///     |  Sequence Number (E, S or N)  | N-PDU Number  | Next Ext. Type|
///     +-------------------------------+---------------+---------------+
///     |  Extension headers (E): length in words, contents, next type  |
///     +---------------------------------------------------------------+
///
/// Version 2 has Ver, P (another message follows), T (a TEID is there) and MP (the last byte has a priority), and
/// behind the TEID 24 bits of sequence number and a spare byte.
public struct GTPHeader: Hashable, Sendable {
  /// Bytes of version 1 before the optional fields, and of the shortest header that counts the length.
  public static let size = 8
  /// Bytes of version 1 with the optional fields.
  public static let sizeWithOptional = 12
  /// 1 or 2.
  public let version: UInt8
  /// Version 1: GTP; else GTP' of charging (TS 32.295), whose header differs.
  public let isGTP: Bool
  public let messageType: UInt8
  /// Bytes behind the first 8 (version 2: the first 4).
  public let length: UInt16
  /// The receiver's name for the tunnel; nil in version 2 without one.
  public let tunnelEndpoint: UInt32?
  /// 16 bits in version 1 where the flag is set, 24 in version 2.
  public let sequenceNumber: UInt32?
  /// Version 1 where the flag is set.
  public let packetNumber: UInt8?
  /// Type of the first extension header; nil without.
  public let firstExtension: UInt8?
  /// Version 2: another message follows in the datagram.
  public let isPiggybacked: Bool
  /// Version 2: 0 is the highest of 16.
  public let priority: UInt8?
  /// Bytes of the whole header, with its extension headers.
  public let headerLength: Int

  /// Byte after the message's last.
  public var end: Int { Int(length) &+ (version == 1 ? Self.size : 4) }

  /// - Throws: truncated below 8 bytes (version 2 with a TEID: 12), below what the flags announce or within the
  ///   extension headers; invalid version other than 1 and 2; invalid constant for GTP'; invalid header length for an
  ///   extension header of length 0.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.gtpU, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let flags = bytes[0]
    version = flags &>> 5
    messageType = bytes[1]
    length = bytes.uint16(at: 2)
    guard version == 1 || version == 2 else { throw invalid(.gtpU, at: offset, .version, UInt64(version)) }
    if version == 2 {
      let hasEndpoint = flags & 0x08 != 0
      headerLength = hasEndpoint ? 12 : 8
      guard bytes.count >= headerLength else {
        throw truncated(.gtpU, at: offset, needed: headerLength, available: bytes.count, limit: limit)
      }
      isGTP = true
      isPiggybacked = flags & 0x10 != 0
      tunnelEndpoint = hasEndpoint ? bytes.uint32(at: 4) : nil
      let last = bytes.uint32(at: headerLength &- 4)
      sequenceNumber = last &>> 8
      priority = flags & 0x04 == 0 ? nil : UInt8(last &>> 4 & 15)
      (packetNumber, firstExtension) = (nil, nil)
      return
    }
    isGTP = flags & 0x10 != 0
    guard isGTP else { throw invalid(.gtpU, at: offset, .constant, UInt64(flags)) }
    (isPiggybacked, priority) = (false, nil)
    tunnelEndpoint = bytes.uint32(at: 4)
    guard flags & 7 != 0 else {
      (sequenceNumber, packetNumber, firstExtension) = (nil, nil, nil)
      headerLength = Self.size
      return
    }
    guard bytes.count >= Self.sizeWithOptional else {
      throw truncated(.gtpU, at: offset, needed: Self.sizeWithOptional, available: bytes.count, limit: limit)
    }
    sequenceNumber = flags & 2 == 0 ? nil : UInt32(bytes.uint16(at: 8))
    packetNumber = flags & 1 == 0 ? nil : bytes[10]
    let next = flags & 4 == 0 ? 0 : bytes[11]
    firstExtension = next == 0 ? nil : next
    var cursor = GTPExtensionCursor(first: next)
    while try cursor.next(bytes, at: offset, limit: limit) != nil {}
    headerLength = cursor.position
  }

  /// Type 255: a user's packet follows.
  public var isUserPacket: Bool { version == 1 && messageType == 255 }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    guard header.isUserPacket, let layer = header.userLayer(bytes) else { return nil }
    return Carried(layer, headerLength: header.headerLength, payloadLength: header.end &- header.headerLength)
  }

  /// What the user's packet is: nothing in the header says it, the session's kind does (TS 29.281 §5.1).
  private func userLayer(_ bytes: Span<UInt8>) -> Layer? {
    guard end > headerLength else { return nil }
    if let layer = CarriedPacket.network(bytes, from: headerLength, to: end) { return layer }
    if CarriedPacket.isPPP(bytes, from: headerLength, to: end) { return .ppp }
    if CarriedPacket.isEthernet(bytes, from: headerLength, to: end, isStrict: true) { return .ethernet }
    return nil
  }

  /// Whether a datagram can begin with the header.
  ///
  /// - Parameter isControl: whether the port is the control plane's.
  static func fits(_ bytes: Span<UInt8>, room: Int, isControl: Bool) -> Bool {
    guard bytes.count >= size, let header = try? Self(bytes), header.messageTypeName != nil else { return false }
    if header.version == 2 {
      // Spare bits are zero, and the length ends with the datagram or before another message.
      let isWhole = header.isPiggybacked ? header.end < room : header.end == room
      return isControl && bytes[0] & 0x03 == 0 && isWhole
    }
    guard bytes[0] & 0x08 == 0, header.end == room else { return false }
    if header.isUserPacket { return !isControl && header.userLayer(bytes) != nil }
    return isControl || header.isUserPlane
  }
}
