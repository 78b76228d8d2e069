/// Address Resolution Protocol packet, RFC 826; for Ethernet and IPv4 with its four addresses.
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
  /// 1: Ethernet (`ARPHRD_ETHER`; IANA "ARP Parameters").
  public let hardwareType: UInt16
  /// EtherType of the protocol whose addresses are asked for; 0x0800: IPv4.
  public let protocolType: EtherType
  /// Bytes of a hardware address.
  public let hardwareLength: UInt8
  /// Bytes of a protocol address.
  public let protocolLength: UInt8
  /// 1 request, 2 reply; 3 and 4 of RARP (RFC 903), 8 and 9 of InARP (RFC 2390).
  public let operation: UInt16
  /// Sender's IPv4 address where the lengths are those of Ethernet and IPv4, else nil.
  public let senderAddress: UInt32?
  /// Target's IPv4 address where the lengths are those of Ethernet and IPv4, else nil.
  public let targetAddress: UInt32?

  /// - Throws: truncated below 8 bytes, or below 8 and the four addresses that the lengths claim.
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
    let needed = Self.size + 2 * (Int(hardwareLength) + Int(protocolLength))
    guard bytes.count >= needed else {
      throw truncated(.arp, at: offset, needed: needed, available: bytes.count, limit: limit)
    }
    let known = hardwareLength == 6 && protocolLength == 4 && protocolType == .ipv4
    senderAddress = known ? bytes.uint32(at: 14) : nil
    targetAddress = known ? bytes.uint32(at: 24) : nil
  }
}
