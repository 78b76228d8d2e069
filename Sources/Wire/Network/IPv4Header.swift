/// Internet Protocol version 4 header, RFC 791 §3.1.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-------+-------+-----------+---+-------------------------------+
///     |Version|  IHL  |   DSCP    |ECN|         Total Length          |
///     +-------+-------+-----------+---+-----+-------------------------+
///     |        Identification         |Flags|     Fragment Offset     |
///     +---------------+---------------+-----+-------------------------+
///     | Time to Live  |   Protocol    |        Header Checksum        |
///     +---------------+---------------+-------------------------------+
///     |                        Source Address                         |
///     +---------------------------------------------------------------+
///     |                     Destination Address                       |
///     +---------------------------------------------------------------+
///     |                           Options …                           |
public struct IPv4Header: Hashable, Sendable {
  /// Bytes without options.
  public static let size = 20

  /// The three bits before the fragment offset, as they stand in the 16-bit word.
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// Must be zero (RFC 791); RFC 3514 is a joke.
    @inlinable public static var reserved: Flags { Flags(rawValue: 0x8000) }
    /// DF: routers must not fragment it.
    @inlinable public static var dontFragment: Flags { Flags(rawValue: 0x4000) }
    /// MF: this is not the last fragment.
    @inlinable public static var moreFragments: Flags { Flags(rawValue: 0x2000) }
  }

  /// Bytes of the header with its options: IHL × 4, 20 to 60.
  public let headerLength: Int
  /// Differentiated services code point and ECN in one byte (RFC 2474, RFC 3168).
  public let trafficClass: UInt8
  /// Bytes of header and data; 0 where the card was to cut the packet later (segmentation offload).
  public let totalLength: UInt16
  /// Same for all fragments of a datagram (RFC 6864).
  public let identification: UInt16
  /// Flags and fragment offset as sent.
  public let flagsAndOffset: UInt16
  /// Hops left.
  public let timeToLive: UInt8
  public let protocolNumber: IPProtocol
  /// One's complement sum over the header (RFC 1071).
  public let checksum: UInt16
  public let source: UInt32
  public let destination: UInt32

  @inlinable public var flags: Flags { Flags(rawValue: flagsAndOffset & 0xE000) }
  /// Byte of the original datagram's data at which this fragment's data begin.
  @inlinable public var fragmentOffset: Int { Int(flagsAndOffset & 0x1FFF) &<< 3 }
  /// Whether this is a part of a datagram.
  @inlinable public var isFragment: Bool { flagsAndOffset & 0x3FFF != 0 }

  /// Options may be cut: whoever reads them compares `headerLength` with what is there.
  ///
  /// - Throws: truncated below 20 bytes; invalid version other than 4, header length below 20.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ipv4, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let first = bytes[0]
    guard first &>> 4 == 4 else { throw invalid(.ipv4, at: offset, .version, UInt64(first &>> 4)) }
    headerLength = Int(first & 15) &<< 2
    guard headerLength >= Self.size else {
      throw invalid(.ipv4, at: offset, .headerLength, UInt64(first & 15))
    }
    trafficClass = bytes[1]
    totalLength = bytes.uint16(at: 2)
    identification = bytes.uint16(at: 4)
    flagsAndOffset = bytes.uint16(at: 6)
    timeToLive = bytes[8]
    protocolNumber = IPProtocol(rawValue: bytes[9])
    checksum = bytes.uint16(at: 10)
    source = bytes.uint32(at: 12)
    destination = bytes.uint32(at: 16)
  }
}
