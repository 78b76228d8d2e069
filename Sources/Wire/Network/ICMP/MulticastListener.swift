/// A query of Multicast Listener Discovery version 2, RFC 3810 §5.1.
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |  Type = 130   |     Code      |           Checksum            |
///     +---------------+---------------+-------------------------------+
///     |     Maximum Response Code     |           Reserved            |
///     +-------------------------------+-------------------------------+
///     |                       Multicast Address                       |
///     +-------+-+-----+---------------+-------------------------------+
///     |  Resv |S| QRV |     QQIC      |     Number of Sources (N)     |
///     +-------+-+-----+---------------+-------------------------------+
///     |                      Source Address [1 … N]                   |
///     +---------------------------------------------------------------+
public struct MulticastListenerQuery: Hashable, Sendable {
  /// Bytes before the sources.
  public static let size = 28
  /// As sent; `maximumResponseDelay` says it in milliseconds.
  public let maximumResponseCode: UInt16
  /// `::` in a query about all groups.
  public let group: IPv6Address
  /// S: routers that hear it leave their timers alone.
  public let suppressesProcessing: Bool
  /// QRV; 0: more than 7.
  public let robustness: UInt8
  /// As sent; `queryInterval` says it in seconds.
  public let queryIntervalCode: UInt8
  public let sourceCount: UInt16

  /// - Precondition: `bytes` has 28.
  init(_ bytes: Span<UInt8>) {
    maximumResponseCode = bytes.uint16(at: 4)
    group = bytes.ipv6Address(at: 8)
    suppressesProcessing = bytes[24] & 8 != 0
    robustness = bytes[24] & 7
    queryIntervalCode = bytes[25]
    sourceCount = bytes.uint16(at: 26)
  }

  /// Milliseconds: from 0x8000 on the code is a number with an exponent of 3 bits (§5.1.3).
  public var maximumResponseDelay: UInt32 {
    let code = UInt32(maximumResponseCode)
    guard code >= 0x8000 else { return code }
    return (code & 0xFFF | 0x1000) &<< ((code &>> 12 & 7) &+ 3)
  }

  /// Seconds: from 128 on the code is a number with an exponent of 3 bits (§5.1.9).
  public var queryInterval: UInt32 {
    let code = UInt32(queryIntervalCode)
    guard code >= 128 else { return code }
    return (code & 0xF | 0x10) &<< ((code &>> 4 & 7) &+ 3)
  }
}

/// What a report says of one group, RFC 3810 §5.2.
public struct MulticastAddressRecord: Hashable, Sendable {
  /// Bytes before the sources.
  public static let size = 20
  /// 1 to 6.
  public let type: UInt8
  public let group: IPv6Address
  /// The sources' bytes, 16 each, counted from the message's first; those that are there.
  public let sources: Range<Int>
  /// How many sources it says to have.
  public let sourceCount: UInt16

  /// The name of RFC 3810 §5.2.12 in words; nil for a type that is not assigned.
  public var typeName: String? {
    switch type {
    case 1: "is in"
    case 2: "is ex"
    case 3: "to in"
    case 4: "to ex"
    case 5: "allow"
    case 6: "block"
    default: nil
    }
  }
}

/// Reads the records of a report.
public struct MulticastAddressRecordCursor: Hashable, Sendable {
  public private(set) var position = 8
  private var remaining: UInt16

  public init(count: UInt16) { remaining = count }

  /// - Parameter bytes: from the ICMPv6 header's first byte.
  /// - Returns: nil behind the last.
  /// - Throws: truncated where the bytes end before a record does; the cursor is then at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> MulticastAddressRecord? {
    guard remaining > 0 else { return nil }
    let start = position
    let left = remaining
    remaining = 0
    let sources = start &+ MulticastAddressRecord.size
    guard bytes.count >= sources else {
      throw truncated(.icmpv6, at: offset, needed: sources, available: bytes.count, limit: limit)
    }
    let count = bytes.uint16(at: start &+ 2)
    let end = sources &+ Int(count) &* 16
    let after = end &+ Int(bytes[start &+ 1]) &* 4
    guard bytes.count >= after else {
      throw truncated(.icmpv6, at: offset, needed: after, available: bytes.count, limit: limit)
    }
    position = after
    remaining = left &- 1
    return MulticastAddressRecord(
      type: bytes[start], group: bytes.ipv6Address(at: start &+ 4), sources: sources..<end, sourceCount: count)
  }
}
