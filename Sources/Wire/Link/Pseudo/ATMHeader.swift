/// SunATM's pseudo-header (`LINKTYPE_SUNATM`).
///
///      0       4       8              16                             31
///     +-+-----+-------+---------------+-------------------------------+
///     |d|     | type  |      VPI      |              VCI              |
///     +-+-----+-------+---------------+-------------------------------+
public struct ATMHeader: Hashable, Sendable {
  /// Bytes on record.
  public static let size = 4
  /// Whether it was sent.
  public let isOutgoing: Bool
  /// 1: LAN emulation, 2: LLC (RFC 2684), 5: MARS, 6: IFMP, 0: none of them.
  public let traffic: UInt8
  /// Virtual path identifier.
  public let path: UInt8
  /// Virtual channel identifier; below 32 for signalling and maintenance.
  public let channel: UInt16

  /// - Throws: truncated below 4 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.atm, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    isOutgoing = bytes[0] & 0x80 != 0
    traffic = bytes[0] & 0x0F
    path = bytes[1]
    channel = bytes.uint16(at: 2)
  }

  /// What a channel below 32 is for (ITU-T I.361, I.610); nil for all others.
  public var channelName: String? {
    switch channel {
    case 1: "metasignalling"
    case 2: "broadcast signalling"
    case 3: "OAM F4 segment"
    case 4: "OAM F4 end to end"
    case 5 where path == 0: "signalling"
    case 16 where path == 0: "ILMI"
    default: nil
    }
  }

  public var trafficName: String? {
    switch traffic {
    case 1: "LANE"
    case 2: "LLC"
    case 5: "MARS"
    case 6: "IFMP"
    default: nil
    }
  }
}

extension ATMHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let opaque = Carried(.opaque, announced: .layer(.atm), headerLength: size)
    guard header.channelName == nil else { return opaque }
    switch header.traffic {
    case 1:
      // LAN emulation (ATM Forum LANE 2.0 §4.1): the client's number, 0xFF00 for control, then Ethernet.
      guard bytes.count >= size &+ 2 else {
        throw truncated(.atm, at: offset, needed: size &+ 2, available: bytes.count, limit: limit)
      }
      guard bytes.uint16(at: size) != 0xFF00 else { return opaque }
      return Carried(.ethernet, headerLength: size &+ 2)
    case 2: return Carried(.logicalLinkControl, headerLength: size)
    default:
      // RFC 2684 §5: LLC, where the bytes say so.
      let isLLC = bytes.count >= size &+ 3 && bytes.uint16(at: size) == 0xAAAA && bytes[size &+ 2] == 3
      return isLLC ? Carried(.logicalLinkControl, headerLength: size) : opaque
    }
  }
}
