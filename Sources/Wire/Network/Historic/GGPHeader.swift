/// Gateway-to-Gateway Protocol message, RFC 823 appendix A.
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |     Type      |  unused (0)   |        Sequence Number        |
///     +---------------+---------------+-------------------------------+
///     |  need-update  |  n-distances  |  distance groups …            |   routing update only
///     +---------------+---------------+-------------------------------+
///
/// Echo and echo reply, and the status of an interface, have no sequence number: the bytes are unused there.
public struct GGPHeader: Hashable, Sendable {
  /// Bytes of every message but the routing update.
  public static let size = 4
  public let type: UInt8
  /// Of the routing update, or of the one that is acknowledged; 0 in other messages.
  public let sequenceNumber: UInt16

  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.ggp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    type = bytes[0]
    sequenceNumber = bytes.uint16(at: 2)
  }

  public var typeName: String? {
    switch type {
    case 0: "echo reply"
    case 2: "acknowledgment"
    case 3: "destination unreachable"
    case 4: "source quench"
    case 5: "redirect"
    case 8: "echo"
    case 9: "interface status"
    case 10: "negative acknowledgment"
    case 12: "routing update"
    default: nil
    }
  }

  /// Whether the sequence number has a meaning.
  public var isNumbered: Bool { type == 2 || type == 10 || type == 12 }
}

/// What follows in a routing update: who asks for an update in return, and how many groups of networks come.
public struct GGPUpdate: Hashable, Sendable {
  /// Where the groups begin: each a distance, a number of networks, and the networks.
  public static let groupsStart = 6
  public let needsUpdate: Bool
  /// Groups of networks that are equally far.
  public let groupCount: UInt8

  /// - Parameter bytes: from the message's first byte.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.groupsStart else {
      throw truncated(.ggp, at: offset, needed: Self.groupsStart, available: bytes.count, limit: limit)
    }
    needsUpdate = bytes[4] != 0
    groupCount = bytes[5]
  }

  /// Reads a network: one, two or three bytes by the class that its first bits give (RFC 791 §3.2).
  ///
  /// - Returns: as an address whose host part is zero.
  public static func network(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) -> UInt32 {
    let first = UInt32(try reader.uint8(bytes))
    if first < 128 { return first << 24 }
    let second = UInt32(try reader.uint8(bytes))
    if first < 192 { return first << 24 | second << 16 }
    return first << 24 | second << 16 | UInt32(try reader.uint8(bytes)) << 8
  }
}
