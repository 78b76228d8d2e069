/// Header of the log of BSD's packet filter (`LINKTYPE_PFLOG`; pflog(4)). Its length tells which system wrote it.
///
///      0      1      2      3      4                20               36
///     +------+------+------+------+----------------+-----------------+
///     |length|family|action|reason| interface name |  ruleset name   |
///     +------+------+------+------+----------------+-----------------+
///     |  rule number       |  rule in its set      |  user, process, their rule's (from 61 bytes on)
///     +--------------------+-----------------------+----
///     | direction, padding ...                        at 44, or at 60
public struct PFLOGHeader: Hashable, Sendable {
  /// Bytes of the shortest form.
  public static let smallest = 45
  /// Bytes until the packet: the length field, rounded up to four.
  public let headerLength: Int
  /// Of the system that wrote it: 2 IPv4; 24, 28 or 30 IPv6.
  public let family: UInt8
  public let action: UInt8
  public let reason: UInt8
  /// All ones: the default rule.
  public let rule: UInt32
  /// Number of the rule in its set; all ones: it is in none.
  public let subrule: UInt32
  /// Of the process that has the socket; nil in the short form or where none is known.
  public let user: UInt32?
  /// Nil in the short form or where none is known.
  public let process: UInt32?
  /// 0: either, 1: in, 2: out, 3: forwarded.
  public let direction: UInt8
  /// Where the interface's name stands, without its zeros.
  public let interfaceName: Range<Int>
  /// Where the ruleset's name stands, without its zeros.
  public let rulesetName: Range<Int>

  /// - Throws: truncated below the shortest form or the header's own length; invalid header length below 45.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.smallest else {
      throw truncated(.pflog, at: offset, needed: Self.smallest, available: bytes.count, limit: limit)
    }
    let length = Int(bytes[0])
    guard length >= Self.smallest else { throw invalid(.pflog, at: offset, .headerLength, UInt64(bytes[0])) }
    headerLength = (length &+ 3) & ~3
    guard bytes.count >= headerLength else {
      throw truncated(.pflog, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
    family = bytes[1]
    action = bytes[2]
    reason = bytes[3]
    interfaceName = bytes.text(4..<20)
    rulesetName = bytes.text(20..<36)
    rule = bytes.uint32(at: 36)
    subrule = bytes.uint32(at: 40)
    let isLong = length >= 61
    direction = bytes[isLong ? 60 : 44]
    // Byte order is the host's, so only the absence can be told for sure.
    user = isLong && bytes.uint32(at: 44) != .max ? bytes.uint32(at: 44) : nil
    process = isLong && bytes.uint32(at: 48) != .max ? bytes.uint32(at: 48) : nil
  }

  public var actionName: String? {
    switch action {
    case 0: "pass"
    case 1: "block"
    case 2: "scrub"
    case 3: "noscrub"
    case 4: "nat"
    case 5: "nonat"
    case 6: "binat"
    case 7: "nobinat"
    case 8: "rdr"
    case 9: "nordr"
    case 10: "synproxy-drop"
    case 11: "defer"
    case 12: "match"
    case 13: "divert"
    case 14: "rt"
    case 15: "afrt"
    default: nil
    }
  }

  public var reasonName: String? {
    switch reason {
    case 0: "match"
    case 1: "bad-offset"
    case 2: "fragment"
    case 3: "short"
    case 4: "normalize"
    case 5: "memory"
    case 6: "bad-timestamp"
    case 7: "congestion"
    case 8: "ip-option"
    case 9: "proto-cksum"
    case 10: "state-mismatch"
    case 11: "state-insert"
    case 12: "state-limit"
    case 13: "src-limit"
    case 14: "synproxy"
    case 15: "map-failed"
    default: nil
    }
  }

  public var directionName: String? {
    switch direction {
    case 0: "in/out"
    case 1: "in"
    case 2: "out"
    case 3: "forward"
    default: nil
    }
  }
}

extension Span<UInt8> {
  /// What of a field is text: up to its first zero.
  func text(_ field: Range<Int>) -> Range<Int> {
    var end = field.lowerBound
    while end < field.upperBound, end < count, self[end] != 0 { end &+= 1 }
    return field.lowerBound..<end
  }
}

extension PFLOGHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let layer: Layer =
      switch header.family {
      case 2: .ipv4
      case 10, 24, 28, 30: .ipv6
      default: .opaque
      }
    return Carried(
      layer, announced: .addressFamily(UInt32(header.family)), headerLength: header.headerLength)
  }
}
