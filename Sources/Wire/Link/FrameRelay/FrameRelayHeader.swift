/// Frame Relay's address and what announces the payload (ITU-T Q.922 §3.2, RFC 2427 §3).
///
///      0           6 7 8       12    15
///     +-----------+-+-+-------+-+-+-+-+
///     |   DLCI    |C|0| DLCI  |F|B|D|E|     E is 0 where one or two more bytes follow: 7 bits of DLCI and 0,
///     +-----------+-+-+-------+-+-+-+-+     6 bits of DLCI, the control bit and 1
///     | control 03  | [00]    | NLPID |     or, as Cisco has it, an EtherType
///     +-------------+---------+-------+
public struct FrameRelayHeader: Hashable, Sendable {
  /// What announces the payload.
  public enum Payload: Hashable, Sendable {
    /// Unnumbered information, then ISO's network layer protocol identifier.
    case networkLayer(UInt8)
    /// A SNAP header behind NLPID 0x80: organization and protocol.
    case subnetwork(organization: UInt32, protocolIdentifier: UInt16)
    /// Cisco's form: an EtherType right behind the address.
    case etherType(EtherType)
    /// Any other control field than unnumbered information: LAPF's own frames.
    case control(UInt8)
  }

  /// Bytes of the address, 2 to 4.
  public let addressLength: Int
  /// Data link connection identifier: 10, 16 or 23 bits; 0 and 1023 are for signalling.
  public let connection: UInt32
  public let isCommand: Bool
  /// FECN: congestion was met on the way here.
  public let congestionForward: Bool
  /// BECN: congestion is on the way back.
  public let congestionBackward: Bool
  /// DE: to be thrown away before others.
  public let discardEligible: Bool
  public let payload: Payload
  /// Bytes until the payload begins.
  public let headerLength: Int

  /// - Throws: truncated where the address or what announces the payload is cut; invalid constant where the address's
  ///   extension bits are not those of an address.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    func require(_ needed: Int) throws(DecodeError) {
      guard bytes.count >= needed else {
        throw truncated(.frameRelay, at: offset, needed: needed, available: bytes.count, limit: limit)
      }
    }
    try require(2)
    guard bytes[0] & 1 == 0 else { throw invalid(.frameRelay, at: offset, .constant, UInt64(bytes[0])) }
    var number = UInt32(bytes[0] &>> 2) &<< 4 | UInt32(bytes[1] &>> 4)
    isCommand = bytes[0] & 2 != 0
    congestionForward = bytes[1] & 8 != 0
    congestionBackward = bytes[1] & 4 != 0
    discardEligible = bytes[1] & 2 != 0
    var place = 2
    if bytes[1] & 1 == 0 {
      try require(3)
      if bytes[2] & 1 == 0 {
        number = number &<< 7 | UInt32(bytes[2] &>> 1)
        place = 3
        try require(4)
      }
      guard bytes[place] & 1 == 1 else { throw invalid(.frameRelay, at: offset, .constant, UInt64(bytes[place])) }
      number = number &<< 6 | UInt32(bytes[place] &>> 2)
      place &+= 1
    }
    connection = number
    addressLength = place
    try require(place &+ 2)
    let control = bytes[place]
    if control != 3 {
      // Cisco's form; its EtherTypes cannot be taken for a control field of 3.
      let type = EtherType(rawValue: bytes.uint16(at: place))
      if type.rawValue >= 0x0600, type.layer != .opaque || type.name != nil {
        payload = .etherType(type)
        headerLength = place &+ 2
      } else {
        payload = .control(control)
        headerLength = place &+ 1
      }
      return
    }
    // RFC 2427 §3: a pad byte may stand before the identifier.
    place &+= bytes[place &+ 1] == 0 ? 2 : 1
    try require(place &+ 1)
    guard bytes[place] == 0x80 else {
      payload = .networkLayer(bytes[place])
      headerLength = place &+ 1
      return
    }
    try require(place &+ 6)
    payload = .subnetwork(
      organization: bytes.uint32(at: place) & 0xFF_FFFF, protocolIdentifier: bytes.uint16(at: place &+ 4))
    headerLength = place &+ 6
  }
}

extension FrameRelayHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let length = header.headerLength
    switch header.payload {
    case .networkLayer(let identifier):
      return Carried(
        NetworkLayerProtocol(rawValue: identifier).layer, announced: .networkLayerProtocol(identifier),
        headerLength: length)
    case .etherType(let type): return Carried(etherType: type, headerLength: length)
    case .control: return Carried(.opaque, announced: .layer(.frameRelay), headerLength: length)
    case .subnetwork(let organization, let identifier):
      switch (organization, identifier) {
      case (0, _): return Carried(etherType: EtherType(rawValue: identifier), headerLength: length)
      case (LogicalLinkControlHeader.cisco, 0x2000): return Carried(.cdp, headerLength: length)
      // RFC 2427 §4.2: with and without a preserved frame check sequence; unlike on ATM nothing is padded.
      case (LogicalLinkControlHeader.bridged, 0x0001), (LogicalLinkControlHeader.bridged, 0x0007):
        return Carried(.ethernet, headerLength: length)
      case (LogicalLinkControlHeader.bridged, 0x000E): return Carried(.spanningTree, headerLength: length)
      default: return Carried(.opaque, announced: .networkLayerProtocol(0x80), headerLength: length)
      }
    }
  }
}
