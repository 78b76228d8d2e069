/// PPP over Ethernet header, RFC 2516 §4: in the discovery stage tags follow, in the session stage PPP without its
/// address and control bytes.
///
///      0       4       8              16                             31
///     +-------+-------+---------------+-------------------------------+
///     |  VER  | TYPE  |     CODE      |          SESSION_ID           |
///     +-------+-------+---------------+-------------------------------+
///     |            LENGTH             |
///     +-------------------------------+
public struct PPPoEHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 6
  /// 0 in the session stage.
  public let code: UInt8
  /// 0 as long as there is none.
  public let session: UInt16
  /// Bytes behind the header.
  public let length: UInt16

  /// - Parameter layer: `.pppoeSession` or `.pppoeDiscovery`, for the error.
  /// - Throws: truncated below 6 bytes; invalid version other than 1, invalid type other than 1.
  public init(
    _ bytes: Span<UInt8>, as layer: Layer = .pppoeSession, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(layer, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    code = bytes[1]
    session = bytes.uint16(at: 2)
    length = bytes.uint16(at: 4)
    guard bytes[0] &>> 4 == 1 else { throw invalid(layer, at: offset, .version, UInt64(bytes[0] &>> 4)) }
    guard bytes[0] & 0x0F == 1 else { throw invalid(layer, at: offset, .type, UInt64(bytes[0] & 0x0F)) }
  }

  /// IANA "PPPoE Active Discovery Code Fields"; nil for unassigned numbers.
  public var codeName: String? {
    switch code {
    case 0x00: "session"
    case 0x07: "PADO"
    case 0x09: "PADI"
    case 0x0A: "PADG"
    case 0x0B: "PADC"
    case 0x0C: "PADQ"
    case 0x19: "PADR"
    case 0x65: "PADS"
    case 0xA7: "PADT"
    case 0xD3: "PADM"
    case 0xD4: "PADN"
    default: nil
    }
  }
}

extension PPPoEHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    // The capture's link type may be PPPoE itself, without an EtherType that tells the stages apart.
    guard header.code == 0 else { return Carried(.pppoeDiscovery, headerLength: 0) }
    return Carried(.ppp, headerLength: size, payloadLength: Int(header.length))
  }
}
