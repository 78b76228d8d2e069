/// The extension structure behind the packet that an ICMP error quotes, RFC 4884 §7.
///
///      0       4                      16                             31
///     +-------+-----------------------+-------------------------------+
///     |Version|       Reserved        |           Checksum            |
///     +-------+-----------------------+-------------------------------+
///     |            Length             |   Class-Num   |    C-Type     |
///     +-------------------------------+---------------+---------------+
///     |                       object payload                          |
///     +---------------------------------------------------------------+
public struct ICMPExtensionHeader: Hashable, Sendable {
  /// Bytes before the first object.
  public static let size = 4
  /// 2; others have another form.
  public let version: UInt8
  /// Over the structure alone; 0: none was sent.
  public let checksum: UInt16

  /// - Parameters:
  ///   - bytes: from the structure's first byte.
  ///   - layer: `.icmp` or `.icmpv6`, for the error.
  /// - Throws: truncated below 4 bytes; invalid version.
  public init(
    _ bytes: Span<UInt8>, as layer: Layer = .icmp, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(layer, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0] &>> 4
    checksum = bytes.uint16(at: 2)
    guard version == 2 else { throw invalid(layer, at: offset, .version, UInt64(version)) }
  }

  /// Where the structure begins, counted from the ICMP header's first byte.
  ///
  /// - Returns: nil where the message can have none or has none. Where the length field is zero, senders older than
  ///   RFC 4884 put it behind 128 bytes of the quoted packet (§5.5): it is taken for one if its checksum is right.
  public static func start(_ bytes: Span<UInt8>, _ header: ICMPHeader, as layer: Layer) -> Int? {
    let isVersion6 = layer == .icmpv6
    let isEcho = header.type == (isVersion6 ? 160 : 42)
    if isEcho { return bytes.count > ICMPHeader.sizeWithTypeSpecific ? ICMPHeader.sizeWithTypeSpecific : nil }
    let mayBeExtended = isVersion6 ? [1, 3].contains(header.type) : [3, 11, 12].contains(header.type)
    guard mayBeExtended, bytes.count > ICMPHeader.sizeWithTypeSpecific else { return nil }
    // §4: in words of 32 bits, of 64 in ICMPv6.
    let words = Int(bytes[isVersion6 ? 4 : 5]) &* (isVersion6 ? 8 : 4)
    if words > 0 {
      let start = ICMPHeader.sizeWithTypeSpecific &+ words
      return start < bytes.count ? start : nil
    }
    let old = ICMPHeader.sizeWithTypeSpecific &+ 128
    guard bytes.count >= old &+ Self.size &+ 4, bytes[old] &>> 4 == 2, bytes.uint16(at: old &+ 2) != 0 else {
      return nil
    }
    var sum = InternetChecksum()
    sum.add(bytes.extracting(droppingFirst: old))
    return sum.folded == 0xFFFF ? old : nil
  }

  /// A reader for its objects, whose type is class and C-Type.
  ///
  /// - Parameters:
  ///   - start: of the structure, counted from the ICMP header's first byte.
  ///   - end: of the message, counted so.
  public static func objects(from start: Int, to end: Int, as layer: Layer) -> TypedOptionCursor {
    TypedOptionCursor(.object, from: start &+ Self.size, to: end, as: layer)
  }

  /// The object's class (IANA "ICMP Extension Object Classes and Class Sub-types").
  public static func name(ofClass number: UInt8) -> String? {
    switch number {
    case 1: "MPLS label stack"
    case 2: "interface information"
    case 3: "interface identification"
    case 4: "extended information"
    case 5: "node identification"
    default: nil
    }
  }
}

/// What an interface information object says, RFC 5837 §4.
public struct InterfaceInformation: Hashable, Sendable {
  /// 0: the incoming IP interface, 1: a part of it, 2: the outgoing one, 3: the next hop.
  public let role: UInt8
  /// The interface's ifIndex.
  public let index: UInt32?
  /// The interface's address.
  public let address: IPAddress?
  /// The name's bytes, counted like the object; at most 63 by the RFC, padded with zeros.
  public let name: Range<Int>?
  /// Bytes that the interface takes at most.
  public let mtu: UInt32?

  /// - Parameters:
  ///   - bytes: from the ICMP header's first byte.
  ///   - object: one of class 2.
  /// - Returns: nil where a part that the C-Type announces does not fit.
  public init?(_ bytes: Span<UInt8>, _ object: TypedOption) {
    let type = object.type & 0xFF
    role = UInt8(type &>> 6)
    var place = object.data.lowerBound
    let end = object.data.upperBound
    func number() -> UInt32? {
      guard place &+ 4 <= end else { return nil }
      defer { place &+= 4 }
      return bytes.uint32(at: place)
    }
    if type & 8 != 0 {
      guard let value = number() else { return nil }
      index = value
    } else {
      index = nil
    }
    if type & 4 != 0 {
      guard place &+ 4 <= end else { return nil }
      let family = bytes.uint16(at: place)
      place &+= 4
      if family == 1, place &+ 4 <= end {
        address = IPAddress(v4: bytes.uint32(at: place))
        place &+= 4
      } else if family == 2, place &+ 16 <= end {
        address = IPAddress(v6: bytes.ipv6Address(at: place))
        place &+= 16
      } else {
        return nil
      }
    } else {
      address = nil
    }
    if type & 2 != 0 {
      // The length counts itself; the name is padded with zeros to a multiple of 4.
      guard place < end, bytes[place] > 0, place &+ Int(bytes[place]) <= end else { return nil }
      let after = place &+ Int(bytes[place])
      var last = after
      while last > place &+ 1, bytes[last &- 1] == 0 { last &-= 1 }
      name = place &+ 1..<last
      place = after
    } else {
      name = nil
    }
    if type & 1 != 0 {
      guard let value = number() else { return nil }
      mtu = value
    } else {
      mtu = nil
    }
  }

  /// What the role is called.
  public var roleName: String {
    switch role {
    case 0: "incoming"
    case 1: "incoming sub-interface"
    case 2: "outgoing"
    default: "next hop"
    }
  }
}
