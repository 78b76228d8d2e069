/// Cisco's HDLC header (`LINKTYPE_C_HDLC`).
///
///      0        8        16               31
///     +--------+--------+-----------------+
///     |address | control|    protocol     |
///     +--------+--------+-----------------+
public struct CiscoHDLCHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 4
  /// 0x0F: unicast, 0x8F: multicast.
  public let address: UInt8
  /// 0.
  public let control: UInt8
  /// An EtherType, with meanings of Cisco's own: 0x8035 SLARP, 0x2000 CDP, 0xFEFE ISO's network layer.
  public let protocolType: UInt16

  /// - Throws: truncated below 4 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ciscoHDLC, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    address = bytes[0]
    control = bytes[1]
    protocolType = bytes.uint16(at: 2)
  }

  /// What the protocol is called where Cisco gave it a meaning of its own, else what the EtherType is called.
  public var protocolName: String? {
    switch protocolType {
    case 0x2000: "CDP"
    case 0x8035: "SLARP"
    case 0xFEFE: "OSI"
    default: EtherType(rawValue: protocolType).name
    }
  }
}

extension CiscoHDLCHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    switch header.protocolType {
    case 0x2000: return Carried(.cdp, headerLength: size)
    case 0x8035: return Carried(.slarp, headerLength: size)
    case 0xFEFE:
      // Some senders pad before the identifier.
      guard bytes.count > size else { return Carried(.opaque, announced: .layer(.ciscoHDLC), headerLength: size) }
      let first = bytes[size]
      let identifier = bytes.count > size &+ 1 && !(0x81...0x83).contains(first) ? bytes[size &+ 1] : first
      return Carried(.opaque, announced: .networkLayerProtocol(identifier), headerLength: size)
    default:
      return Carried(etherType: EtherType(rawValue: header.protocolType), headerLength: size)
    }
  }
}
