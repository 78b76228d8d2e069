/// Generic Routing Encapsulation header, RFC 2784 §2 with the key and sequence number of RFC 2890 §2 and the source
/// routes of RFC 1701; version 1, which carries PPP, RFC 2637 §4.1.
///
///      0               8              16                             31
///     +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
///     |C|R|K|S|s|Recur|A| Flags | Ver |         Protocol Type         |
///     +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
///     |      Checksum (C or R)        |        Offset (C or R)        |
///     +-------------------------------+-------------------------------+
///     |     Key (K); in version 1: Payload Length, then Call ID       |
///     +---------------------------------------------------------------+
///     |                      Sequence Number (S)                      |
///     +---------------------------------------------------------------+
///     |          Acknowledgment Number (A, version 1 only)            |
///     +---------------------------------------------------------------+
///     |         Routing (R): source route entries, variable           |
///     +---------------------------------------------------------------+
public struct GREHeader: Hashable, Sendable {
  /// The bits of the first 13 that say what is there.
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    public static let checksum = Flags(rawValue: 0x8000)
    public static let routing = Flags(rawValue: 0x4000)
    public static let key = Flags(rawValue: 0x2000)
    public static let sequenceNumber = Flags(rawValue: 0x1000)
    /// All routers of the route were to be strict ones (RFC 1701).
    public static let strictSourceRoute = Flags(rawValue: 0x0800)
    /// Version 1 only (RFC 2637 §4.1).
    public static let acknowledgment = Flags(rawValue: 0x0080)
  }

  /// Bytes that every header has.
  public static let size = 4
  public let flags: Flags
  /// How many more encapsulations are allowed (RFC 1701); 0 in all later standards.
  public let recursion: UInt8
  /// 0, or 1 as PPTP uses it.
  public let version: UInt8
  /// An EtherType for the most part; 0 in keepalives of routers.
  public let protocolType: UInt16
  /// Over header and payload; nil: none.
  public let checksum: UInt16?
  /// Bytes from the first source route entry to the one in use; nil where neither checksum nor routing is there.
  public let routingOffset: UInt16?
  /// The flow or customer; in version 1 the payload's length and the call. nil: none.
  public let key: UInt32?
  public let sequenceNumber: UInt32?
  /// Highest sequence number that the sender has received; version 1 only.
  public let acknowledgmentNumber: UInt32?
  /// Byte at which the source route entries begin, and the one after the entry that ends them; empty without routing.
  public let routing: Range<Int>
  /// Bytes of the whole header, with its source routes.
  public let headerLength: Int

  /// Bytes of payload in version 1.
  public var payloadLength: Int? { version == 1 ? key.map { Int($0 &>> 16) } : nil }
  /// The peer's number for the session, version 1.
  public var callIdentifier: UInt16? { version == 1 ? key.map { UInt16(truncatingIfNeeded: $0) } : nil }
  /// The 24 bits of the virtual subnet, where Ethernet with a key makes it NVGRE (RFC 7637 §3.2).
  public var virtualSubnet: UInt32? { isNVGRE ? key.map { $0 &>> 8 } : nil }
  /// The 8 bits below the virtual subnet (RFC 7637 §3.2).
  public var flowIdentifier: UInt8? { isNVGRE ? key.map { UInt8(truncatingIfNeeded: $0) } : nil }

  private var isNVGRE: Bool {
    // RFC 7637 §3.2: neither checksum nor sequence number.
    version == 0 && protocolType == 0x6558 && flags == .key
  }

  /// - Throws: truncated below 4 bytes, below what the flags announce, or within the source routes; invalid version
  ///   above 1; in version 1 invalid constant where the key is missing or checksum or routing is there.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.gre, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let word = bytes.uint16(at: 0)
    version = UInt8(word & 7)
    recursion = UInt8(word &>> 8 & 7)
    protocolType = bytes.uint16(at: 2)
    guard version <= 1 else { throw invalid(.gre, at: offset, .version, UInt64(version)) }
    let flags = Flags(rawValue: word & (version == 0 ? 0xF800 : 0xF880))
    self.flags = flags
    guard version == 0 || flags.isSuperset(of: .key) && flags.isDisjoint(with: [.checksum, .routing]) else {
      throw invalid(.gre, at: offset, .constant, UInt64(word))
    }
    let hasSum = !flags.isDisjoint(with: [.checksum, .routing])
    let hasKey = flags.contains(.key)
    let hasSequence = flags.contains(.sequenceNumber)
    let hasAcknowledgment = flags.contains(.acknowledgment)
    var length = Self.size
    for isThere in [hasSum, hasKey, hasSequence, hasAcknowledgment] where isThere { length &+= 4 }
    guard bytes.count >= length else {
      throw truncated(.gre, at: offset, needed: length, available: bytes.count, limit: limit)
    }
    var place = Self.size
    checksum = flags.contains(.checksum) ? bytes.uint16(at: place) : nil
    routingOffset = hasSum ? bytes.uint16(at: place &+ 2) : nil
    if hasSum { place &+= 4 }
    key = hasKey ? bytes.uint32(at: place) : nil
    if hasKey { place &+= 4 }
    sequenceNumber = hasSequence ? bytes.uint32(at: place) : nil
    if hasSequence { place &+= 4 }
    acknowledgmentNumber = hasAcknowledgment ? bytes.uint32(at: place) : nil
    if flags.contains(.routing) {
      var cursor = GRESourceRouteCursor(from: length)
      while try cursor.next(bytes, at: offset, limit: limit) != nil {}
      routing = length..<cursor.position
      headerLength = cursor.position
    } else {
      routing = length..<length
      headerLength = length
    }
  }
}

extension GREHeader {
  /// What the header carries; nil where it ends the walk: a keepalive, an acknowledgment without payload.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let start = header.headerLength
    if header.version == 1 {
      guard let length = header.payloadLength, length > 0 else { return nil }
      guard header.protocolType == 0x880B else {
        return Carried(.opaque, announced: header.announced, headerLength: start, payloadLength: length)
      }
      return Carried(.ppp, announced: header.announced, headerLength: start, payloadLength: length)
    }
    guard header.protocolType != 0 else { return nil }
    let layer = header.layer
    switch header.protocolType {
    case 0x883E:
      // WCCP version 2 puts a word before the packet, version 1 does not: IPv4's version nibble tells.
      let hasWord = bytes.count > start && bytes[start] &>> 4 != 4
      return Carried(.ipv4, announced: header.announced, headerLength: start &+ (hasWord ? 4 : 0))
    case ciscoMetadata:
      // Version 1 with one option; anything else is left as it is.
      guard header.securityGroup(bytes) != nil else {
        return Carried(layer, announced: header.announced, headerLength: start)
      }
      return Carried(
        etherType: EtherType(rawValue: bytes.uint16(at: start)), headerLength: start &+ ciscoMetadataSize)
    default:
      return Carried(layer, announced: header.announced, headerLength: start)
    }
  }

  /// Cisco's metadata before the packet: the packet's EtherType, version 1, length 1, and an option of four bytes.
  static let ciscoMetadata: UInt16 = 0x8909
  static let ciscoMetadataSize = 8

  /// The sender's security group, where Cisco's metadata stand between the header and the packet; else nil.
  ///
  /// - Parameter bytes: from the header's first byte.
  public func securityGroup(_ bytes: Span<UInt8>) -> UInt16? {
    guard protocolType == Self.ciscoMetadata, bytes.count >= headerLength &+ Self.ciscoMetadataSize,
      bytes.uint32(at: headerLength &+ 2) == 0x0101_0001
    else { return nil }
    return bytes.uint16(at: headerLength &+ 6)
  }

  /// What the protocol type announces.
  var announced: LinkPayload {
    switch protocolType {
    case 0x00FE: .accessPoint(0xFE)
    default: .etherType(EtherType(rawValue: protocolType))
    }
  }

  /// The decoder of what follows, where the protocol type alone tells it.
  var layer: Layer {
    switch protocolType {
    // ERSPAN type I has no header of its own, and no sequence number.
    case 0x88BE: flags.contains(.sequenceNumber) ? .erspan : .ethernet
    // Raw Frame Relay.
    case 0x6559: .frameRelay
    // Cisco's HDLC and GRE have the number of its SNAP.
    case 0x2000: .cdp
    default: protocolType >= 0x0600 ? EtherType(rawValue: protocolType).layer : .opaque
    }
  }
}

extension GREHeader {
  /// Whether a datagram to GRE's port in UDP (RFC 8086) can begin with the header.
  static func fits(_ bytes: Span<UInt8>, room: Int) -> Bool {
    // No routing, no reserved bit (RFC 8086 §3), a payload that the walk knows.
    guard bytes.count >= size, bytes.uint16(at: 0) & 0x4FFF == 0, let header = try? Self(bytes) else { return false }
    let start = header.headerLength
    return switch header.layer {
    case .ipv4, .ipv6: CarriedPacket.network(bytes, from: start, to: room) == header.layer
    case .ethernet: CarriedPacket.isEthernet(bytes, from: start, to: room)
    case .mpls: MPLSInUDP.fits(bytes, from: start, room: room)
    case .erspan: true
    default: false
    }
  }
}
