/// Geneve header, RFC 8926 §3.4.
///
///      0   2           8              16                             31
///     +---+-----------+-+-+-----------+-------------------------------+
///     |Ver|  Opt Len  |O|C|   Rsvd.   |         Protocol Type         |
///     +---+-----------+-+-+-----------+---------------+---------------+
///     |        Virtual Network Identifier (VNI)       |   Reserved    |
///     +-----------------------------------------------+---------------+
///     |                   Options, Opt Len × 4 bytes                  |
///     +---------------------------------------------------------------+
public struct GeneveHeader: Hashable, Sendable {
  /// Bytes before the options.
  public static let size = 8
  /// 0.
  public let version: UInt8
  /// O: for the tunnel's ends, not for what is behind them.
  public let isControl: Bool
  /// C: an option must be understood.
  public let hasCriticalOptions: Bool
  public let protocolType: EtherType
  /// 24 bits.
  public let networkIdentifier: UInt32
  /// Bytes with the options, 8 to 260.
  public let headerLength: Int

  /// - Throws: truncated below 8 bytes or within the options; invalid version other than 0.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.geneve, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] &>> 6
    guard version == 0 else { throw invalid(.geneve, at: offset, .version, UInt64(version)) }
    headerLength = Self.size &+ Int(bytes[0] & 0x3F) &* 4
    isControl = bytes[1] & 0x80 != 0
    hasCriticalOptions = bytes[1] & 0x40 != 0
    protocolType = EtherType(rawValue: bytes.uint16(at: 2))
    networkIdentifier = bytes.uint32(at: 4) &>> 8
    guard bytes.count >= headerLength else {
      throw truncated(.geneve, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    return Carried(etherType: header.protocolType, headerLength: header.headerLength)
  }

  /// Whether a datagram can begin with the header: what is reserved zero, options that fill their room, and the
  /// announced packet behind them.
  static func fits(_ bytes: Span<UInt8>, room: Int) -> Bool {
    guard bytes.count >= size, bytes[1] & 0x3F == 0, bytes[7] == 0, let header = try? Self(bytes) else { return false }
    var cursor = GeneveOptionCursor(header)
    do throws(DecodeError) { while try cursor.next(bytes) != nil {} } catch { return false }
    let start = header.headerLength
    return switch header.protocolType.layer {
    case .ipv4: CarriedPacket.network(bytes, from: start, to: room) == .ipv4
    case .ipv6: CarriedPacket.network(bytes, from: start, to: room) == .ipv6
    case .ethernet: CarriedPacket.isEthernet(bytes, from: start, to: room)
    case .mpls: MPLSInUDP.fits(bytes, from: start, room: room)
    case .nsh, .arp: true
    // Control packets may carry what nobody knows.
    default: header.isControl
    }
  }
}
