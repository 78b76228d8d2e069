/// VXLAN generic protocol extension header, draft-ietf-nvo3-vxlan-gpe-13 §3.
///
///      0               8              16              24             31
///     +-+-+---+-+-+-+-+-------------------------------+---------------+
///     |R|R|Ver|I|P|B|O|           Reserved            | Next Protocol |
///     +-+-+---+-+-+-+-+-------------------------------+---------------+
///     |          VXLAN Network Identifier (VNI)       |   Reserved    |
///     +-----------------------------------------------+---------------+
public struct VXLANGPEHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 8
  public let flags: UInt8
  /// 0.
  public let version: UInt8
  /// 1 IPv4, 2 IPv6, 3 Ethernet, 4 NSH, 5 MPLS; without the P bit Ethernet follows whatever it holds.
  public let nextProtocol: UInt8
  /// 24 bits.
  public let networkIdentifier: UInt32

  public var hasNetworkIdentifier: Bool { flags & 0x08 != 0 }
  public var hasNextProtocol: Bool { flags & 0x04 != 0 }
  /// Broadcast, unknown unicast or multicast that the sender copied to several.
  public var isReplicated: Bool { flags & 0x02 != 0 }
  /// Operations, administration and maintenance.
  public var isManagement: Bool { flags & 0x01 != 0 }

  /// What the next protocol's number means; nil: not assigned.
  public var nextProtocolName: String? {
    switch nextProtocol {
    case 1: "IPv4"
    case 2: "IPv6"
    case 3: "Ethernet"
    case 4: "NSH"
    case 5: "MPLS"
    default: nil
    }
  }

  /// - Throws: truncated below 8 bytes; invalid version other than 0.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.vxlanGPE, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    flags = bytes[0]
    version = bytes[0] &>> 4 & 3
    nextProtocol = bytes[3]
    networkIdentifier = bytes.uint32(at: 4) &>> 8
    guard version == 0 else { throw invalid(.vxlanGPE, at: offset, .version, UInt64(version)) }
  }

  private var layer: Layer {
    guard hasNextProtocol else { return .ethernet }
    return switch nextProtocol {
    case 1: .ipv4
    case 2: .ipv6
    case 3: .ethernet
    case 4: .nsh
    case 5: .mpls
    default: .opaque
    }
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    return Carried(header.layer, announced: .layer(.vxlanGPE), headerLength: size)
  }

  /// Whether a datagram can begin with the header: version 0, what is reserved zero, and the announced packet behind it.
  static func fits(_ bytes: Span<UInt8>, room: Int) -> Bool {
    guard bytes.count >= size, bytes[0] & 0xF0 == 0, bytes.uint16(at: 1) == 0, bytes[7] == 0,
      let header = try? Self(bytes), header.hasNetworkIdentifier
    else { return false }
    return switch header.layer {
    case .ipv4, .ipv6: CarriedPacket.network(bytes, from: size, to: room) == header.layer
    case .ethernet: CarriedPacket.isEthernet(bytes, from: size, to: room, isStrict: true)
    case .mpls: MPLSInUDP.fits(bytes, from: size, room: room)
    // NSH: version 0 and a length of at least two words (RFC 8300 §2.2).
    case .nsh: bytes.count >= size &+ 8 && bytes[size] &>> 6 == 0 && bytes[size &+ 1] & 0x3F >= 2
    default: false
    }
  }
}
