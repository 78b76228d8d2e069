/// IEEE 802.1AE security tag (SecTAG) after its EtherType, IEEE Std 802.1AE §9.3.
///
///      0               8              16                             31
///     +-+-+-+-+-+-+---+---+-----------+-------------------------------+
///     |V|S|I|B|E|C|AN |res|    SL     |         Packet number         |
///     +-+-+-+-+-+-+---+---+-----------+-------------------------------+
///     |     Packet number, second half        |  Secure channel       |
///     +---------------------------------------+                       |
///     |                identifier, 8 bytes where the bit I (SC) is set |
///     +---------------------------------------------------------------+
public struct MACsecTag: Hashable, Sendable {
  /// Bytes without a secure channel identifier.
  public static let size = 6
  /// Bytes with it.
  public static let sizeWithChannel = 14
  /// Bytes of the integrity check value at the frame's end with the default cipher suite (§14.5).
  public static let integrityCheckValueLength = 16
  /// TAG control information and association number: the first byte as it is.
  public let control: UInt8
  /// Bytes between tag and integrity check value where they are fewer than 48, else 0 (§9.7).
  public let shortLength: UInt8
  /// Counts up from 1 in each secure association; with extended packet numbering its lower half.
  public let packetNumber: UInt32
  /// The sender's address and port; nil where the tag leaves it out.
  public let channel: UInt64?

  /// Whether the sender is an end station: its address is the channel's (ES).
  public var isEndStation: Bool { control & 0x40 != 0 }
  /// Single copy broadcast of a passive optical network (SCB).
  public var isSingleCopyBroadcast: Bool { control & 0x10 != 0 }
  /// Whether what follows is encrypted (E).
  public var isEncrypted: Bool { control & 0x08 != 0 }
  /// Whether what follows was changed, encrypted or not (C).
  public var isChanged: Bool { control & 0x04 != 0 }
  /// 0 to 3.
  public var associationNumber: UInt8 { control & 3 }
  /// Bytes of the tag.
  public var headerLength: Int { channel == nil ? Self.size : Self.sizeWithChannel }

  /// - Throws: truncated below 6 bytes, or below 14 with a channel; invalid version other than 0; invalid length of 48
  ///   or more in the field for short ones.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.macsec, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    control = bytes[0]
    shortLength = bytes[1] & 0x3F
    packetNumber = bytes.uint32(at: 2)
    guard control & 0x80 == 0 else { throw invalid(.macsec, at: offset, .version, 1) }
    guard shortLength < 48 else { throw invalid(.macsec, at: offset, .length, UInt64(shortLength)) }
    guard control & 0x20 != 0 else {
      channel = nil
      return
    }
    guard bytes.count >= Self.sizeWithChannel else {
      throw truncated(.macsec, at: offset, needed: Self.sizeWithChannel, available: bytes.count, limit: limit)
    }
    channel = bytes.uint64(at: 6)
  }
}

extension MACsecTag {
  /// Continues inside only what is in the clear: neither encrypted nor changed (§9.5).
  ///
  /// - Parameter end: byte of the frame at which its packet ends by the lengths around it.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, end: Int
  ) throws(DecodeError) -> Carried? {
    let tag = try Self(bytes, at: offset, limit: limit)
    let header = tag.headerLength
    let secured =
      tag.shortLength == 0
      ? max(end &- offset &- header &- integrityCheckValueLength, 0) : Int(tag.shortLength)
    guard !tag.isEncrypted, !tag.isChanged else {
      return Carried(.opaque, announced: .layer(.macsec), headerLength: header, payloadLength: secured)
    }
    guard secured >= 2 else {
      throw truncated(.macsec, at: offset, needed: header &+ 2, available: header &+ secured, limit: .lengthField)
    }
    guard bytes.count >= header &+ 2 else {
      throw truncated(.macsec, at: offset, needed: header &+ 2, available: bytes.count, limit: limit)
    }
    var carried = Carried(lengthOrType: bytes.uint16(at: header), headerLength: header &+ 2)
    carried.payloadLength = secured &- 2
    return carried
  }
}
