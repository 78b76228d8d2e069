/// IEEE 802.2 logical link control header, with the SNAP extension where both access points are 0xAA
/// (IEEE Std 802.2 §3; IEEE Std 802 §9.2.4 for SNAP).
///
///      0      1      2         3              6      8
///     +------+------+---------+--------------+------+
///     | DSAP | SSAP | control | organization | type |
///     +------+------+---------+--------------+------+
///                             '---- SNAP only -----'
public struct LogicalLinkControlHeader: Hashable, Sendable {
  /// Bytes without SNAP and with a one-byte control field.
  public static let size = 3
  /// Bytes with the SNAP extension.
  public static let sizeWithSNAP = 8
  /// Destination service access point; 0xAA: SNAP, 0x42: spanning tree, 0xFE: ISO network layer, 0xE0: IPX.
  public let destinationAccessPoint: UInt8
  /// Source service access point; its lowest bit marks a response.
  public let sourceAccessPoint: UInt8
  /// First byte of the control field; 3: unnumbered information.
  public let control: UInt8
  /// SNAP's organization (24 bits; 0: an EtherType follows), nil without SNAP.
  public let organization: UInt32?
  /// SNAP's protocol, an EtherType where the organization is 0 (RFC 1042) or 0x0000F8; 0 without SNAP.
  public let protocolIdentifier: UInt16

  /// What follows where SNAP carries an EtherType.
  @inlinable public var etherType: EtherType? {
    organization == 0 || organization == 0x0000F8 ? EtherType(rawValue: protocolIdentifier) : nil
  }

  /// - Throws: truncated below 3 bytes, or below 8 where the access points announce SNAP.
  @inlinable
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.logicalLinkControl, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    destinationAccessPoint = bytes[0]
    sourceAccessPoint = bytes[1]
    control = bytes[2]
    guard destinationAccessPoint == 0xAA, sourceAccessPoint & 0xFE == 0xAA, control == 3 else {
      organization = nil
      protocolIdentifier = 0
      return
    }
    guard bytes.count >= Self.sizeWithSNAP else {
      throw truncated(
        .logicalLinkControl, at: offset, needed: Self.sizeWithSNAP, available: bytes.count, limit: limit)
    }
    organization = UInt32(bytes.uint16(at: 3)) &<< 8 | UInt32(bytes[5])
    protocolIdentifier = bytes.uint16(at: 6)
  }
}

extension LogicalLinkControlHeader {
  /// Bytes of the header: a control field of information and supervisory frames has two bytes, an unnumbered one's one
  /// (IEEE Std 802.2 §5.2).
  public var headerLength: Int {
    if organization != nil { return Self.sizeWithSNAP }
    return control & 3 == 3 ? Self.size : Self.size &+ 1
  }

  /// The command or response of an unnumbered frame (§5.4); nil for other frames, and where there is none.
  public var unnumberedName: String? {
    guard control & 3 == 3 else { return nil }
    return switch control & ~0x10 {
    case 0x03: "UI"
    case 0x0F: "DM"
    case 0x43: "DISC"
    case 0x63: "UA"
    case 0x6F: "SABME"
    case 0x87: "FRMR"
    case 0xAF: "XID"
    case 0xE3: "TEST"
    default: nil
    }
  }

  /// IEEE 802.1's organization in bridged frames (RFC 2684 §5.2, RFC 2427 §D).
  static let bridged: UInt32 = 0x0080C2
  static let cisco: UInt32 = 0x00000C

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    if let type = header.etherType { return Carried(etherType: type, headerLength: sizeWithSNAP) }
    let announced = LinkPayload.accessPoint(header.destinationAccessPoint)
    switch (header.organization, header.protocolIdentifier) {
    // Per-VLAN spanning tree; its frames are ordinary ones with the VLAN behind them.
    case (cisco, 0x010B): return Carried(.spanningTree, announced: announced, headerLength: sizeWithSNAP)
    case (cisco, 0x2000): return Carried(.cdp, headerLength: sizeWithSNAP)
    // With and without a preserved frame check sequence; ATM pads to a word before the addresses.
    case (bridged, 0x0001), (bridged, 0x0007): return Carried(.ethernet, headerLength: sizeWithSNAP &+ 2)
    case (bridged, 0x000E): return Carried(.spanningTree, announced: announced, headerLength: sizeWithSNAP)
    default: break
    }
    guard header.control == 3 else {
      return Carried(.opaque, announced: announced, headerLength: min(header.headerLength, bytes.count))
    }
    switch (header.destinationAccessPoint, header.sourceAccessPoint) {
    // RFC 948's second method: IP's own access point.
    case (0x06, 0x06): return Carried(.ipv4, headerLength: size)
    case (0x42, _): return Carried(.spanningTree, announced: announced, headerLength: size)
    default: return Carried(.opaque, announced: announced, headerLength: size)
    }
  }
}
