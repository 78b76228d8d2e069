/// AVS monitor-mode header before an IEEE 802.11 frame (AbsoluteValue Systems, "wlan-ng capture frame format" 2.1.1);
/// numbers are in network order.
///
///      0         4        8          16          24         28        32        36
///     +---------+--------+----------+-----------+----------+---------+---------+---------+
///     | version | length | MAC time | host time | PHY type | channel |  rate   | antenna |
///     +---------+--------+----------+-----------+----------+---------+---------+---------+
///     | priority| SSI type | signal | noise | preamble | encoding |
///     +---------+----------+--------+-------+----------+----------+
///      40        44         48       52      56         60         64
public struct AVSHeader: Hashable, Sendable {
  /// Bytes of version 1.
  public static let size = 64
  /// The version's upper 20 bits.
  public static let magic: UInt32 = 0x8021_1000
  /// 1 or 2.
  public let version: UInt16
  /// Bytes of the header: 64 in version 1, 80 in version 2.
  public let headerLength: Int
  /// Microseconds of the card's clock.
  public let macTime: UInt64
  public let hostTime: UInt64
  /// 1 FHSS, 2 DSSS, 3 infrared, 4 and 5 802.11b, 6 PBCC, 7 802.11g, 8 802.11a.
  public let physicalType: UInt32
  public let channel: UInt32
  /// Units of 100 kbit/s.
  public let rate: UInt32
  public let antenna: UInt32
  public let priority: UInt32
  /// 0: no signal; 1: normalized; 2: dBm; 3: raw.
  public let signalType: UInt32
  public let signal: Int32
  public let noise: Int32
  /// 1 short, 2 long.
  public let preamble: UInt32
  /// 1 CCK, 2 PBCC, 3 OFDM.
  public let encoding: UInt32

  /// - Throws: truncated below 64 bytes or below the length; invalid constant or version; invalid length.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.avs, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let magic = bytes.uint32(at: 0)
    guard magic & 0xFFFF_F000 == Self.magic else { throw invalid(.avs, at: offset, .constant, UInt64(magic)) }
    version = UInt16(magic & 0xFFF)
    let length = bytes.uint32(at: 4)
    guard length >= UInt32(Self.size), length <= 0xFFFF else {
      throw invalid(.avs, at: offset, .headerLength, UInt64(length))
    }
    headerLength = Int(length)
    guard bytes.count >= headerLength else {
      throw truncated(.avs, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
    macTime = bytes.uint64(at: 8)
    hostTime = bytes.uint64(at: 16)
    physicalType = bytes.uint32(at: 24)
    channel = bytes.uint32(at: 28)
    rate = bytes.uint32(at: 32)
    antenna = bytes.uint32(at: 36)
    priority = bytes.uint32(at: 40)
    signalType = bytes.uint32(at: 44)
    signal = Int32(bitPattern: bytes.uint32(at: 48))
    noise = Int32(bitPattern: bytes.uint32(at: 52))
    preamble = bytes.uint32(at: 56)
    encoding = bytes.uint32(at: 60)
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    Carried(.wireless, headerLength: try Self(bytes, at: offset, limit: limit).headerLength)
  }
}
