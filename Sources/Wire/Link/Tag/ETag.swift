/// IEEE 802.1BR E-tag after its EtherType, IEEE Std 802.1BR §7.5, and the type that follows it.
///
///      0     3 4                      16  18  20                      31
///     +-----+-+-----------------------+---+---+-----------------------+
///     |E-PCP|D|  Ingress E-CID base   |res|GRP|      E-CID base       |
///     +-----+-+-------+---------------+---+---+-----------------------+
///     |  Ingress ext  |   E-CID ext   |          length/type          |
///     +---------------+---------------+-------------------------------+
public struct ETag: Hashable, Sendable {
  /// Bytes from the tag's first to the end of the type that follows.
  public static let size = 8
  /// 0 to 7.
  public let priority: UInt8
  public let dropEligible: Bool
  /// The port at which the frame came in, 20 bits: extension and base; 0 where that is not to be left out.
  public let ingressIdentifier: UInt32
  /// 2 bits; 0: the identifier names one port, else a group of them.
  public let group: UInt8
  /// 20 bits: extension and base, without the group.
  public let identifier: UInt32
  /// Below 1,536 a length, else the EtherType of what follows.
  public let lengthOrType: UInt16

  /// - Throws: truncated below 8 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.eTag, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    priority = bytes[0] &>> 5
    dropEligible = bytes[0] & 0x10 != 0
    ingressIdentifier = UInt32(bytes[4]) &<< 12 | UInt32(bytes.uint16(at: 0) & 0x0FFF)
    group = bytes[2] &>> 4 & 3
    identifier = UInt32(bytes[5]) &<< 12 | UInt32(bytes.uint16(at: 2) & 0x0FFF)
    lengthOrType = bytes.uint16(at: 6)
  }
}

extension ETag {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    Carried(lengthOrType: try Self(bytes, at: offset, limit: limit).lengthOrType, headerLength: size)
  }
}
