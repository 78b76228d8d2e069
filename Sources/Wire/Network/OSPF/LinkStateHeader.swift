/// Header of a link state advertisement: RFC 2328 appendix A.4.1; RFC 5340 appendix A.4.2.
///
///      0                              16              24             31
///     +-------------------------------+---------------+---------------+
///     |            LS age             |    Options    |    LS type    |   version 2
///     |            LS age             |            LS type            |   version 3
///     +-------------------------------+---------------+---------------+
///     |                        Link State ID                          |
///     +---------------------------------------------------------------+
///     |                     Advertising Router                        |
///     +---------------------------------------------------------------+
///     |                     LS sequence number                        |
///     +-------------------------------+-------------------------------+
///     |         LS checksum           |            length             |
///     +-------------------------------+-------------------------------+
public struct LinkStateHeader: Hashable, Sendable {
  public static let size = 20
  /// Of OSPF.
  public let version: UInt8
  /// Seconds since it was made, at most 3,600; the highest bit: do not age (RFC 1793).
  public let age: UInt16
  /// Version 2; version 3 has them in the body.
  public let options: OSPFOptions?
  /// Version 3: the three highest bits say how far it is flooded and what a router does that does not know it.
  public let type: UInt16
  public let linkStateID: UInt32
  public let advertisingRouter: UInt32
  /// 0x80000001 first, then upwards, as a signed number.
  public let sequenceNumber: UInt32
  /// Fletcher's, over all but the age.
  public let checksum: UInt16
  /// Bytes of header and body.
  public let length: UInt16

  /// - Throws: truncated.
  public init(_ bytes: Span<UInt8>, version: UInt8, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(Self.size, bytes).lowerBound
    self.version = version
    age = bytes.uint16(at: start)
    options = version == 2 ? OSPFOptions(rawValue: UInt32(bytes[start + 2]), version: 2) : nil
    type = version == 2 ? UInt16(bytes[start + 3]) : bytes.uint16(at: start + 2)
    linkStateID = bytes.uint32(at: start + 4)
    advertisingRouter = bytes.uint32(at: start + 8)
    sequenceNumber = bytes.uint32(at: start + 12)
    checksum = bytes.uint16(at: start + 16)
    length = bytes.uint16(at: start + 18)
  }

  public var typeName: String? { Self.typeName(type, version: version) }

  /// The name of a type; version 3's is known by its lower 13 bits.
  public static func typeName(_ type: UInt16, version: UInt8) -> String? {
    if version == 2 {
      return switch type {
      case 1: "Router"
      case 2: "Network"
      case 3: "Summary"
      case 4: "ASBR-Summary"
      case 5: "AS-External"
      case 6: "Group-Membership"
      case 7: "NSSA-External"
      case 8: "External-Attributes"
      case 9: "Link-Local-Opaque"
      case 10: "Area-Opaque"
      case 11: "AS-Opaque"
      default: nil
      }
    }
    return switch type & 0x1FFF {
    case 1: "Router"
    case 2: "Network"
    case 3: "Inter-Area-Prefix"
    case 4: "Inter-Area-Router"
    case 5: "AS-External"
    case 6: "Group-Membership"
    case 7: "NSSA"
    case 8: "Link"
    case 9: "Intra-Area-Prefix"
    case 10: "Intra-Area-TE"
    case 11: "Grace"
    case 12: "Router-Information"
    case 13: "Inter-AS-TE"
    case 14: "L1VPN"
    case 33: "E-Router"
    case 34: "E-Network"
    case 35: "E-Inter-Area-Prefix"
    case 36: "E-Inter-Area-Router"
    case 37: "E-AS-External"
    case 39: "E-NSSA"
    case 40: "E-Link"
    case 41: "E-Intra-Area-Prefix"
    default: nil
    }
  }

  /// Version 2's types 9 to 11: what the first byte of the link state ID says (RFC 5250 §3).
  public var opaqueType: UInt8? {
    version == 2 && (9...11).contains(type) ? UInt8(linkStateID >> 24) : nil
  }

  public static func opaqueName(_ type: UInt8) -> String? {
    switch type {
    case 1: "Traffic-Engineering"
    case 2: "Sycamore-Optical"
    case 3: "Grace"
    case 4: "Router-Information"
    case 5: "L1VPN"
    case 6: "Inter-AS-TE"
    case 7: "Extended-Prefix"
    case 8: "Extended-Link"
    case 9: "TTZ"
    case 10: "Dynamic-Flooding"
    default: nil
    }
  }
}

/// A link of a router advertisement: RFC 2328 appendix A.4.2; RFC 5340 appendix A.4.3.
public struct OSPFRouterLink: Hashable, Sendable {
  /// 1 point to point, 2 transit network, 3 stub network (version 2), 4 virtual.
  public let type: UInt8
  public let metric: UInt16
  /// Version 2: what the link leads to; version 3: the sender's number of its interface.
  public let identifier: UInt32
  /// Version 2: its data, an address or a mask; version 3: the neighbour's number of its interface.
  public let data: UInt32
  /// Version 3: the neighbour; 0 in version 2.
  public let neighborRouter: UInt32

  public init(_ bytes: Span<UInt8>, version: UInt8, _ reader: inout PartReader) throws(DecodeError) {
    if version == 2 {
      let start = try reader.take(12, bytes).lowerBound
      identifier = bytes.uint32(at: start)
      data = bytes.uint32(at: start + 4)
      type = bytes[start + 8]
      metric = bytes.uint16(at: start + 10)
      neighborRouter = 0
      // Metrics by type of service, which RFC 2328 took away, are four bytes each.
      _ = try reader.take(Int(bytes[start + 9]) * 4, bytes)
    } else {
      let start = try reader.take(16, bytes).lowerBound
      type = bytes[start]
      metric = bytes.uint16(at: start + 2)
      identifier = bytes.uint32(at: start + 4)
      data = bytes.uint32(at: start + 8)
      neighborRouter = bytes.uint32(at: start + 12)
    }
  }

  public var typeName: String? {
    switch type {
    case 1: "point-to-point"
    case 2: "transit"
    case 3: "stub"
    case 4: "virtual"
    default: nil
    }
  }
}

/// An address prefix of version 3, RFC 5340 appendix A.4.1: a length, options, 16 bits that depend on the
/// advertisement, and as many words of the prefix as the length needs.
public struct OSPFPrefix: Hashable, Sendable {
  /// Bits, 0 to 128.
  public let length: UInt8
  public let options: UInt8
  /// A metric, or the type of a referenced advertisement; 0 in others.
  public let metric: UInt16
  public let prefix: IPv6Address

  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(4, bytes).lowerBound
    length = bytes[start]
    options = bytes[start + 1]
    metric = bytes.uint16(at: start + 2)
    prefix = try reader.ipv6Prefix(length: length, unit: 4, bytes)
  }
}

/// A type, length, value with 16 bits of both; the length counts the value alone, and the next begins at a multiple
/// of four bytes (RFC 3630 §2.3.2; RFC 5613 §2.3).
public struct OSPFElement: Hashable, Sendable {
  public let type: UInt16
  public let length: UInt16
  /// Reads its value.
  public let value: PartReader

  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(4, bytes).lowerBound
    type = bytes.uint16(at: start)
    length = bytes.uint16(at: start + 2)
    guard Int(length) <= reader.remaining else { throw reader.refusal(.optionLength, length) }
    value = try reader.part(Int(length))
    _ = try reader.part(min(-Int(length) & 3, reader.remaining))
  }
}
