/// One option of Neighbour Discovery (RFC 4861 §4.6; IANA "IPv6 Neighbor Discovery Option Formats").
public enum NeighborOption: Hashable, Sendable {
  /// Types 1 and 2: as many bytes as the option has room for.
  case linkLayerAddress(Range<Int>)
  /// Type 3: flags L, A and R are the highest bits; seconds, 0xFFFFFFFF for ever.
  case prefix(length: UInt8, flags: UInt8, validLifetime: UInt32, preferredLifetime: UInt32, IPv6Address)
  /// Type 4: the beginning of the packet that caused a redirect.
  case redirectedHeader(Range<Int>)
  /// Type 5.
  case mtu(UInt32)
  /// Type 7, RFC 6275 §7.3: milliseconds.
  case advertisementInterval(UInt32)
  /// Type 8, RFC 6275 §7.4: seconds.
  case homeAgent(preference: UInt16, lifetime: UInt16)
  /// Types 9 and 10, RFC 3122 §3: addresses of 16 bytes each.
  case addresses(Range<Int>)
  /// Type 13, RFC 3971 §5.3.1: seconds since 1970 by 65,536.
  case timestamp(UInt64)
  /// Type 14, RFC 3971 §5.3.2.
  case nonce(Range<Int>)
  /// Type 24, RFC 4191 §2.3: preference as a signed number of two bits; seconds.
  case route(prefixLength: UInt8, preference: Int8, lifetime: UInt32, IPv6Address)
  /// Type 25, RFC 8106 §5.1: seconds; addresses of 16 bytes each.
  case nameServers(lifetime: UInt32, Range<Int>)
  /// Type 31, RFC 8106 §5.2: seconds; domain names of RFC 1035 §3.1 without compression.
  case searchList(lifetime: UInt32, Range<Int>)
  /// Type 33, RFC 6775 §4.1: lifetime in minutes; the owner's EUI-64.
  case addressRegistration(status: UInt8, lifetime: UInt16, identifier: UInt64)
  /// Type 34, RFC 6775 §4.2: lifetime in minutes.
  case context(length: UInt8, allowsCompression: Bool, identifier: UInt8, lifetime: UInt16, IPv6Address)
  /// Type 35, RFC 6775 §4.3: lifetime in minutes.
  case borderRouter(version: UInt32, lifetime: UInt16, IPv6Address)
  /// Type 37, RFC 8910 §2.3: a URI.
  case captivePortal(Range<Int>)
  /// Type 38, RFC 8781 §4: seconds; nil: a prefix length code that is not assigned.
  case nat64Prefix(lifetime: UInt16, prefixLength: UInt8?, IPv6Address)
  /// Any other, or one whose length is not what its type needs.
  case other(Range<Int>)

  /// - Parameters:
  ///   - bytes: from the ICMPv6 header's first byte.
  ///   - option: of the form `.eights`.
  public init(_ bytes: Span<UInt8>, _ option: TypedOption) {
    let data = option.data
    let start = data.lowerBound
    let room = data.count
    switch option.type {
    case 1, 2: self = .linkLayerAddress(data)
    case 3 where room >= 30:
      self = .prefix(
        length: bytes[start], flags: bytes[start &+ 1], validLifetime: bytes.uint32(at: start &+ 2),
        preferredLifetime: bytes.uint32(at: start &+ 6), bytes.ipv6Address(at: start &+ 14))
    case 4 where room >= 6: self = .redirectedHeader(start &+ 6..<data.upperBound)
    case 5 where room >= 6: self = .mtu(bytes.uint32(at: start &+ 2))
    case 7 where room >= 6: self = .advertisementInterval(bytes.uint32(at: start &+ 2))
    case 8 where room >= 6:
      self = .homeAgent(preference: bytes.uint16(at: start &+ 2), lifetime: bytes.uint16(at: start &+ 4))
    case 9, 10: self = .addresses(wholeAddresses(from: start &+ 6, to: data.upperBound))
    case 13 where room >= 14: self = .timestamp(bytes.uint64(at: start &+ 6))
    case 14: self = .nonce(data)
    case 24 where room >= 6: self = .route(bytes, data)
    case 25 where room >= 22:
      self = .nameServers(
        lifetime: bytes.uint32(at: start &+ 2), wholeAddresses(from: start &+ 6, to: data.upperBound))
    case 31 where room >= 6:
      self = .searchList(lifetime: bytes.uint32(at: start &+ 2), start &+ 6..<data.upperBound)
    case 33 where room >= 14:
      self = .addressRegistration(
        status: bytes[start], lifetime: bytes.uint16(at: start &+ 4), identifier: bytes.uint64(at: start &+ 6))
    case 34 where room >= 14:
      self = .context(
        length: bytes[start], allowsCompression: bytes[start &+ 1] & 0x10 != 0, identifier: bytes[start &+ 1] & 0xF,
        lifetime: bytes.uint16(at: start &+ 4), Self.prefix(bytes, from: start &+ 6, to: data.upperBound))
    case 35 where room >= 22:
      // The version's low half comes first.
      self = .borderRouter(
        version: UInt32(bytes.uint16(at: start &+ 2)) &<< 16 | UInt32(bytes.uint16(at: start)),
        lifetime: bytes.uint16(at: start &+ 4), bytes.ipv6Address(at: start &+ 6))
    case 37: self = .captivePortal(withoutZeros(bytes, data))
    case 38 where room >= 14:
      let scaled = bytes.uint16(at: start)
      self = .nat64Prefix(
        lifetime: scaled & 0xFFF8, prefixLength: Self.nat64Length(scaled & 7),
        Self.prefix(bytes, from: start &+ 2, to: start &+ 14))
    default: self = .other(data)
    }
  }

  private static func route(_ bytes: Span<UInt8>, _ data: Range<Int>) -> NeighborOption {
    let start = data.lowerBound
    // The bits 11 before 000 are a sign: 01 high, 00 medium, 11 low, 10 reserved.
    let preference = Int8(truncatingIfNeeded: Int(bytes[start &+ 1] &>> 3 & 3) &<< 6) &>> 6
    return .route(
      prefixLength: bytes[start], preference: preference, lifetime: bytes.uint32(at: start &+ 2),
      prefix(bytes, from: start &+ 6, to: data.upperBound))
  }

  /// An address of which only the first bytes are sent, 16 at most.
  private static func prefix(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> IPv6Address {
    var address = IPv6Address(high: 0, low: 0)
    for index in 0..<min(16, max(end &- start, 0)) {
      let byte = UInt64(bytes[start &+ index])
      if index < 8 { address.high |= byte &<< (56 &- index &* 8) } else { address.low |= byte &<< (120 &- index &* 8) }
    }
    return address
  }

  /// RFC 8781 §4.
  private static func nat64Length(_ code: UInt16) -> UInt8? {
    switch code {
    case 0: 96
    case 1: 64
    case 2: 56
    case 3: 48
    case 4: 40
    case 5: 32
    default: nil
    }
  }

  /// - Returns: what an option's type is called; nil where it is not assigned.
  public static func name(ofType number: UInt16) -> String? {
    number < 30 ? early(number) : late(number)
  }

  private static func early(_ number: UInt16) -> String? {
    switch number {
    case 1: "source link-address"
    case 2: "destination link-address"
    case 3: "prefix info"
    case 4: "redirected header"
    case 5: "mtu"
    case 6: "NBMA shortcut limit"
    case 7: "advertisement interval"
    case 8: "homeagent information"
    case 9: "source address list"
    case 10: "target address list"
    case 11: "CGA"
    case 12: "RSA signature"
    case 13: "timestamp"
    case 14: "nonce"
    case 15: "trust anchor"
    case 16: "certificate"
    case 17: "IP address or prefix"
    case 18: "new router prefix"
    case 19: "link-layer address"
    case 20: "neighbor advertisement acknowledgment"
    case 23: "mobility anchor point"
    case 24: "route info"
    case 25: "rdnss"
    case 26: "flags extension"
    case 27: "handover key request"
    case 28: "handover key reply"
    case 29: "handover assist"
    default: nil
    }
  }

  private static func late(_ number: UInt16) -> String? {
    switch number {
    case 30: "mobile node identifier"
    case 31: "dnssl"
    case 32: "proxy signature"
    case 33: "address registration"
    case 34: "6LoWPAN context"
    case 35: "authoritative border router"
    case 36: "6LoWPAN capability"
    case 37: "captive portal"
    case 38: "pref64"
    case 39: "crypto-ID parameters"
    case 40: "NDP signature"
    case 41: "resource directory address"
    case 42: "consistent uptime"
    case 138: "CARD request"
    case 139: "CARD reply"
    case 144: "encrypted DNS"
    case 253: "experiment 1"
    case 254: "experiment 2"
    default: nil
    }
  }
}

/// The part of a list that holds whole addresses of 16 bytes.
func wholeAddresses(from start: Int, to end: Int) -> Range<Int> {
  guard end >= start else { return end..<end }
  return start..<start &+ (end &- start) / 16 &* 16
}

/// A range without the zeros at its end, which are padding.
func withoutZeros(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var end = range.upperBound
  while end > range.lowerBound, bytes[end &- 1] == 0 { end &-= 1 }
  return range.lowerBound..<end
}
