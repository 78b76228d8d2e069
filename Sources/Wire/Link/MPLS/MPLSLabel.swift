/// One entry of an MPLS label stack, RFC 3032 §2.1; the field of three bits was renamed by RFC 5462.
///
///      0                                       20    23 24            31
///     +---------------------------------------+-----+-+---------------+
///     |                 Label                 | TC  |S|      TTL      |
///     +---------------------------------------+-----+-+---------------+
public struct MPLSLabel: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 4
  /// 20 bits; 0 to 15 are reserved (IANA "Special-Purpose MPLS Label Values").
  public let label: UInt32
  /// 3 bits, once called EXP.
  public let trafficClass: UInt8
  /// Whether it is the last entry of the stack.
  public let isBottom: Bool
  public let timeToLive: UInt8

  /// - Throws: truncated below 4 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.mpls, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let entry = bytes.uint32(at: 0)
    label = entry &>> 12
    trafficClass = UInt8(truncatingIfNeeded: entry &>> 9) & 7
    isBottom = entry & 0x100 != 0
    timeToLive = UInt8(truncatingIfNeeded: entry)
  }

  /// The name of a reserved label; nil for all others.
  public var reservedName: String? {
    switch label {
    case 0: "IPv4 explicit null"
    case 1: "router alert"
    case 2: "IPv6 explicit null"
    case 3: "implicit null"
    case 7: "entropy label indicator"
    case 13: "generic associated channel"
    case 14: "OAM alert"
    case 15: "extension"
    default: nil
    }
  }
}

extension MPLSLabel {
  /// Labels say nothing of what they carry, but for two: below the bottom the first nibble is looked at, as RFC 4928
  /// §3 and RFC 4385 §3 lay it out for routers.
  ///
  /// - Parameter end: byte of the frame at which its packet ends by the lengths around it.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, end: Int
  ) throws(DecodeError) -> Carried? {
    let entry = try Self(bytes, at: offset, limit: limit)
    guard entry.isBottom else { return Carried(.mpls, headerLength: size) }
    let below = bytes.extracting(droppingFirst: size)
    let layer = try entry.layer(below, at: offset, limit: limit, length: end &- offset &- size)
    return Carried(layer, announced: .layer(.mpls), headerLength: size)
  }

  private func layer(
    _ below: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, length: Int
  ) throws(DecodeError) -> Layer {
    switch label {
    case 0: return .ipv4
    case 2: return .ipv6
    default: break
    }
    guard below.count >= 1 else {
      // Nothing may be carried; but where the capture was cut, nobody knows.
      guard limit == .snapshot else { return .opaque }
      throw truncated(.mpls, at: offset, needed: Self.size &+ 1, available: Self.size, limit: limit)
    }
    switch below[0] &>> 4 {
    case 4: return .ipv4
    case 6: return .ipv6
    // RFC 4385 §5: an associated channel (RFC 5586), never an Ethernet frame.
    case 1: return .opaque
    case 0:
      // A control word begins with 16 zero bits (RFC 4448 §4.6), and so do few addresses; the type decides.
      let size = PseudowireControlWord.size
      let hasWord = below.count >= size && below.uint16(at: 0) == 0
      let behind = below.extracting(droppingFirst: min(size, below.count))
      if hasWord, EthernetGuess.isPlausible(behind, length: length &- size) { return .pseudowireControl }
      return EthernetGuess.isPlausible(below, length: length) ? .ethernet : .opaque
    default: return EthernetGuess.isPlausible(below, length: length) ? .ethernet : .opaque
    }
  }
}
