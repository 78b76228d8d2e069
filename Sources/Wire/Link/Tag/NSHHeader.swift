/// Network Service Header, RFC 8300 §2.
///
///      0   2 3 4           10          16       20     24             31
///     +---+-+-+-----------+-----------+-------+-------+---------------+
///     |Ver|O|U|    TTL    |   Length  |U|U|U|U|MD Type| Next Protocol |
///     +---+-+-+-----------+-----------+-------+-------+---------------+
///     |            Service Path Identifier            | Service Index |
///     +-----------------------------------------------+---------------+
///     |                        Context headers                        |
///     +---------------------------------------------------------------+
public struct NSHHeader: Hashable, Sendable {
  /// Bytes before the context headers.
  public static let size = 8
  /// Whether it is an operations, administration and maintenance packet.
  public let isOperations: Bool
  /// 6 bits; 0 is read as 63 where senders of before RFC 8300 are met (§2.2).
  public let timeToLive: UInt8
  /// Bytes of the whole header: Length × 4.
  public let headerLength: Int
  /// 4 bits; 1: four words of context, 2: any number of variable ones, 15: experiments.
  public let metadataType: UInt8
  /// 1: IPv4, 2: IPv6, 3: Ethernet, 4: NSH, 5: MPLS.
  public let nextProtocol: UInt8
  /// 24 bits.
  public let servicePathIdentifier: UInt32
  public let serviceIndex: UInt8

  /// - Throws: truncated below 8 bytes or below the header's own length; invalid version other than 0; invalid header
  ///   length below 8, or other than 24 with metadata of type 1 (§2.4).
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.nsh, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let first = bytes.uint16(at: 0)
    guard first &>> 14 == 0 else { throw invalid(.nsh, at: offset, .version, UInt64(first &>> 14)) }
    isOperations = first & 0x2000 != 0
    timeToLive = UInt8(truncatingIfNeeded: first &>> 6) & 0x3F
    headerLength = Int(first & 0x3F) &<< 2
    metadataType = bytes[2] & 0x0F
    nextProtocol = bytes[3]
    servicePathIdentifier = bytes.uint32(at: 4) &>> 8
    serviceIndex = bytes[7]
    guard headerLength >= Self.size, metadataType != 1 || headerLength == 24 else {
      throw invalid(.nsh, at: offset, .headerLength, UInt64(first & 0x3F))
    }
    guard bytes.count >= headerLength else {
      throw truncated(.nsh, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  /// IANA "NSH Next Protocol"; nil for unassigned numbers.
  public var nextProtocolName: String? {
    switch nextProtocol {
    case 1: "IPv4"
    case 2: "IPv6"
    case 3: "Ethernet"
    case 4: "NSH"
    case 5: "MPLS"
    case 6: "ioam"
    case 7: "BIERv4"
    case 8: "BIERv6"
    case 0xFE, 0xFF: "experiment"
    default: nil
    }
  }
}

/// One variable-length context header of metadata type 2, RFC 8300 §2.5.1.
public struct NSHContext: Hashable, Sendable {
  public let metadataClass: UInt16
  public let type: UInt8
  /// Its metadata, counted from the NSH's first byte.
  public let data: Range<Int>

  /// - Parameters:
  ///   - bytes: from the NSH's first byte.
  ///   - position: where it begins; behind it where the next does, at the header's end after the last or an error.
  /// - Returns: nil at the header's end.
  /// - Throws: truncated where the header ends within it.
  public static func next(
    _ bytes: Span<UInt8>, _ header: NSHHeader, from position: inout Int, at offset: Int = 0
  ) throws(DecodeError) -> NSHContext? {
    let start = position
    let end = min(header.headerLength, bytes.count)
    guard start < end else { return nil }
    position = end
    guard start &+ 4 <= end else {
      throw truncated(.nsh, at: offset, needed: start &+ 4, available: end, limit: .lengthField)
    }
    let length = Int(bytes[start &+ 3] & 0x7F)
    guard start &+ 4 &+ length <= end else {
      throw truncated(.nsh, at: offset, needed: start &+ 4 &+ length, available: end, limit: .lengthField)
    }
    // Padded to four bytes, which the length does not count.
    position = min(start &+ 4 &+ (length &+ 3) & ~3, end)
    return NSHContext(
      metadataClass: bytes.uint16(at: start), type: bytes[start &+ 2], data: start &+ 4..<start &+ 4 &+ length)
  }
}

extension NSHHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let layer: Layer =
      switch header.nextProtocol {
      case 1: .ipv4
      case 2: .ipv6
      case 3: .ethernet
      case 4: .nsh
      case 5: .mpls
      default: .opaque
      }
    return Carried(layer, announced: .layer(.nsh), headerLength: header.headerLength)
  }
}
