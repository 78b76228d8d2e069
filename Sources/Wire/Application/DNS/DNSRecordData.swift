/// What the RDATA of a record say, for the types that one line of text has room for.
public enum DNSRecordData: Hashable, Sendable {
  /// A (RFC 1035 §3.4.1).
  case address(UInt32)
  /// AAAA (RFC 3596 §2.2).
  case address6(IPv6Address)
  /// NS, CNAME, PTR, DNAME and the obsolete MB, MD, MF, MG, MR: a name alone.
  case name(DNSName)
  /// MX (RFC 1035 §3.3.9): the smaller the preference, the sooner.
  case mailExchange(preference: UInt16, DNSName)
  /// SOA (RFC 1035 §3.3.13): the zone's first server, its keeper's mailbox, and the zone's version.
  case startOfAuthority(server: DNSName, mailbox: DNSName, serial: UInt32)
  /// SRV (RFC 2782).
  case service(priority: UInt16, weight: UInt16, port: UInt16, target: DNSName)
  /// TXT, SPF and HINFO: strings of up to 255 bytes, each behind its length (RFC 1035 §3.3.14).
  case strings(DNSStringCursor)
  /// SVCB and HTTPS (RFC 9460 §2): priority 0 is an alias; the parameters are key, length, value.
  case serviceBinding(priority: UInt16, target: DNSName, parameters: Range<Int>)
  /// URI (RFC 7553 §4).
  case uri(priority: UInt16, weight: UInt16, target: Range<Int>)
  /// CAA (RFC 8659 §4.1).
  case certificationAuthority(flags: UInt8, tag: Range<Int>, value: Range<Int>)
  /// Any other type, and an empty RDATA (RFC 2136 deletes with one).
  case other(Range<Int>)

  /// - Parameters:
  ///   - record: read from `bytes`.
  ///   - bytes: the message.
  /// - Throws: invalid where RDATA are shorter than their type asks for, or a name in them is not sound.
  public init(_ record: DNSRecord, in bytes: Span<UInt8>) throws(ApplicationFault) {
    guard !record.data.isEmpty else {
      self = .other(record.data)
      return
    }
    var reader = ByteReader(record.data)
    switch record.type {
    case .address where record.classNumber & 0x7FFF == 1:
      self = .address(try reader.uint32(bytes))
    case .address6:
      let start = try reader.take(16)
      self = .address6(IPv6Address(high: bytes.uint64(at: start), low: bytes.uint64(at: start &+ 8)))
    case .nameServer, .canonicalName, .pointer, .delegationName, DNSRecordType(rawValue: 3),
      DNSRecordType(rawValue: 4), DNSRecordType(rawValue: 7), DNSRecordType(rawValue: 8), DNSRecordType(rawValue: 9):
      self = .name(try DNSName(bytes, &reader))
    case .mailExchange:
      self = .mailExchange(preference: try reader.uint16(bytes), try DNSName(bytes, &reader))
    case .startOfAuthority:
      self = .startOfAuthority(
        server: try DNSName(bytes, &reader), mailbox: try DNSName(bytes, &reader), serial: try reader.uint32(bytes))
    case .service:
      self = .service(
        priority: try reader.uint16(bytes), weight: try reader.uint16(bytes), port: try reader.uint16(bytes),
        target: try DNSName(bytes, &reader))
    case .text, .hostInformation, DNSRecordType(rawValue: 99):
      self = .strings(DNSStringCursor(record.data))
    case .serviceBinding, .https:
      let priority = try reader.uint16(bytes)
      let target = try DNSName(bytes, &reader)
      self = .serviceBinding(priority: priority, target: target, parameters: reader.position..<reader.end)
    case .uri:
      let priority = try reader.uint16(bytes)
      let weight = try reader.uint16(bytes)
      self = .uri(priority: priority, weight: weight, target: reader.position..<reader.end)
    case .certificationAuthority:
      let flags = try reader.uint8(bytes)
      let tag = try reader.vector8(bytes)
      self = .certificationAuthority(flags: flags, tag: tag, value: reader.position..<reader.end)
    default:
      self = .other(record.data)
    }
  }
}

/// Reads the strings of TXT one after the other.
public struct DNSStringCursor: Hashable, Sendable {
  private var reader: ByteReader

  init(_ data: Range<Int>) { reader = ByteReader(data) }

  /// - Returns: the bytes of the next string, or nil behind the last.
  /// - Throws: invalid where a string's length leads out of RDATA; the cursor is at the end then.
  public mutating func next(_ bytes: Span<UInt8>) throws(ApplicationFault) -> Range<Int>? {
    guard reader.remaining > 0 else { return nil }
    do {
      return try reader.vector8(bytes)
    } catch {
      reader = ByteReader(reader.end..<reader.end)
      throw error
    }
  }
}
