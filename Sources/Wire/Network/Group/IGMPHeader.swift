/// Internet Group Management Protocol message, RFC 2236 §2 (version 1: RFC 1112 appendix I; version 3: RFC 9776 §4).
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |     Type      | Max Resp Code |           Checksum            |
///     +---------------+---------------+-------------------------------+
///     |                         Group Address                         |
///     +---------------------------------------------------------------+
public struct IGMPHeader: Hashable, Sendable {
  /// Bytes that every message has.
  public static let size = 8
  public let type: UInt8
  /// In a query how long members may wait, as a code (`milliseconds`); 0 in version 1. In DVMRP, PIM version 1 and
  /// traceroute: their own code.
  public let code: UInt8
  /// Over the whole IGMP message, without a pseudo-header.
  public let checksum: UInt16
  /// The group that is asked for or left; 0 in a general query. Other protocols in IGMP have their own fields here.
  public let group: UInt32

  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.igmp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    type = bytes[0]
    code = bytes[1]
    checksum = bytes.uint16(at: 2)
    group = bytes.uint32(at: 4)
  }

  /// IGMP's version, which no field says (RFC 9776 §7.1); nil where the type is none of IGMP's own.
  ///
  /// - Parameter length: of the message by the lengths around it: only version 3 queries have 12 bytes and more.
  public func version(length: Int) -> UInt8? {
    switch type {
    case 0x01...0x08: 0
    case 0x11: length >= 12 ? 3 : code == 0 ? 1 : 2
    case 0x12: 1
    case 0x16, 0x17: 2
    case 0x22: 3
    default: nil
    }
  }

  /// What the type is called (IANA "Internet Group Management Protocol (IGMP) Type Numbers").
  public var typeName: String? {
    switch type {
    case 0x01: "create group request"
    case 0x02: "create group reply"
    case 0x03: "join group request"
    case 0x04: "join group reply"
    case 0x05: "leave group request"
    case 0x06: "leave group reply"
    case 0x07: "confirm group request"
    case 0x08: "confirm group reply"
    case 0x11: "query"
    case 0x12, 0x16, 0x22: "report"
    case 0x13: "DVMRP"
    case 0x14: "PIMv1"
    case 0x15: "Cisco trace"
    case 0x17: "leave"
    case 0x1E: "traceroute response"
    case 0x1F: "traceroute request"
    case 0x24, 0x30: "router advertisement"
    case 0x25, 0x31: "router solicitation"
    case 0x26, 0x32: "router termination"
    case 0x40: "IGAP report"
    case 0x41: "IGAP query"
    case 0x42: "IGAP leave"
    case 0xFC: "RGMP leave"
    case 0xFD: "RGMP join"
    case 0xFE: "RGMP bye"
    case 0xFF: "RGMP hello"
    default: nil
    }
  }

  /// The subtype's name of DVMRP (draft-ietf-idmr-dvmrp-v3) and PIM version 1, both in `code`; nil for all others.
  public var codeName: String? {
    switch (type, code) {
    case (0x13, 1): "probe"
    case (0x13, 2): "report"
    case (0x13, 3): "ask neighbors"
    case (0x13, 4): "neighbors"
    case (0x13, 5): "ask neighbors 2"
    case (0x13, 6): "neighbors 2"
    case (0x13, 7): "prune"
    case (0x13, 8): "graft"
    case (0x13, 9): "graft ack"
    case (0x14, 0): "query"
    case (0x14, 1): "register"
    case (0x14, 2): "register stop"
    case (0x14, 3): "join/prune"
    case (0x14, 4): "RP reachable"
    case (0x14, 5): "assert"
    case (0x14, 6): "graft"
    case (0x14, 7): "graft ack"
    case (0x14, 8): "mode"
    default: nil
    }
  }

  /// What a code of one byte stands for: itself below 128, above a mantissa of four bits and an exponent of three
  /// (RFC 9776 §4.1.1 and §4.1.7).
  public static func value(ofCode code: UInt8) -> Int {
    code < 128 ? Int(code) : (Int(code & 0xF) | 0x10) << (Int(code >> 4 & 7) + 3)
  }

  /// How long members may wait, in milliseconds: tenths of a second, and in version 3 a code for them.
  public func maximumResponse(version: UInt8) -> Int {
    (version == 3 ? Self.value(ofCode: code) : Int(code)) * 100
  }
}

/// What a version 3 query adds, RFC 9776 §4.1.
///
///      0               8              16                             31
///     +-------+-+-----+---------------+-------------------------------+
///     | Flags |S| QRV |     QQIC      |     Number of Sources (N)     |
///     +-------+-+-----+---------------+-------------------------------+
///     |                      Source Address [1…N]                     |
///     +---------------------------------------------------------------+
public struct IGMPQuerySources: Hashable, Sendable {
  /// Where the sources begin, counted from the message's first byte.
  public static let sourcesStart = 12
  /// Routers shall not lower their timers for it.
  public let suppressesRouters: Bool
  /// How often a lost report is made good; 0: more than 7.
  public let robustness: UInt8
  /// Seconds between the querier's general queries, out of their code.
  public let interval: Int
  public let sourceCount: UInt16

  /// - Parameter bytes: from the message's first byte.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.sourcesStart else {
      throw truncated(.igmp, at: offset, needed: Self.sourcesStart, available: bytes.count, limit: limit)
    }
    suppressesRouters = bytes[8] & 8 != 0
    robustness = bytes[8] & 7
    interval = IGMPHeader.value(ofCode: bytes[9])
    sourceCount = bytes.uint16(at: 10)
  }
}

/// A group record of a version 3 report, RFC 9776 §4.2.
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |  Record Type  |  Aux Data Len |     Number of Sources (N)     |
///     +---------------+---------------+-------------------------------+
///     |                       Multicast Address                       |
///     +---------------------------------------------------------------+
///     |            Source Address [1…N], Auxiliary Data               |
///     +---------------------------------------------------------------+
public struct IGMPGroupRecord: Hashable, Sendable {
  public let type: UInt8
  public let group: UInt32
  public let sourceCount: UInt16
  /// Bytes behind the sources; none is defined.
  public let auxiliaryLength: Int

  /// - Parameter reader: at the record; stands at its sources afterwards.
  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(8, bytes).lowerBound
    type = bytes[start]
    auxiliaryLength = Int(bytes[start + 1]) * 4
    sourceCount = bytes.uint16(at: start + 2)
    group = bytes.uint32(at: start + 4)
  }

  public var typeName: String? { Self.typeName(type) }

  /// RFC 9776 §4.2.12; multicast listener discovery has the same numbers (RFC 9777 §5.2.12).
  public static func typeName(_ type: UInt8) -> String? {
    switch type {
    case 1: "is_in"
    case 2: "is_ex"
    case 3: "to_in"
    case 4: "to_ex"
    case 5: "allow"
    case 6: "block"
    default: nil
    }
  }
}
