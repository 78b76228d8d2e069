/// Header of Linux's netfilter log (`LINKTYPE_NFLOG`; linux/netfilter/nfnetlink_log.h); attributes follow.
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |    family     |    version    |          resource id          |
///     +---------------+---------------+-------------------------------+
public struct NFLOGHeader: Hashable, Sendable {
  /// Bytes before the attributes.
  public static let size = 4
  /// Linux's address family: 2 IPv4, 3 ARP, 7 bridge, 10 IPv6.
  public let family: UInt8
  /// The log's group number.
  public let resource: UInt16

  /// - Throws: truncated below 4 bytes; invalid version other than 0.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.nflog, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    family = bytes[0]
    resource = bytes.uint16(at: 2)
    guard bytes[1] == 0 else { throw invalid(.nflog, at: offset, .version, UInt64(bytes[1])) }
  }
}

/// One attribute of a netfilter log entry (`NFULA_`).
///
///      0                              16                             31
///     +-------------------------------+-------------------------------+
///     |            length             |             type              |    both in the host's byte order;
///     +-------------------------------+-------------------------------+    padded to four bytes
///     |  value ...
public struct NFLOGAttribute: Hashable, Sendable {
  public static let packetHeader: UInt16 = 1
  public static let payload: UInt16 = 9
  public static let prefix: UInt16 = 10

  public let type: UInt16
  /// Its value, counted from the NFLOG header's first byte.
  public let value: Range<Int>

  /// The constant's name without `NFULA_`, in lower case; nil for unknown ones.
  public var name: String? {
    switch type {
    case 1: "packet_hdr"
    case 2: "mark"
    case 3: "timestamp"
    case 4: "ifindex_indev"
    case 5: "ifindex_outdev"
    case 6: "ifindex_physindev"
    case 7: "ifindex_physoutdev"
    case 8: "hwaddr"
    case 9: "payload"
    case 10: "prefix"
    case 11: "uid"
    case 12: "seq"
    case 13: "seq_global"
    case 14: "gid"
    case 15: "hwtype"
    case 16: "hwheader"
    case 17: "hwlen"
    case 18: "ct"
    case 19: "ct_info"
    case 20: "vlan"
    case 21: "l2hdr"
    default: nil
    }
  }
}

/// Reads the attributes of a netfilter log entry one after the other.
public struct NFLOGCursor: Hashable, Sendable {
  /// Byte of the entry at which the next attribute begins.
  public private(set) var position = NFLOGHeader.size

  public init() {}

  /// - Parameter bytes: from the NFLOG header's first byte.
  /// - Returns: the next attribute, or nil behind the last.
  /// - Throws: truncated where an attribute leads out of what was captured; invalid option length below 4. The cursor
  ///   then stands at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> NFLOGAttribute? {
    let start = position
    guard start < bytes.count else { return nil }
    position = bytes.count
    guard start &+ 4 <= bytes.count else {
      throw truncated(.nflog, at: offset, needed: start &+ 4, available: bytes.count, limit: limit)
    }
    // Types are small, so the byte that is zero tells the order of the host that wrote it.
    let isLittle = bytes[start &+ 3] == 0
    let length = isLittle ? bytes.uint16(at: start).byteSwapped : bytes.uint16(at: start)
    let type = isLittle ? bytes.uint16(at: start &+ 2).byteSwapped : bytes.uint16(at: start &+ 2)
    guard length >= 4 else { throw invalid(.nflog, at: offset, .optionLength, UInt64(length)) }
    let after = start &+ Int(length)
    guard after <= bytes.count else {
      throw truncated(.nflog, at: offset, needed: after, available: bytes.count, limit: limit)
    }
    position = min((after &+ 3) & ~3, bytes.count)
    return NFLOGAttribute(type: type & 0x7FFF, value: start &+ 4..<after)
  }
}

extension NFLOGHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    var cursor = NFLOGCursor()
    var etherType: EtherType?
    while true {
      let start = cursor.position
      let attribute: NFLOGAttribute
      do throws(DecodeError) {
        guard let next = try cursor.next(bytes, at: offset, limit: limit) else { return nil }
        attribute = next
      } catch {
        // The payload is the last attribute: where the capture cut it, its beginning is there.
        guard case .truncated(let needed, _, _) = error.reason, start &+ 4 < bytes.count, needed > start &+ 4,
          bytes[start &+ 2] | bytes[start &+ 3] == 9
        else { throw error }
        return header.payload(etherType, from: start &+ 4, to: needed)
      }
      switch attribute.type {
      case NFLOGAttribute.packetHeader where attribute.value.count >= 2:
        etherType = EtherType(rawValue: bytes.uint16(at: attribute.value.lowerBound))
      case NFLOGAttribute.payload:
        return header.payload(etherType, from: attribute.value.lowerBound, to: attribute.value.upperBound)
      default: break
      }
    }
  }

  private func payload(_ etherType: EtherType?, from start: Int, to end: Int) -> Carried {
    let length = end &- start
    let announced = LinkPayload.addressFamily(UInt32(family))
    switch family {
    case 2: return Carried(.ipv4, announced: announced, headerLength: start, payloadLength: length)
    case 3: return Carried(.arp, announced: announced, headerLength: start, payloadLength: length)
    case 10: return Carried(.ipv6, announced: announced, headerLength: start, payloadLength: length)
    default:
      guard let etherType, etherType.rawValue != 0 else {
        return Carried(.opaque, announced: announced, headerLength: start, payloadLength: length)
      }
      return Carried(etherType: etherType, headerLength: start, payloadLength: length)
    }
  }
}
