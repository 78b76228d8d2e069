/// What ISO's network layer puts before its packets over IP, RFC 1070 §3 (EON).
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |    Version    | Semantics Code|           Checksum            |
///     +---------------+---------------+-------------------------------+
public struct ISOIPHeader: Hashable, Sendable {
  public static let size = 4
  /// 1.
  public let version: UInt8
  /// To whom: 0 unicast, 1 all end systems, 2 all intermediate systems, 3 everybody.
  public let semantics: UInt8
  /// Fletcher's, over these four bytes and IP's addresses; 0: none.
  public let checksum: UInt16

  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.isoIP, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0]
    semantics = bytes[1]
    checksum = bytes.uint16(at: 2)
  }

  public var semanticsName: String? {
    switch semantics {
    case 0: "unicast"
    case 1: "all end systems"
    case 2: "all intermediate systems"
    case 3: "broadcast"
    default: nil
    }
  }
}

/// Connectionless Network Protocol header, ISO 8473-1 §7: its fixed part and addresses.
///
///      0               8              16              24             31
///     +---------------+---------------+---------------+---------------+
///     |   0x81        |Length Indicat.|  Version (1)  |   Lifetime    |
///     +-+-+-+---------+---------------+---------------+---------------+
///     |S|M|E|  Type   |        Segment Length         |  Checksum …   |
///     +-+-+-+---------+-------------------------------+---------------+
///     |    …          |  address length and address, twice; segment   |
///     +---------------+-----------------------------------------------+
public struct ConnectionlessHeader: Hashable, Sendable {
  public static let size = 9
  public let headerLength: UInt8
  /// In units of 500 ms.
  public let lifetime: UInt8
  public let maySegment: Bool
  public let hasMoreSegments: Bool
  /// Whether an error report is wanted.
  public let wantsErrors: Bool
  /// 28 data, 1 error report, 30 echo request, 31 echo reply.
  public let type: UInt8
  /// Bytes of header and data of this segment.
  public let segmentLength: UInt16
  /// Fletcher's, over the header; 0: none.
  public let checksum: UInt16

  /// - Parameter reader: at the header; stands at the destination's length afterwards.
  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(Self.size, bytes).lowerBound
    headerLength = bytes[start + 1]
    guard bytes[start + 2] == 1 else { throw reader.refusal(.version, bytes[start + 2]) }
    lifetime = bytes[start + 3]
    maySegment = bytes[start + 4] & 0x80 != 0
    hasMoreSegments = bytes[start + 4] & 0x40 != 0
    wantsErrors = bytes[start + 4] & 0x20 != 0
    type = bytes[start + 4] & 0x1F
    segmentLength = bytes.uint16(at: start + 5)
    checksum = bytes.uint16(at: start + 7)
    guard headerLength >= 11 else { throw reader.refusal(.headerLength, headerLength) }
  }

  public var typeName: String? {
    switch type {
    case 1: "error report"
    case 28: "data"
    case 29: "multicast data"
    case 30: "echo request"
    case 31: "echo reply"
    default: nil
    }
  }
}

/// The fixed part of end system to intermediate system packets (ISO 9542 §7) and of IS-IS (ISO 10589 §9).
///
///      0               8              16              24             31
///     +---------------+---------------+---------------+---------------+
///     |  0x82, 0x83   | Header Length |  Version (1)  |   ID Length   |
///     +-----+---------+---------------+---------------+---------------+
///     |  0  |  Type   | Holding Time (ES-IS); Version, 0, areas (IS-IS)
///     +-----+---------+-----------------------------------------------+
public struct RoutingExchangeHeader: Hashable, Sendable {
  public static let size = 8
  /// 0x82 ES-IS, 0x83 IS-IS.
  public let discriminator: UInt8
  public let headerLength: UInt8
  /// IS-IS: bytes of a system's identifier; 0 stands for 6.
  public let identifierLength: UInt8
  public let type: UInt8
  /// ES-IS: seconds for which it holds; 0 in IS-IS.
  public let holdingTime: UInt16

  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(Self.size, bytes).lowerBound
    discriminator = bytes[start]
    headerLength = bytes[start + 1]
    guard bytes[start + 2] == 1 else { throw reader.refusal(.version, bytes[start + 2]) }
    identifierLength = bytes[start + 3]
    type = bytes[start + 4] & 0x1F
    holdingTime = discriminator == 0x82 ? bytes.uint16(at: start + 5) : 0
  }

  public var typeName: String? {
    switch (discriminator, type) {
    case (0x82, 2): "end system hello"
    case (0x82, 4): "intermediate system hello"
    case (0x82, 6): "redirect"
    case (0x83, 15): "L1 LAN hello"
    case (0x83, 16): "L2 LAN hello"
    case (0x83, 17): "point-to-point hello"
    case (0x83, 18): "L1 LSP"
    case (0x83, 20): "L2 LSP"
    case (0x83, 24): "L1 CSNP"
    case (0x83, 25): "L2 CSNP"
    case (0x83, 26): "L1 PSNP"
    case (0x83, 27): "L2 PSNP"
    default: nil
    }
  }
}
