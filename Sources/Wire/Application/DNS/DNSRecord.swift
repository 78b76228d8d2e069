/// Sections of a DNS message that hold records, in their order (RFC 1035 §4.1).
public enum DNSSection: UInt8, Hashable, Sendable, CaseIterable {
  case answer
  case authority
  case additional
}

/// An entry of the question section, RFC 1035 §4.1.2.
///
///                                     1  1  1  1  1  1
///       0  1  2  3  4  5  6  7  8  9  0  1  2  3  4  5
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     /                     QNAME                     /
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                     QTYPE                     |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                     QCLASS                    |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
public struct DNSQuestion: Hashable, Sendable {
  public let name: DNSName
  public let type: DNSRecordType
  /// 1 is the Internet; in mDNS the highest bit asks for a unicast response (RFC 6762 §5.4).
  public let classNumber: UInt16

  init(_ bytes: Span<UInt8>, _ reader: inout ByteReader) throws(ApplicationFault) {
    name = try DNSName(bytes, &reader)
    type = DNSRecordType(rawValue: try reader.uint16(bytes))
    classNumber = try reader.uint16(bytes)
  }
}

/// A resource record, RFC 1035 §4.1.3.
///
///                                     1  1  1  1  1  1
///       0  1  2  3  4  5  6  7  8  9  0  1  2  3  4  5
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     /                      NAME                     /
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                      TYPE                     |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                     CLASS                     |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                      TTL                      |
///     |                                               |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                   RDLENGTH                    |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--|
///     /                     RDATA                     /
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
public struct DNSRecord: Hashable, Sendable {
  public let name: DNSName
  public let type: DNSRecordType
  /// 1 is the Internet; in mDNS the highest bit flushes caches (RFC 6762 §10.2). In OPT: the largest UDP payload
  /// that the sender takes.
  public let classNumber: UInt16
  /// Seconds that the record may be kept. In OPT: extended RCODE, version and flags.
  public let timeToLive: UInt32
  /// RDATA, counted from the message's first byte.
  public let data: Range<Int>

  init(_ bytes: Span<UInt8>, _ reader: inout ByteReader) throws(ApplicationFault) {
    name = try DNSName(bytes, &reader)
    type = DNSRecordType(rawValue: try reader.uint16(bytes))
    classNumber = try reader.uint16(bytes)
    timeToLive = try reader.uint32(bytes)
    data = try reader.vector16(bytes)
  }
}

/// EDNS: what an OPT record says, RFC 6891 §6.1.
///
///                    +0 (MSB)                            +1 (LSB)
///         +---+---+---+---+---+---+---+---+---+---+---+---+---+---+---+---+
///      0: |         EXTENDED-RCODE        |            VERSION            |
///         +---+---+---+---+---+---+---+---+---+---+---+---+---+---+---+---+
///      2: | DO|                           Z                               |
///         +---+---+---+---+---+---+---+---+---+---+---+---+---+---+---+---+
public struct DNSExtension: Hashable, Sendable {
  /// The largest UDP payload, in bytes, that the sender takes; below 512 means 512.
  public let payloadSize: UInt16
  /// The upper eight bits of the response code.
  public let extendedResponseCode: UInt8
  public let version: UInt8
  /// DO: send the records of DNSSEC too (RFC 3225).
  public let isDNSSECOK: Bool
  /// The options, counted from the message's first byte.
  public let options: Range<Int>

  /// nil unless `record` is an OPT.
  public init?(_ record: DNSRecord) {
    guard record.type == .options else { return nil }
    payloadSize = record.classNumber
    extendedResponseCode = UInt8(truncatingIfNeeded: record.timeToLive &>> 24)
    version = UInt8(truncatingIfNeeded: record.timeToLive &>> 16)
    isDNSSECOK = record.timeToLive & 0x8000 != 0
    options = record.data
  }
}
