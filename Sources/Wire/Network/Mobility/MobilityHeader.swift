/// Mobility header, RFC 6275 §6.1.
///
///      0               8              16              24              31
///     +---------------+---------------+---------------+---------------+
///     | Payload Proto |  Header Len   |   MH Type     |   Reserved    |
///     +---------------+---------------+---------------+---------------+
///     |           Checksum            |                               |
///     +-------------------------------+         Message Data          |
///     |                                                               |
///     +---------------------------------------------------------------+
public struct MobilityHeader: Hashable, Sendable {
  /// Bytes before the message data.
  public static let size = 6
  /// What follows; 59, for nothing does yet.
  public let payloadProtocol: IPProtocol
  /// Bytes of the whole header: (Header Len + 1) × 8, 8 to 2,048.
  public let headerLength: Int
  /// Which message.
  public let type: UInt8
  /// Over the header with the pseudo-header of IPv6, whose next header is 135.
  public let checksum: UInt16

  /// - Throws: truncated below 8 bytes or below the header's own length.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= 8 else {
      throw truncated(.mobility, at: offset, needed: 8, available: bytes.count, limit: limit)
    }
    payloadProtocol = IPProtocol(rawValue: bytes[0])
    headerLength = (Int(bytes[1]) &+ 1) &<< 3
    type = bytes[2]
    checksum = bytes.uint16(at: 4)
    guard bytes.count >= headerLength else {
      throw truncated(.mobility, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  /// A reader for the options; nil where the type has none that are known.
  public var options: TypedOptionCursor? {
    guard let start = MobilityMessage.size(ofType: type), start <= headerLength else { return nil }
    return TypedOptionCursor(.octets, from: start, to: headerLength, as: .mobility)
  }

  /// What a message is called (IANA "Mobility Header Types").
  public static func name(ofType number: UInt8) -> String? {
    switch number {
    case 0: "binding refresh request"
    case 1: "home test init"
    case 2: "care-of test init"
    case 3: "home test"
    case 4: "care-of test"
    case 5: "binding update"
    case 6: "binding acknowledgment"
    case 7: "binding error"
    case 8: "fast binding update"
    case 9: "fast binding acknowledgment"
    case 10: "fast neighbor advertisement"
    case 11: "experimental"
    case 12: "home agent switch"
    case 13: "heartbeat"
    case 14: "handover initiate"
    case 15: "handover acknowledge"
    case 16: "binding revocation"
    case 17: "localized routing initiation"
    case 18: "localized routing acknowledgment"
    case 19: "update notification"
    case 20: "update notification acknowledgment"
    case 21: "flow binding"
    case 22: "subscription query"
    case 23: "subscription response"
    default: nil
    }
  }
}
