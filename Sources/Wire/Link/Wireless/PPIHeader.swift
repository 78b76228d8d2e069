/// Per-Packet Information header (CACE Technologies, "Per-Packet Information Header Specification" 1.0.10); numbers are
/// little-endian.
///
///      0         1       2        4           8
///     +---------+-------+--------+-----------+----------+
///     | version | flags | length | link type | fields … |
///     +---------+-------+--------+-----------+----------+
public struct PPIHeader: Hashable, Sendable {
  /// Bytes without a field.
  public static let size = 8
  /// Bit 0: each field is filled to a multiple of four bytes.
  public let flags: UInt8
  /// Bytes of header and fields.
  public let headerLength: Int
  /// Link type of the frame behind it.
  public let dataLinkType: UInt32

  /// - Throws: truncated below 8 bytes or below the length; invalid version (it is 0) and length.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ppi, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    guard bytes[0] == 0 else { throw invalid(.ppi, at: offset, .version, UInt64(bytes[0])) }
    flags = bytes[1]
    headerLength = Int(bytes.littleUInt16(at: 2))
    dataLinkType = bytes.littleUInt32(at: 4)
    guard headerLength >= Self.size else {
      throw invalid(.ppi, at: offset, .headerLength, UInt64(headerLength))
    }
    guard bytes.count >= headerLength else {
      throw truncated(.ppi, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  /// The link type, where it is one that the registry can hold.
  public var linkType: LinkType { LinkType(rawValue: UInt16(truncatingIfNeeded: min(dataLinkType, 0xFFFF))) }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, end: Int
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let type = header.linkType
    guard type.layer == .wireless else {
      return Carried(type.layer, announced: .linkType(type), headerLength: header.headerLength)
    }
    var cursor = PPIFieldCursor(header)
    var hasCheckSequence = false
    while let field = try? cursor.next(bytes) {
      guard let common = PPICommonField(bytes, field) else { continue }
      hasCheckSequence = common.flags & 1 != 0
      break
    }
    return .wireless(
      isPadded: false, hasCheckSequence: hasCheckSequence, headerLength: header.headerLength,
      bytesLeft: end &- offset &- header.headerLength)
  }
}

/// One field of a PPI header: type, length, value.
public struct PPIField: Hashable, Sendable {
  /// 2: 802.11 common, 3 and 4: 802.11n, 5: spectrum map, 6: process, 7: capture, 8: aggregation, 9: 802.3.
  public let type: UInt16
  /// Its value, counted from the header's first byte.
  public let data: Range<Int>

  /// Types below 30,000 are the specification's (§4); those above were given to others.
  public var name: String? {
    switch type {
    case 2: "802.11-Common"
    case 3: "802.11n MAC"
    case 4: "802.11n MAC+PHY"
    case 5: "Spectrum Map"
    case 6: "Process"
    case 7: "Capture"
    case 8: "Aggregation"
    case 9: "802.3"
    case 30002: "GPS"
    case 30003: "Vector"
    case 30004: "Sensor"
    case 30005: "Antenna"
    default: nil
    }
  }
}

/// Reads the fields of a PPI header one after the other.
public struct PPIFieldCursor: Hashable, Sendable {
  private var position = PPIHeader.size
  private let end: Int
  private let isAligned: Bool

  public init(_ header: PPIHeader) {
    end = header.headerLength
    isAligned = header.flags & 1 != 0
  }

  /// - Parameter bytes: from the header's first byte; as many as its length are there.
  /// - Throws: invalid option length where a field leads out of the header; nothing follows then.
  public mutating func next(_ bytes: Span<UInt8>, at offset: Int = 0) throws(DecodeError) -> PPIField? {
    let start = position
    guard start < end else { return nil }
    position = end
    guard start &+ 4 <= end else { throw invalid(.ppi, at: offset, .optionLength, UInt64(end &- start)) }
    let length = Int(bytes.littleUInt16(at: start &+ 2))
    let after = start &+ 4 &+ length
    guard after <= end else { throw invalid(.ppi, at: offset, .optionLength, UInt64(length)) }
    position = isAligned ? (after &+ 3) & ~3 : after
    return PPIField(type: bytes.littleUInt16(at: start), data: start &+ 4..<after)
  }
}

/// PPI's field 2: how the frame was received (§4.1.2).
public struct PPICommonField: Hashable, Sendable {
  /// Microseconds, or milliseconds with bit 1 of the flags.
  public let synchronizationTime: UInt64
  /// Bit 0: the frame check sequence is at the end; 1: time in milliseconds; 2: bad check sequence; 3: physical error.
  public let flags: UInt16
  /// Units of 500 kbit/s.
  public let rate: UInt16
  /// MHz.
  public let frequency: UInt16
  /// As radiotap's channel flags.
  public let channelFlags: UInt16
  /// dBm.
  public let signal: Int8
  /// dBm.
  public let noise: Int8

  /// - Returns: nil for other fields, and where it is shorter than its 20 bytes.
  public init?(_ bytes: Span<UInt8>, _ field: PPIField) {
    guard field.type == 2, field.data.count >= 20 else { return nil }
    let start = field.data.lowerBound
    synchronizationTime = bytes.littleUInt64(at: start)
    flags = bytes.littleUInt16(at: start &+ 8)
    rate = bytes.littleUInt16(at: start &+ 10)
    frequency = bytes.littleUInt16(at: start &+ 12)
    channelFlags = bytes.littleUInt16(at: start &+ 14)
    signal = Int8(bitPattern: bytes[start &+ 18])
    noise = Int8(bitPattern: bytes[start &+ 19])
  }
}
