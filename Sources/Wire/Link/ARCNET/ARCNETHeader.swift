/// ARCNET header (`LINKTYPE_ARCNET_BSD`, `LINKTYPE_ARCNET_LINUX`; ANSI/ATA 878.1, RFC 1051, RFC 1201).
///
///     BSD
///      0        1        2        3        4                 6
///     +--------+--------+--------+--------+-----------------+
///     | source | dest.  |  type  |  flag  |    sequence     |
///     +--------+--------+--------+--------+-----------------+
///                                '------- not RFC 1051 -----'
///     Linux
///      0        1        2                 4        5        6                 8
///     +--------+--------+-----------------+--------+--------+-----------------+
///     | source | dest.  |     offset      |  type  |  flag  |    sequence     |
///     +--------+--------+-----------------+--------+--------+-----------------+
///
/// A flag of 0xFF in BSD's form announces an exception frame, whose flag and sequence stand 4 bytes further.
public struct ARCNETHeader: Hashable, Sendable {
  /// 0 is no station.
  public let source: UInt8
  /// 0: all stations.
  public let destination: UInt8
  /// System code: 212 IP, 213 ARP, 214 RARP, 196 IPv6; 240 IP and 241 ARP of RFC 1051.
  public let type: UInt8
  /// 0: not split; odd: the first of (flag + 3) / 2 pieces; even: a later one. Nil in packets without it (RFC 1051).
  public let flag: UInt8?
  /// Equal in all pieces of a packet; nil in packets without it.
  public let sequence: UInt16?
  /// Whether it is an exception frame.
  public let isException: Bool
  /// Bytes until the carried packet.
  public let headerLength: Int

  /// Whether it is a later piece of a packet that was split.
  public var isLaterPiece: Bool { if let flag { flag != 0 && flag & 1 == 0 } else { false } }

  /// - Parameter isLinux: whether two bytes of offset stand before the type.
  /// - Throws: truncated below what the form and the type ask for: 3 or 5 bytes, 6, 8 or 10 in all.
  public init(
    _ bytes: Span<UInt8>, isLinux: Bool, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    let layer: Layer = isLinux ? .arcnetLinux : .arcnet
    let typeAt = isLinux ? 4 : 2
    guard bytes.count > typeAt else {
      throw truncated(layer, at: offset, needed: typeAt &+ 1, available: bytes.count, limit: limit)
    }
    source = bytes[0]
    destination = bytes[1]
    type = bytes[typeAt]
    // RFC 1051 §2 and diagnostic frames have nothing more.
    if type == 240 || type == 241 || type == 0x80 {
      flag = nil
      sequence = nil
      isException = false
      headerLength = typeAt &+ 1
      return
    }
    guard bytes.count >= typeAt &+ 4 else {
      throw truncated(layer, at: offset, needed: typeAt &+ 4, available: bytes.count, limit: limit)
    }
    isException = !isLinux && bytes[3] == 0xFF
    let flagAt = isException ? 7 : typeAt &+ 1
    guard bytes.count >= flagAt &+ 3 else {
      throw truncated(layer, at: offset, needed: flagAt &+ 3, available: bytes.count, limit: limit)
    }
    flag = bytes[flagAt]
    sequence = bytes.uint16(at: flagAt &+ 1)
    headerLength = flagAt &+ 3
  }

  /// Nil for system codes that are not met with network protocols.
  public var typeName: String? {
    switch type {
    case 0x80: "diagnose"
    case 196: "IPv6"
    case 212: "IP"
    case 213: "ARP"
    case 214: "RARP"
    case 221: "AppleTalk"
    case 237: "Banyan"
    case 240: "IP (RFC 1051)"
    case 241: "ARP (RFC 1051)"
    case 250: "IPX"
    default: nil
    }
  }
}

extension ARCNETHeader {
  static func carried(
    _ bytes: Span<UInt8>, isLinux: Bool, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, isLinux: isLinux, at: offset, limit: limit)
    let layer: Layer =
      switch header.type {
      case 212, 240: .ipv4
      case 196: .ipv6
      case 213, 214, 241: .arp
      default: .opaque
      }
    return Carried(
      header.isLaterPiece ? .opaque : layer, announced: .layer(isLinux ? .arcnetLinux : .arcnet),
      headerLength: header.headerLength)
  }
}
