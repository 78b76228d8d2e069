/// Radiotap header before an IEEE 802.11 frame (radiotap.org); numbers are little-endian.
///
///      0         1     2        4                8
///     +---------+-----+--------+----------------+----------------+
///     | version | pad | length | present word … | fields, aligned|
///     +---------+-----+--------+----------------+----------------+
public struct RadiotapHeader: Hashable, Sendable {
  /// Bytes without a field.
  public static let size = 8
  /// Bytes of header, present words and fields.
  public let headerLength: Int
  /// Which fields follow, for the first 32; bit 31: another word follows.
  public let present: UInt32

  /// - Throws: truncated below 8 bytes or below the length; invalid version (it is 0) and length.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.radiotap, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    guard bytes[0] == 0 else { throw invalid(.radiotap, at: offset, .version, UInt64(bytes[0])) }
    headerLength = Int(bytes.littleUInt16(at: 2))
    guard headerLength >= Self.size else {
      throw invalid(.radiotap, at: offset, .headerLength, UInt64(headerLength))
    }
    guard bytes.count >= headerLength else {
      throw truncated(.radiotap, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
    present = bytes.littleUInt32(at: 4)
  }

  /// The field of that name (radiotap.org, "Flags"); empty where it is not there or cannot be reached.
  public func flags(_ bytes: Span<UInt8>) -> RadiotapFlags {
    // The flags are the second field: behind at most one of eight bytes.
    guard present & 2 != 0 else { return [] }
    var cursor = RadiotapFieldCursor(self)
    while let field = try? cursor.next(bytes) {
      if field.kind == .flags { return RadiotapFlags(rawValue: bytes[field.data.lowerBound]) }
      if field.kind != .synchronizationTime { break }
    }
    return []
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, end: Int
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let flags = header.flags(bytes)
    return .wireless(
      isPadded: flags.contains(.dataPad), hasCheckSequence: flags.contains(.checkSequenceAtEnd),
      headerLength: header.headerLength, bytesLeft: end &- offset &- header.headerLength)
  }
}

/// What a driver did with the frame (radiotap.org, "Flags").
public struct RadiotapFlags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// In the contention-free period.
  public static let contentionFree = Self(rawValue: 0x01)
  public static let shortPreamble = Self(rawValue: 0x02)
  public static let wep = Self(rawValue: 0x04)
  public static let fragmentation = Self(rawValue: 0x08)
  /// The frame check sequence is the frame's last four bytes.
  public static let checkSequenceAtEnd = Self(rawValue: 0x10)
  /// Up to three bytes fill the 802.11 header to a multiple of four.
  public static let dataPad = Self(rawValue: 0x20)
  /// The frame check sequence did not match: any bit may be wrong.
  public static let badCheckSequence = Self(rawValue: 0x40)
  /// HT's short guard interval.
  public static let shortGuard = Self(rawValue: 0x80)
}

extension Carried {
  /// Bytes of IEEE 802.11's frame check sequence.
  private static let checkSequence = 4

  /// A monitor-mode header's frame.
  ///
  /// - Parameter bytesLeft: from the frame's first byte to the end by the lengths, check sequence included.
  static func wireless(isPadded: Bool, hasCheckSequence: Bool, headerLength: Int, bytesLeft: Int) -> Carried {
    Carried(
      isPadded ? .wirelessPadded : .wireless, headerLength: headerLength,
      payloadLength: hasCheckSequence ? max(bytesLeft &- checkSequence, 0) : nil)
  }
}
