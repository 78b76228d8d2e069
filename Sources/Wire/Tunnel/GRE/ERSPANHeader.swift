/// ERSPAN header, types II and III (draft-foschiano-erspan-03 §4.2 and §4.3). Type I has none: Ethernet follows GRE.
///
///      0       4                      16          21   24            31
///     +-------+-----------------------+-----+---+-+-------------------+
///     |  Ver  |         VLAN          | COS |En |T|    Session ID     |
///     +-------+-----------------------+-----+---+-+-------------------+
///     |   type II:  Reserved (12)     |         Index (20)            |
///     |   type III:                 Timestamp                         |
///     +-------------------------------+-+---------+-----------+-+---+-+
///     |   Security Group Tag (III)    |P|   FT    |   Hw ID   |D|Gra|O|
///     +-------------------------------+-+---------+-----------+-+---+-+
///     |       Platform specific subheader (III with O, 8 bytes)       |
///     +---------------------------------------------------------------+
public struct ERSPANHeader: Hashable, Sendable {
  /// Bytes of type II.
  public static let size = 8
  /// Bytes of type III without its subheader.
  public static let sizeOfTypeIII = 12
  public static let subheaderSize = 8

  /// 1: type II, 2: type III.
  public let version: UInt8
  /// Of the mirrored frame, 12 bits.
  public let vlan: UInt16
  /// Class of service of the mirrored frame, 3 bits.
  public let classOfService: UInt8
  /// Type II: how the frame was tagged (0 untagged, 1 ISL, 2 802.1Q, 3 the tag is kept in the frame); type III: 1
  /// short, 2 long, 3 bad frame.
  public let encapsulation: UInt8
  /// The copy does not hold the whole frame.
  public let isTruncated: Bool
  /// 10 bits.
  public let session: UInt16
  /// Type II: of the port and direction, 20 bits.
  public let index: UInt32?
  /// Type III: in units of `granularity`.
  public let timestamp: UInt32?
  /// Type III.
  public let securityGroup: UInt16?
  /// Type III: 0 Ethernet, 2 IP.
  public let frameType: UInt8
  /// Type III: of the engine that made the copy, 6 bits.
  public let hardware: UInt8
  /// Type III: the frame left the port; else it came in.
  public let isEgress: Bool
  /// Type III: 0: 100 µs, 1: 100 ns, 2: seconds and nanoseconds, 3: the platform's own.
  public let granularity: UInt8
  /// Type III: what follows is a whole protocol data unit with its frame check sequence left out or not.
  public let isPayloadWhole: Bool
  /// Type III: the platform's number and its data, 64 bits.
  public let subheader: UInt64?
  public let headerLength: Int

  /// II or III.
  public var type: Int { version == 1 ? 2 : 3 }

  /// - Throws: truncated below 8 bytes (type III: 12, with subheader 20); invalid version other than 1 and 2.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.erspan, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] &>> 4
    guard version == 1 || version == 2 else { throw invalid(.erspan, at: offset, .version, UInt64(version)) }
    vlan = bytes.uint16(at: 0) & 0x0FFF
    let word = bytes.uint16(at: 2)
    classOfService = UInt8(word &>> 13)
    encapsulation = UInt8(word &>> 11 & 3)
    isTruncated = word & 0x0400 != 0
    session = word & 0x03FF
    guard version == 2 else {
      index = bytes.uint32(at: 4) & 0xF_FFFF
      (timestamp, securityGroup, subheader) = (nil, nil, nil)
      (frameType, hardware, granularity) = (0, 0, 0)
      (isEgress, isPayloadWhole) = (false, false)
      headerLength = Self.size
      return
    }
    guard bytes.count >= Self.sizeOfTypeIII else {
      throw truncated(.erspan, at: offset, needed: Self.sizeOfTypeIII, available: bytes.count, limit: limit)
    }
    index = nil
    timestamp = bytes.uint32(at: 4)
    securityGroup = bytes.uint16(at: 8)
    let last = bytes.uint16(at: 10)
    isPayloadWhole = last & 0x8000 != 0
    frameType = UInt8(last &>> 10 & 0x1F)
    hardware = UInt8(last &>> 4 & 0x3F)
    isEgress = last & 8 != 0
    granularity = UInt8(last &>> 1 & 3)
    let hasSubheader = last & 1 != 0
    headerLength = Self.sizeOfTypeIII &+ (hasSubheader ? Self.subheaderSize : 0)
    guard bytes.count >= headerLength else {
      throw truncated(.erspan, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
    subheader = hasSubheader ? bytes.uint64(at: Self.sizeOfTypeIII) : nil
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let layer: Layer =
      switch header.frameType {
      case 0: .ethernet
      case 2: .rawIP
      default: .opaque
      }
    return Carried(layer, announced: .layer(.erspan), headerLength: header.headerLength)
  }
}
