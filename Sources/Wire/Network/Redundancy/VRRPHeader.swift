/// Virtual Router Redundancy Protocol advertisement: version 2 is RFC 3768 §5.1, version 3 RFC 9568 §5.1.
///
///      0       4       8              16              24             31
///     +-------+-------+---------------+---------------+---------------+
///     |Version| Type  | Virtual Rtr ID|   Priority    |  Address Count|
///     +-------+-------+---------------+---------------+---------------+
///     |   Auth Type   |   Adver Int   |           Checksum            |   version 2
///     |  rsvd |     Max Adver Int     |           Checksum            |   version 3
///     +-------+-------+---------------+-------------------------------+
///     |                          Addresses …                          |
///     +---------------------------------------------------------------+
///
/// Version 2 has eight bytes of authentication behind the addresses (RFC 2338 §5.3.10).
public struct VRRPHeader: Hashable, Sendable {
  public static let size = 8
  public let version: UInt8
  /// 1: advertisement.
  public let type: UInt8
  /// Of the virtual router.
  public let identifier: UInt8
  /// 255: the owner of the addresses; 0: the sender stops.
  public let priority: UInt8
  public let addressCount: UInt8
  /// Version 2 only; 0 in version 3.
  public let authenticationType: UInt8
  /// Time between advertisements in milliseconds; the wire has seconds in version 2, hundredths in version 3.
  public let interval: Int
  public let checksum: UInt16

  /// - Throws: truncated below 8 bytes; invalid version beside 2 and 3.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.vrrp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] >> 4
    type = bytes[0] & 0xF
    identifier = bytes[1]
    priority = bytes[2]
    addressCount = bytes[3]
    authenticationType = version == 2 ? bytes[4] : 0
    interval = version == 2 ? Int(bytes[5]) * 1_000 : Int(bytes.uint16(at: 4) & 0xFFF) * 10
    checksum = bytes.uint16(at: 6)
    guard version == 2 || version == 3 else { throw invalid(.vrrp, at: offset, .version, UInt64(version)) }
  }

  public var authenticationName: String? {
    switch authenticationType {
    case 0: "none"
    case 1: "simple text"
    case 2: "authentication header"
    case 254: "Cisco MD5"
    default: nil
    }
  }
}

/// Common Address Redundancy Protocol advertisement, netinet/ip_carp.h of the BSDs; it shares VRRP's number.
///
///      0       4       8              16              24             31
///     +-------+-------+---------------+---------------+---------------+
///     |Version| Type  | Virtual Host  | Advert. Skew  |  Auth Length  |
///     +-------+-------+---------------+---------------+---------------+
///     |   Demotion    | Advert. Base  |           Checksum            |
///     +---------------+---------------+-------------------------------+
///     |                      Counter (64 bits)                        |
///     +---------------------------------------------------------------+
///     |                   SHA-1 HMAC (160 bits)                       |
///     +---------------------------------------------------------------+
public struct CARPHeader: Hashable, Sendable {
  public static let size = 36
  public let version: UInt8
  /// 1: advertisement.
  public let type: UInt8
  public let virtualHost: UInt8
  /// In 1/256 of a second, added to the base: the least one becomes master.
  public let advertisementSkew: UInt8
  /// In words of 32 bits: 7.
  public let authenticationLength: UInt8
  /// How unfit the sender deems itself.
  public let demotion: UInt8
  /// In seconds.
  public let advertisementBase: UInt8
  /// Over the header, without a pseudo-header.
  public let checksum: UInt16
  /// Against replays.
  public let counter: UInt64

  /// Whether an advertisement of number 112 is CARP's: its fourth byte, which counts VRRP's addresses, says 7, and it
  /// has 36 bytes, where VRRP with 7 addresses has 44.
  public static func recognizes(_ bytes: Span<UInt8>, length: Int) -> Bool {
    length == size && bytes.count >= 4 && bytes[0] == 0x21 && bytes[3] == 7
  }

  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.vrrp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] >> 4
    type = bytes[0] & 0xF
    virtualHost = bytes[1]
    advertisementSkew = bytes[2]
    authenticationLength = bytes[3]
    demotion = bytes[4]
    advertisementBase = bytes[5]
    checksum = bytes.uint16(at: 6)
    counter = bytes.uint64(at: 8)
  }
}
