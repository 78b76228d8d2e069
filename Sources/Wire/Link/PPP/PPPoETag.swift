/// One tag of a PPPoE discovery packet, RFC 2516 §5 and Appendix A.
///
///      0                              16                             31
///     +-------------------------------+-------------------------------+
///     |           TAG_TYPE            |          TAG_LENGTH           |
///     +-------------------------------+-------------------------------+
///     |           TAG_VALUE ...
public struct PPPoETag: Hashable, Sendable {
  /// 0 ends the list.
  public let type: UInt16
  /// Its value, counted from the PPPoE header's first byte.
  public let value: Range<Int>

  /// IANA "PPPoE TAG Values"; nil for unassigned numbers.
  public var name: String? {
    switch type {
    case 0x0000: "End-Of-List"
    case 0x0101: "Service-Name"
    case 0x0102: "AC-Name"
    case 0x0103: "Host-Uniq"
    case 0x0104: "AC-Cookie"
    case 0x0105: "Vendor-Specific"
    case 0x0106: "Credits"
    case 0x0107: "Metrics"
    case 0x0108: "Sequence-Number"
    case 0x0109: "Credit-Scale-Factor"
    case 0x0110: "Relay-Session-Id"
    case 0x0111: "HURL"
    case 0x0112: "MOTM"
    case 0x0120: "PPP-Max-Payload"
    case 0x0121: "IP-Route-Add"
    case 0x0201: "Service-Name-Error"
    case 0x0202: "AC-System-Error"
    case 0x0203: "Generic-Error"
    default: nil
    }
  }
  /// Whether its value is UTF-8 text.
  public var isText: Bool {
    switch type {
    case 0x0101, 0x0102, 0x0111, 0x0112, 0x0201, 0x0202, 0x0203: true
    default: false
    }
  }
}

/// Reads the tags of a PPPoE discovery packet one after the other.
public struct PPPoETagCursor: Hashable, Sendable {
  /// Byte of the packet at which the next tag begins.
  public private(set) var position = PPPoEHeader.size
  /// Byte after the last tag's, by the header.
  public let end: Int

  public init(_ header: PPPoEHeader) {
    end = PPPoEHeader.size &+ Int(header.length)
  }

  /// - Parameter bytes: from the PPPoE header's first byte.
  /// - Returns: the next tag, or nil behind the last or behind End-Of-List.
  /// - Throws: truncated where a tag leads out of the packet or of what was captured; the cursor then stands at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> PPPoETag? {
    let start = position
    guard start < end else { return nil }
    position = end
    func require(_ needed: Int) throws(DecodeError) {
      guard needed <= end else {
        throw truncated(.pppoeDiscovery, at: offset, needed: needed, available: end, limit: .lengthField)
      }
      guard needed <= bytes.count else {
        throw truncated(.pppoeDiscovery, at: offset, needed: needed, available: bytes.count, limit: limit)
      }
    }
    try require(start &+ 4)
    let after = start &+ 4 &+ Int(bytes.uint16(at: start &+ 2))
    try require(after)
    let tag = PPPoETag(type: bytes.uint16(at: start), value: start &+ 4..<after)
    if tag.type != 0 { position = after }
    return tag
  }
}
