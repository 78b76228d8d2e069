/// Protocol Independent Multicast message, version 2, RFC 7761 §4.9.
///
///      0       4       8              16                             31
///     +-------+-------+---------------+-------------------------------+
///     |PIM Ver| Type  |   Reserved    |           Checksum            |
///     +-------+-------+---------------+-------------------------------+
public struct PIMHeader: Hashable, Sendable {
  public static let size = 4
  public let version: UInt8
  public let type: UInt8
  /// Bits that some types use (RFC 8736 §4): the upper four may extend the type.
  public let flags: UInt8
  /// Over the message, in Register over 8 bytes alone; with a pseudo-header in IPv6.
  public let checksum: UInt16

  /// - Throws: truncated below 4 bytes; invalid version beside 2.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.pim, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] >> 4
    type = bytes[0] & 0xF
    flags = bytes[1]
    checksum = bytes.uint16(at: 2)
    guard version == 2 else { throw invalid(.pim, at: offset, .version, UInt64(version)) }
  }

  public var typeName: String? {
    switch type {
    case 0: "Hello"
    case 1: "Register"
    case 2: "Register-Stop"
    case 3: "Join/Prune"
    case 4: "Bootstrap"
    case 5: "Assert"
    case 6: "Graft"
    case 7: "Graft-Ack"
    case 8: "Candidate-RP-Advertisement"
    case 9: "State-Refresh"
    case 10: "DF-Election"
    case 11: "ECMP-Redirect"
    case 12: "Flooding"
    default: nil
    }
  }

  /// What a DF election message is, in the upper four bits of `flags` (RFC 5015 §3.7.1).
  public var electionName: String? {
    switch flags >> 4 {
    case 1: "offer"
    case 2: "winner"
    case 3: "backoff"
    case 4: "pass"
    default: nil
    }
  }
}

/// What a Register carries: the packet of a source, from its router to the rendezvous point (RFC 7761 §4.9.3).
///
///      0 1 2                                                         31
///     +-+-+-----------------------------------------------------------+
///     |B|N|                       Reserved2                           |
///     +-+-+-----------------------------------------------------------+
///     |                  Multicast data packet …                      |
///     +---------------------------------------------------------------+
extension PIMHeader {
  /// Where in a Register the packet begins, counted from PIM's header, and how much of it the checksum covers.
  public static let registerSize = 8

  /// A Register's packet; nil for a Null-Register, which has but a header that stands for one.
  static func carried(_ bytes: Span<UInt8>) -> Carried? {
    guard bytes.count > registerSize, bytes[0] == 0x21, bytes[4] & 0x40 == 0 else { return nil }
    return switch bytes[registerSize] >> 4 {
    case 4: Carried(.ipv4, headerLength: registerSize)
    case 6: Carried(.ipv6, headerLength: registerSize)
    default: nil
    }
  }
}

/// An address of a PIM message, which says its own family (RFC 7761 §4.9.1).
public struct PIMAddress: Hashable, Sendable {
  /// IANA "Address Family Numbers": 1 IPv4, 2 IPv6.
  public let family: UInt8
  /// 0: the family's own form.
  public let encoding: UInt8
  public let address: IPAddress

  /// An encoded unicast address.
  ///
  /// - Throws: truncated; invalid address family beside 1 and 2, because nothing says how long others are.
  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    family = try reader.uint8(bytes)
    encoding = try reader.uint8(bytes)
    address = try Self.read(family, bytes, &reader)
  }

  fileprivate static func read(
    _ family: UInt8, _ bytes: Span<UInt8>, _ reader: inout PartReader
  ) throws(DecodeError) -> IPAddress {
    switch family {
    case 1: try reader.address(.v4, bytes)
    case 2: try reader.address(.v6, bytes)
    default: throw reader.refusal(.addressFamily, family)
    }
  }
}

/// An encoded group or source of a PIM message: an address with flags and a mask.
public struct PIMPrefix: Hashable, Sendable {
  public let family: UInt8
  public let encoding: UInt8
  /// Of a group: bidirectional 0x80, zone 1. Of a source: sparse 4, wildcard 2, rendezvous point tree 1.
  public let flags: UInt8
  /// Bits.
  public let maskLength: UInt8
  public let address: IPAddress

  /// - Throws: truncated; invalid address family.
  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    family = try reader.uint8(bytes)
    encoding = try reader.uint8(bytes)
    flags = try reader.uint8(bytes)
    maskLength = try reader.uint8(bytes)
    address = try PIMAddress.read(family, bytes, &reader)
    // RFC 5384 §3.2: attributes of a source, each of which says whether it is the last.
    guard encoding == 1 else { return }
    var isLast = false
    while !isLast {
      isLast = try reader.uint8(bytes) & 0x40 != 0
      _ = try reader.take(Int(try reader.uint8(bytes)), bytes)
    }
  }
}

/// An option of a Hello, RFC 7761 §4.9.2.
public struct PIMOption: Hashable, Sendable {
  public let type: UInt16
  /// Bytes of the value.
  public let length: UInt16
  /// Reads its value.
  public let value: PartReader

  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(4, bytes).lowerBound
    type = bytes.uint16(at: start)
    length = bytes.uint16(at: start + 2)
    guard Int(length) <= reader.remaining else { throw reader.refusal(.optionLength, length) }
    value = try reader.part(Int(length))
  }

  public var typeName: String? {
    switch type {
    case 1: "holdtime"
    case 2: "LAN prune delay"
    case 17: "DR-LB capability"
    case 18: "DR-LB list"
    case 19: "DR priority"
    case 20: "generation ID"
    case 21: "state refresh"
    case 22: "bidirectional"
    case 24: "address list"
    case 26: "join attribute"
    case 27: "hierarchical join attribute"
    case 65001: "address list (old)"
    default: nil
    }
  }
}
