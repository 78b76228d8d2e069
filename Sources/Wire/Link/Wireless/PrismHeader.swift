/// Prism monitor-mode header before an IEEE 802.11 frame (linux-wlan-ng, `p80211msg_lnxind_wlansniffrm`); its numbers have
/// the byte order of the capturing host.
///
///      0              4                16       20          144
///     +--------------+----------------+ - - - - +-----------+
///     | message code | message length | device  | ten items |
///     +--------------+----------------+ - - - - +-----------+
///
/// An item is an identifier (4 bytes), a status (2), a length (2) and a value (4).
public struct PrismHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 144
  /// The message code of received frames; newer drivers have 0x41.
  public static let codes: [UInt32] = [0x44, 0x41]
  public let messageCode: UInt32
  /// Bytes of the header, as it says itself.
  public let messageLength: UInt32
  /// Whether the host that captured has the lowest byte first.
  public let isLittleEndian: Bool

  /// What an item of the header tells, in the order of the header.
  public enum Item: Int, Hashable, Sendable, CaseIterable {
    case hostTime
    case macTime
    case channel
    /// Received signal strength indication.
    case signalStrength
    case signalQuality
    case signal
    case noise
    /// Units of 500 kbit/s.
    case rate
    case isTransmitted
    case frameLength
  }

  /// - Throws: truncated below 144 bytes; invalid message code in either byte order.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.prism, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let little = bytes.littleUInt32(at: 0)
    if Self.codes.contains(little) {
      isLittleEndian = true
      messageCode = little
      messageLength = bytes.littleUInt32(at: 4)
    } else {
      isLittleEndian = false
      messageCode = bytes.uint32(at: 0)
      messageLength = bytes.uint32(at: 4)
      guard Self.codes.contains(messageCode) else {
        throw invalid(.prism, at: offset, .constant, UInt64(messageCode))
      }
    }
  }

  /// An item's value; nil where its status says that there is none.
  ///
  /// - Parameter bytes: those that the header was read from.
  public func value(_ item: Item, _ bytes: Span<UInt8>) -> UInt32? {
    let start = 24 &+ 12 &* item.rawValue
    let status = isLittleEndian ? bytes.littleUInt16(at: start &+ 4) : bytes.uint16(at: start &+ 4)
    guard status == 0 else { return nil }
    return isLittleEndian ? bytes.littleUInt32(at: start &+ 8) : bytes.uint32(at: start &+ 8)
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    // Drivers that went over to AVS kept the link type.
    if bytes.count >= 4, bytes.uint32(at: 0) & 0xFFFF_F000 == AVSHeader.magic {
      return Carried(.avs, headerLength: 0)
    }
    _ = try Self(bytes, at: offset, limit: limit)
    return Carried(.wireless, headerLength: size)
  }
}
