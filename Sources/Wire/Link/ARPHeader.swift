/// Address Resolution Protocol packet, RFC 826 (ATM: RFC 2225); for Ethernet and IPv4 with its four addresses.
///
///      0               2               4       5       6         8
///     +---------------+---------------+-------+-------+---------+
///     | hardware type | protocol type | hlen  | plen  | opcode  |
///     +---------------+---------------+-------+-------+---------+
///     | sender hardware | sender protocol | target hardware | target protocol |
///     +-----------------+-----------------+-----------------+-----------------+
public struct ARPHeader: Hashable, Sendable {
  /// Bytes of the fixed part; the four addresses follow.
  public static let size = 8
  /// 1: Ethernet (`ARPHRD_ETHER`), 6 IEEE 802, 7 ARCNET, 15 Frame Relay, 18 Fibre Channel, 19 ATM, 24 IEEE 1394,
  /// 32 InfiniBand (IANA "ARP Parameters").
  public let hardwareType: UInt16
  /// EtherType of the protocol whose addresses are asked for; 0x0800: IPv4.
  public let protocolType: EtherType
  /// Bytes of a hardware address. With ATM this and the next mean the sender's number and subaddress; see `addresses`.
  public let hardwareLength: UInt8
  /// Bytes of a protocol address.
  public let protocolLength: UInt8
  /// 1 request, 2 reply; 3 and 4 of RARP (RFC 903), 8 and 9 of InARP (RFC 2390), 10 refused (RFC 2225).
  public let operation: UInt16
  /// Sender's IPv4 address where the lengths are those of Ethernet and IPv4, else nil.
  public let senderAddress: UInt32?
  /// Target's IPv4 address where the lengths are those of Ethernet and IPv4, else nil.
  public let targetAddress: UInt32?

  /// Where the four addresses stand, counted from the packet's first byte; a place is empty where there is no such address.
  public struct Addresses: Hashable, Sendable {
    public let senderHardware: Range<Int>
    public let senderProtocol: Range<Int>
    public let targetHardware: Range<Int>
    public let targetProtocol: Range<Int>
  }

  /// IEEE 1394, whose packets have no target hardware address (RFC 2734 §7).
  static let serialBus: UInt16 = 24
  /// ATM, whose packets have a length for each address, and a subaddress behind each ATM number (RFC 2225 §8.7.1).
  static let asynchronousTransfer: UInt16 = 19
  /// Bytes of ATM's fixed part.
  static let sizeForATM = 12

  /// - Parameter bytes: those that the header was read from.
  public func addresses(_ bytes: Span<UInt8>) -> Addresses {
    func places(_ start: Int, _ lengths: (Int, Int, Int, Int)) -> Addresses {
      let (first, second) = (start &+ lengths.0, start &+ lengths.0 &+ lengths.1)
      let (third, fourth) = (second &+ lengths.2, second &+ lengths.2 &+ lengths.3)
      return Addresses(
        senderHardware: start..<first, senderProtocol: first..<second, targetHardware: second..<third,
        targetProtocol: third..<fourth)
    }
    let (hardware, network) = (Int(hardwareLength), Int(protocolLength))
    switch hardwareType {
    case Self.serialBus: return places(Self.size, (hardware, network, 0, network))
    case Self.asynchronousTransfer:
      return places(
        Self.sizeForATM,
        (
          Int(bytes[4] & 0x3F) &+ Int(bytes[5] & 0x3F), Int(bytes[8]),
          Int(bytes[9] & 0x3F) &+ Int(bytes[10] & 0x3F), Int(bytes[11])
        ))
    default: return places(Self.size, (hardware, network, hardware, network))
    }
  }

  /// Bytes of the packet, for the hardware whose packets are not of RFC 826's form; nil where too little of it is there
  /// to say.
  @usableFromInline
  static func unusualLength(_ bytes: Span<UInt8>) -> Int? {
    if bytes.uint16(at: 0) == serialBus { return size &+ Int(bytes[4]) &+ 2 &* Int(bytes[5]) }
    guard bytes.count >= sizeForATM else { return nil }
    return sizeForATM &+ Int(bytes[4] & 0x3F) &+ Int(bytes[5] & 0x3F) &+ Int(bytes[8]) &+ Int(bytes[9] & 0x3F)
      &+ Int(bytes[10] & 0x3F) &+ Int(bytes[11])
  }

  /// - Throws: truncated below 8 bytes, or below 8 and the addresses that the lengths claim.
  @inlinable
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.arp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    hardwareType = bytes.uint16(at: 0)
    protocolType = EtherType(rawValue: bytes.uint16(at: 2))
    hardwareLength = bytes[4]
    protocolLength = bytes[5]
    operation = bytes.uint16(at: 6)
    var needed = Self.size + 2 * (Int(hardwareLength) + Int(protocolLength))
    if hardwareType == 24 || hardwareType == 19 { needed = Self.unusualLength(bytes) ?? 12 }
    guard bytes.count >= needed else {
      throw truncated(.arp, at: offset, needed: needed, available: bytes.count, limit: limit)
    }
    let known =
      hardwareType != 24 && hardwareType != 19 && hardwareLength == 6 && protocolLength == 4 && protocolType == .ipv4
    senderAddress = known ? bytes.uint32(at: 14) : nil
    targetAddress = known ? bytes.uint32(at: 24) : nil
  }
}
