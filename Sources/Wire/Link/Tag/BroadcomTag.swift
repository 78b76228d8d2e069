/// Broadcom switch tag between the addresses of an Ethernet frame and its type, or before the frame
/// (`LINKTYPE_DSA_TAG_BRCM`, `LINKTYPE_DSA_TAG_BRCM_PREPEND`; Linux's net/dsa/tag_brcm.c).
///
///     to the switch (opcode 1)
///      0     3     6   8 9             14  16           23            31
///     +-----+-----+---+-+-------------+---+-------------+-+-----------+
///     | op  | TC  |   |S|             |TE |             | destinations |
///     +-----+-----+---+-+-------------+---+-------------+-+-----------+
///     to the processor (opcode 0)
///      0     3         8              16              24    27        31
///     +-----+---------+---------------+---------------+-----+---------+
///     | op  |         |      CID      |    reasons    | TC  |  port   |
///     +-----+---------+---------------+---------------+-----+---------+
public struct BroadcomTag: Hashable, Sendable {
  /// Bytes of the tag.
  public static let size = 4
  /// Bytes from the frame's first to the end of the type, where the tag is inside.
  public static let sizeInside = 18
  /// The tag's 32 bits.
  public let tag: UInt32

  /// 0: from the switch to the processor, 1: from the processor to the switch.
  public var opcode: UInt8 { UInt8(truncatingIfNeeded: tag &>> 29) }
  public var isToSwitch: Bool { opcode != 0 }
  /// 0 to 7.
  public var trafficClass: UInt8 {
    UInt8(truncatingIfNeeded: isToSwitch ? tag &>> 26 : tag &>> 5) & 7
  }
  /// What is to be done with an 802.1Q tag, 0: nothing; to the switch only.
  public var tagEnforcement: UInt8 { UInt8(truncatingIfNeeded: tag &>> 16) & 3 }
  /// Whether the time of sending is wanted; to the switch only.
  public var wantsTimestamp: Bool { tag & 0x0080_0000 != 0 }
  /// A bit for each port from 0; to the switch only.
  public var destinations: UInt16 { UInt16(truncatingIfNeeded: tag) & 0x01FF }
  /// Classification; to the processor only.
  public var classification: UInt8 { UInt8(truncatingIfNeeded: tag &>> 16) }
  /// A bit for each reason for which the processor has the frame.
  public var reasons: UInt8 { UInt8(truncatingIfNeeded: tag &>> 8) }
  /// Port at which the frame came in; to the processor only.
  public var port: UInt8 { UInt8(truncatingIfNeeded: tag) & 0x1F }

  /// - Parameter isInside: whether the bytes begin with the Ethernet frame's addresses.
  /// - Throws: truncated below 4 bytes, or 18 inside a frame.
  public init(
    _ bytes: Span<UInt8>, isInside: Bool, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    let needed = isInside ? Self.sizeInside : Self.size
    guard bytes.count >= needed else {
      throw truncated(
        isInside ? .broadcomSwitch : .prependedBroadcomSwitch, at: offset, needed: needed, available: bytes.count,
        limit: limit)
    }
    tag = bytes.uint32(at: isInside ? 12 : 0)
  }
}

extension BroadcomTag {
  static func carried(
    _ bytes: Span<UInt8>, isInside: Bool, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    _ = try Self(bytes, isInside: isInside, at: offset, limit: limit)
    guard isInside else { return Carried(.ethernet, headerLength: size) }
    return Carried(lengthOrType: bytes.uint16(at: 16), headerLength: sizeInside)
  }
}
