/// VXLAN header, RFC 7348 §5, with the group policy extension (draft-smith-vxlan-group-policy §2.1); an Ethernet frame
/// follows.
///
///      0               8              16              24             31
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-------------------------------+
///     |G|R|R|R|I|R|R|R|R|D|R|R|A|R|R|R|        Group Policy ID        |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+---------------+---------------+
///     |          VXLAN Network Identifier (VNI)       |   Reserved    |
///     +-----------------------------------------------+---------------+
public struct VXLANHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 8
  /// All 16; group policy uses the second byte.
  public let flags: UInt16
  /// Of the sender; nil without the G bit.
  public let groupPolicy: UInt16?
  /// 24 bits; 0 without the I bit.
  public let networkIdentifier: UInt32

  /// I: the network identifier is valid; always set.
  public var hasNetworkIdentifier: Bool { flags & 0x0800 != 0 }
  /// D: the receiver must not learn the sender's address.
  public var forbidsLearning: Bool { groupPolicy != nil && flags & 0x0040 != 0 }
  /// A: the policy was applied already.
  public var isPolicyApplied: Bool { groupPolicy != nil && flags & 0x0008 != 0 }

  /// - Throws: truncated below 8 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.vxlan, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    flags = bytes.uint16(at: 0)
    groupPolicy = flags & 0x8000 == 0 ? nil : bytes.uint16(at: 2)
    networkIdentifier = bytes.uint32(at: 4) &>> 8
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    _ = try Self(bytes, at: offset, limit: limit)
    return Carried(.ethernet, headerLength: size)
  }

  /// Whether a datagram can begin with the header: I set, a frame behind it.
  ///
  /// - Parameter isRegistered: whether the port is IANA's. There reserved bits that are set, which a receiver ignores
  ///   (§5), ask for a frame that can be checked; elsewhere both must be right.
  static func fits(_ bytes: Span<UInt8>, room: Int, isRegistered: Bool) -> Bool {
    guard bytes.count >= size, bytes[0] & 0x08 != 0 else { return false }
    let hasGroup = bytes[0] & 0x80 != 0
    let isClean =
      bytes[0] & 0x77 == 0 && bytes[7] == 0
      && (hasGroup ? bytes[1] & 0xB7 == 0 : bytes[1] == 0 && bytes.uint16(at: 2) == 0)
    guard isRegistered || isClean else { return false }
    return CarriedPacket.isEthernet(bytes, from: size, to: room, isStrict: !(isRegistered && isClean))
  }
}
