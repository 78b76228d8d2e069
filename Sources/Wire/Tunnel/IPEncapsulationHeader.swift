/// Encapsulation protocol header of number 98, RFC 1241 §5; the datagram that was wrapped follows.
///
///      0       4       8                     16                      31
///     +-------+-------+-----------------------+-----------------------+
///     | Vers  |  HL   |     MBZ, then RC      |       Checksum        |
///     +-------+-------+-----------------------+-----------------------+
///     |                            Flow ID                            |
///     +---------------------------------------------------------------+
public struct IPEncapsulationHeader: Hashable, Sendable {
  /// Bytes of the shortest one.
  public static let size = 8
  public let version: UInt8
  /// Bytes of the whole header: HL × 4.
  public let headerLength: Int
  /// The byte behind, mostly zeros.
  public let flags: UInt8
  /// Over the header; 0 where none was computed.
  public let checksum: UInt16
  /// Names the way through the encapsulation space, together with the sender's address.
  public let flow: UInt32

  /// - Throws: truncated below 8 bytes or below the header's own length; invalid header length below two words.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ipEncapsulation, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] &>> 4
    headerLength = Int(bytes[0] & 15) &<< 2
    flags = bytes[1]
    checksum = bytes.uint16(at: 2)
    flow = bytes.uint32(at: 4)
    guard headerLength >= Self.size else {
      throw invalid(.ipEncapsulation, at: offset, .headerLength, UInt64(bytes[0] & 15))
    }
    guard bytes.count >= headerLength else {
      throw truncated(.ipEncapsulation, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  /// What the header carries. An experiment of 1991 that few systems ever spoke: the datagram must look like one.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, end: Int
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let room = max(end &- offset, 0)
    guard let layer = CarriedPacket.network(bytes, from: header.headerLength, to: room) else { return nil }
    return Carried(layer, headerLength: header.headerLength)
  }
}
