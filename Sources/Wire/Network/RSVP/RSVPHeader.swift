/// Resource Reservation Protocol message, RFC 2205 §3.1.1; flags: RFC 2961 §2.
///
///      0       4       8              16                             31
///     +-------+-------+---------------+-------------------------------+
///     | Vers  | Flags |   Msg Type    |        RSVP Checksum          |
///     +-------+-------+---------------+-------------------------------+
///     |   Send_TTL    |  (Reserved)   |         RSVP Length           |
///     +---------------+---------------+-------------------------------+
public struct RSVPHeader: Hashable, Sendable {
  public static let size = 8
  public let version: UInt8
  /// 1: the sender takes bundles, message identifiers and summary refreshes.
  public let flags: UInt8
  public let type: UInt8
  /// Over the whole message, without a pseudo-header; 0: none.
  public let checksum: UInt16
  /// IP's time to live with which it was sent: a difference tells of routers without RSVP.
  public let sendTimeToLive: UInt8
  /// Bytes of header and objects.
  public let length: UInt16

  /// - Throws: truncated below 8 bytes; invalid version beside 1; invalid length below 8.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.rsvp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] >> 4
    flags = bytes[0] & 0xF
    type = bytes[1]
    checksum = bytes.uint16(at: 2)
    sendTimeToLive = bytes[4]
    length = bytes.uint16(at: 6)
    guard version == 1 else { throw invalid(.rsvp, at: offset, .version, UInt64(version)) }
    guard length >= Self.size else { throw invalid(.rsvp, at: offset, .length, UInt64(length)) }
  }

  public var typeName: String? {
    switch type {
    case 1: "Path"
    case 2: "Resv"
    case 3: "PathErr"
    case 4: "ResvErr"
    case 5: "PathTear"
    case 6: "ResvTear"
    case 7: "ResvConf"
    case 8: "DREQ"
    case 9: "DREP"
    case 10: "ResvTearConfirm"
    case 12: "Bundle"
    case 13: "Ack"
    case 15: "Srefresh"
    case 20: "Hello"
    case 21: "Notify"
    case 25: "Integrity Challenge"
    case 26: "Integrity Response"
    case 66: "DSBM Willing"
    case 67: "I Am DSBM"
    default: nil
    }
  }
}

/// An object of a message, RFC 2205 §3.1.2.
///
///      0                              16              24             31
///     +-------------------------------+---------------+---------------+
///     |       Length (bytes)          |   Class-Num   |    C-Type     |
///     +-------------------------------+---------------+---------------+
///     |                      (Object contents)                        |
///     +---------------------------------------------------------------+
public struct RSVPObject: Hashable, Sendable {
  /// With these four bytes.
  public let length: UInt16
  /// The two highest bits say what a router does that does not know it (RFC 2205 §3.10).
  public let classNumber: UInt8
  public let type: UInt8
  /// Reads its contents.
  public let value: PartReader

  /// - Throws: truncated before the contents; invalid length below 4, no multiple of 4, or beyond the message.
  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(4, bytes).lowerBound
    length = bytes.uint16(at: start)
    classNumber = bytes[start + 2]
    type = bytes[start + 3]
    guard length >= 4, length % 4 == 0, Int(length) - 4 <= reader.remaining else {
      throw reader.refusal(.optionLength, length)
    }
    value = try reader.part(Int(length) - 4)
  }

  public var className: String? { RSVPNames.className(classNumber) }
  public var typeName: String? { RSVPNames.typeName(type, of: classNumber) }
}
