/// Header of Solaris's ipnet devices (`LINKTYPE_IPNET`; dl_ipnetinfo_t).
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |    version    |    family     |             hook              |
///     +---------------+---------------+-------------------------------+
///     |                         packet length                         |
///     +---------------------------------------------------------------+
///     |                        interface index                        |
///     +---------------------------------------------------------------+
///     |                     group interface index                     |
///     +---------------------------------------------------------------+
///     |                          source zone                          |
///     +---------------------------------------------------------------+
///     |                       destination zone                        |
///     +---------------------------------------------------------------+
public struct IPNETHeader: Hashable, Sendable {
  /// Bytes on record.
  public static let size = 24
  /// Solaris's: 2 IPv4, 26 IPv6.
  public let family: UInt8
  /// 0: received, 1: sent, 2: between zones.
  public let hook: UInt16
  /// Bytes of the packet.
  public let packetLength: UInt32
  public let interfaceIndex: UInt32
  public let groupInterfaceIndex: UInt32
  /// All ones: none.
  public let sourceZone: UInt32
  /// All ones: none.
  public let destinationZone: UInt32

  /// - Throws: truncated below 24 bytes; invalid version other than 1.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ipnet, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    family = bytes[1]
    hook = bytes.uint16(at: 2)
    packetLength = bytes.uint32(at: 4)
    interfaceIndex = bytes.uint32(at: 8)
    groupInterfaceIndex = bytes.uint32(at: 12)
    sourceZone = bytes.uint32(at: 16)
    destinationZone = bytes.uint32(at: 20)
    guard bytes[0] == 1 else { throw invalid(.ipnet, at: offset, .version, UInt64(bytes[0])) }
  }
}

extension IPNETHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let layer: Layer =
      switch header.family {
      case 2: .ipv4
      case 26: .ipv6
      default: .opaque
      }
    return Carried(layer, announced: .addressFamily(UInt32(header.family)), headerLength: size)
  }
}
