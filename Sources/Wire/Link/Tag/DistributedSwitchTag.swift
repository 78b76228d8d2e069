/// Marvell's distributed switch architecture tag between the addresses of an Ethernet frame and its type (`DSA`), or
/// the same behind an EtherType of its own and two reserved bytes (`EDSA`): `LINKTYPE_DSA_TAG_DSA`,
/// `LINKTYPE_DSA_TAG_EDSA`; Linux's net/dsa/tag_dsa.c.
///
///      0             6             12      16      18
///     +-------------+-------------+-------+-------+
///     | destination |   source    |  tag  | type  |
///     +-------------+-------------+-------+-------+
///
///     tag
///      0   2 3         8         13    16    19 20                    31
///     +---+-+---------+---------+-----+-----+-+-----------------------+
///     |cmd|t|   dev   |  port   |flags| PRI |c|          VID          |
///     +---+-+---------+---------+-----+-----+-+-----------------------+
public struct DistributedSwitchTag: Hashable, Sendable {
  /// What the switch did, or is to do.
  public enum Mode: UInt8, Hashable, Sendable {
    case toProcessor = 0
    case fromProcessor = 1
    case toSniffer = 2
    case forward = 3
  }

  /// 48 bits.
  public let destination: UInt64
  /// 48 bits.
  public let source: UInt64
  /// EtherType before the tag; nil where the tag stands alone.
  public let tagType: UInt16?
  /// The tag's 32 bits.
  public let tag: UInt32
  /// Below 1,536 a length, else the EtherType of what follows.
  public let lengthOrType: UInt16

  /// Bytes from the frame's first to the end of the type that follows.
  public var headerLength: Int { tagType == nil ? 18 : 22 }
  public var mode: Mode {
    switch tag &>> 30 {
    case 0: .toProcessor
    case 1: .fromProcessor
    case 2: .toSniffer
    default: .forward
    }
  }
  /// Whether an IEEE 802.1Q tag was in the tag's place.
  public var isTagged: Bool { tag & 0x2000_0000 != 0 }
  /// Of the switch, 0 to 31: the target where the frame comes from the processor, else where it came in.
  public var device: UInt8 { UInt8(truncatingIfNeeded: tag &>> 24) & 0x1F }
  /// 0 to 31; in `forward` mode the trunk's number where `isTrunk`.
  public var port: UInt8 { UInt8(truncatingIfNeeded: tag &>> 19) & 0x1F }
  public var isTrunk: Bool { mode == .forward && tag & 0x0004_0000 != 0 }
  /// Why the frame was given to the processor, 4 bits: in `toProcessor` mode only.
  public var code: UInt8 { UInt8(truncatingIfNeeded: tag &>> 15) & 0x0C | UInt8(truncatingIfNeeded: tag &>> 12) & 1 }
  /// 0 to 7.
  public var priority: UInt8 { UInt8(truncatingIfNeeded: tag &>> 13) & 7 }
  /// 12 bits.
  public var identifier: UInt16 { UInt16(truncatingIfNeeded: tag) & 0x0FFF }

  /// - Parameter isTyped: whether an EtherType stands before the tag.
  /// - Throws: truncated below 18 bytes, or 22 with that.
  public init(
    _ bytes: Span<UInt8>, isTyped: Bool, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    let size = isTyped ? 22 : 18
    guard bytes.count >= size else {
      throw truncated(
        isTyped ? .typedDistributedSwitch : .distributedSwitch, at: offset, needed: size, available: bytes.count,
        limit: limit)
    }
    destination = bytes.uint48(at: 0)
    source = bytes.uint48(at: 6)
    tagType = isTyped ? bytes.uint16(at: 12) : nil
    tag = bytes.uint32(at: size &- 6)
    lengthOrType = bytes.uint16(at: size &- 2)
  }
}

extension DistributedSwitchTag {
  static func carried(
    _ bytes: Span<UInt8>, isTyped: Bool, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, isTyped: isTyped, at: offset, limit: limit)
    return Carried(lengthOrType: header.lengthOrType, headerLength: header.headerLength)
  }
}
