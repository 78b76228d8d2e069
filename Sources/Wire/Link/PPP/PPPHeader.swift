/// What stands before a PPP payload (RFC 1661 §2; RFC 1662 §3.1 for address and control).
///
///      0        8        16                32
///     +--------+--------+-----------------+
///     |  0xFF  |  0x03  |    Protocol     |     address and control may be left out (RFC 1661 §6.6),
///     +--------+--------+-----------------+     and the protocol's first byte where it is 0 (§6.5)
public struct PPPHeader: Hashable, Sendable {
  /// What stands before the protocol.
  public enum Framing: Hashable, Sendable {
    case none
    /// Address 0xFF, control 3.
    case highLevelDataLink
    /// A direction in the address's place: pppd's captures (`LINKTYPE_PPP_PPPD`).
    case direction(isOutgoing: Bool)
  }

  public let framing: Framing
  /// IANA "Point-to-Point Protocol Field Assignments".
  public let protocolNumber: UInt16
  /// Bytes of the protocol field: 1 where its first one was left out.
  public let protocolLength: Int
  /// Bytes before the protocol field.
  public var framingLength: Int { framing == .none ? 0 : 2 }
  /// Bytes until the payload.
  public var headerLength: Int { framingLength &+ protocolLength }

  /// Whether the payload is a control protocol's packet (RFC 1661 §2: 0x8000 and above).
  public var isControl: Bool { protocolNumber >= 0x8000 }

  /// - Parameter mayHaveDirection: whether a direction may stand in the address's place: at the frame's beginning only.
  /// - Throws: truncated where the protocol field is cut; invalid type where its last bit is 0.
  public init(
    _ bytes: Span<UInt8>, mayHaveDirection: Bool, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    func require(_ needed: Int) throws(DecodeError) {
      guard bytes.count >= needed else {
        throw truncated(.ppp, at: offset, needed: needed, available: bytes.count, limit: limit)
      }
    }
    try require(2)
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0x03): framing = .highLevelDataLink
    case (0, 3) where mayHaveDirection: framing = .direction(isOutgoing: false)
    case (1, 3) where mayHaveDirection: framing = .direction(isOutgoing: true)
    default: framing = .none
    }
    let place = framing == .none ? 0 : 2
    try require(place &+ 1)
    if bytes[place] & 1 == 1 {
      protocolNumber = UInt16(bytes[place])
      protocolLength = 1
      return
    }
    try require(place &+ 2)
    protocolNumber = bytes.uint16(at: place)
    protocolLength = 2
    guard protocolNumber & 1 == 1 else { throw invalid(.ppp, at: offset, .type, UInt64(protocolNumber)) }
  }
}

extension PPPHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    // Cisco's form on a line of which the capture only knows that it is serial (`LINKTYPE_PPP_HDLC`).
    if offset == 0, bytes.count >= 2, bytes[0] & 0x7F == 0x0F, bytes[1] == 0 {
      return Carried(.ciscoHDLC, headerLength: 0)
    }
    let header = try Self(bytes, mayHaveDirection: offset == 0, at: offset, limit: limit)
    let announced = LinkPayload.pppProtocol(header.protocolNumber)
    // A control packet's header begins with the number that says whose it is.
    if header.isControl { return Carried(.pppControl, announced: announced, headerLength: header.framingLength) }
    let length = header.headerLength
    switch header.protocolNumber {
    case 0x0021: return Carried(.ipv4, announced: announced, headerLength: length)
    case 0x0057: return Carried(.ipv6, announced: announced, headerLength: length)
    case 0x0281, 0x0283: return Carried(.mpls, announced: announced, headerLength: length)
    case 0x0201: return Carried(.spanningTree, announced: announced, headerLength: length)
    case 0x0207: return Carried(.cdp, announced: announced, headerLength: length)
    case 0x003D:
      let link = try PPPMultilinkHeader(bytes, from: length, at: offset, limit: limit)
      // Only a packet that is whole here is walked: pieces are not put together.
      return Carried(
        link.isBeginning && link.isEnd ? .ppp : .opaque, announced: announced,
        headerLength: length &+ PPPMultilinkHeader.size)
    case 0x0031:
      // RFC 3518 §4.2: flags, kind of frame (1: Ethernet), and a number of the network if the flag says so.
      guard bytes.count >= length &+ 2 else {
        throw truncated(.ppp, at: offset, needed: length &+ 2, available: bytes.count, limit: limit)
      }
      let skipped = length &+ (bytes[length] & 0x40 == 0 ? 2 : 6)
      return Carried(
        bytes[length &+ 1] == 1 ? .ethernet : .opaque, announced: announced, headerLength: min(skipped, bytes.count))
    default: return Carried(.opaque, announced: announced, headerLength: length)
    }
  }
}
