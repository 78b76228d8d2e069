/// IEEE 802.1ah backbone service instance tag (I-TAG) after its EtherType, IEEE Std 802.1Q §9.7; a customer's whole
/// Ethernet frame follows.
///
///      0     3 4 5 6     8                                           31
///     +-----+-+-+-------+-----------------------------------------------+
///     |I-PCP|D|U|  Res  |                     I-SID                     |
///     +-----+-+-+-------+-----------------------------------------------+
public struct BackboneTag: Hashable, Sendable {
  /// Bytes before the customer's destination address.
  public static let size = 4
  /// 0 to 7.
  public let priority: UInt8
  public let dropEligible: Bool
  /// Whether the customer's addresses are to be used as they are (UCA).
  public let usesCustomerAddresses: Bool
  /// I-SID, 24 bits; 1 is the default service.
  public let serviceIdentifier: UInt32

  /// - Throws: truncated below 4 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.backboneTag, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    priority = bytes[0] &>> 5
    dropEligible = bytes[0] & 0x10 != 0
    usesCustomerAddresses = bytes[0] & 0x08 != 0
    serviceIdentifier = bytes.uint32(at: 0) & 0xFF_FFFF
  }
}

extension BackboneTag {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    _ = try Self(bytes, at: offset, limit: limit)
    return Carried(.ethernet, headerLength: size)
  }
}
