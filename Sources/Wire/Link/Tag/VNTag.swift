/// Cisco's VN-tag after its EtherType (proposed as IEEE 802.1Qbh; 802.1BR has the E-tag in its place), and the type
/// that follows it.
///
///      0 1 2                          16 17 18  20                    31
///     +-+-+---------------------------+-+-+---+-----------------------+
///     |d|p|  destination interface    |l|r|ver|   source interface    |
///     +-+-+---------------------------+-+-+---+-----------------------+
///     |          length/type          |
///     +-------------------------------+
public struct VNTag: Hashable, Sendable {
  /// Bytes from the tag's first to the end of the type that follows.
  public static let size = 6
  /// Whether the frame goes from the bridge to an interface (1), or from an interface to the bridge (0).
  public let isDownstream: Bool
  /// Whether `destinationInterface` names a list of interfaces.
  public let isList: Bool
  /// 14 bits.
  public let destinationInterface: UInt16
  /// Whether the frame came back to the interface virtualizer that sent it.
  public let isLooped: Bool
  /// 2 bits.
  public let version: UInt8
  /// 12 bits.
  public let sourceInterface: UInt16
  /// Below 1,536 a length, else the EtherType of what follows.
  public let lengthOrType: UInt16

  /// - Throws: truncated below 6 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.vnTag, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    isDownstream = bytes[0] & 0x80 != 0
    isList = bytes[0] & 0x40 != 0
    destinationInterface = bytes.uint16(at: 0) & 0x3FFF
    isLooped = bytes[2] & 0x80 != 0
    version = bytes[2] &>> 4 & 3
    sourceInterface = bytes.uint16(at: 2) & 0x0FFF
    lengthOrType = bytes.uint16(at: 4)
  }
}

extension VNTag {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    Carried(lengthOrType: try Self(bytes, at: offset, limit: limit).lengthOrType, headerLength: size)
  }
}
