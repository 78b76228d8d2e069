/// Exterior Gateway Protocol message, RFC 904 appendix A (first RFC 827, RFC 888).
///
///      0               8              16              24             31
///     +---------------+---------------+---------------+---------------+
///     | EGP Version # |     Type      |     Code      |    Status     |
///     +---------------+---------------+---------------+---------------+
///     |           Checksum            |       Autonomous System #     |
///     +-------------------------------+-------------------------------+
///     |         Sequence #            |
///     +-------------------------------+
public struct EGPHeader: Hashable, Sendable {
  public static let size = 10
  /// 2.
  public let version: UInt8
  public let type: UInt8
  public let code: UInt8
  /// Depends on the type; its highest bit says of an update that nobody asked for it.
  public let status: UInt8
  /// Over the whole message, without a pseudo-header.
  public let checksum: UInt16
  public let autonomousSystem: UInt16
  public let sequenceNumber: UInt16

  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.egp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0]
    type = bytes[1]
    code = bytes[2]
    status = bytes[3]
    checksum = bytes.uint16(at: 4)
    autonomousSystem = bytes.uint16(at: 6)
    sequenceNumber = bytes.uint16(at: 8)
  }

  public var typeName: String? {
    switch type {
    case 1: "update"
    case 2: "poll"
    case 3: "acquisition"
    case 5: "reachability"
    case 8: "error"
    default: nil
    }
  }

  public var codeName: String? {
    switch (type, code) {
    case (3, 0): "request"
    case (3, 1): "confirm"
    case (3, 2): "refuse"
    case (3, 3): "cease"
    case (3, 4): "cease-ack"
    case (5, 0): "hello"
    case (5, 1): "I-H-U"
    default: nil
    }
  }

  public var statusName: String? {
    if type == 3 {
      return switch status {
      case 0: "unspecified"
      case 1: "active mode"
      case 2: "passive mode"
      case 3: "insufficient resources"
      case 4: "administratively prohibited"
      case 5: "going down"
      case 6: "parameter problem"
      case 7: "protocol violation"
      default: nil
      }
    }
    return switch status & 0x7F {
    case 0: "indeterminate"
    case 1: "up"
    case 2: "down"
    default: nil
    }
  }

  /// What an error message complains of (RFC 904 appendix A.5).
  public static func reasonName(_ reason: UInt16) -> String? {
    switch reason {
    case 0: "unspecified"
    case 1: "bad header format"
    case 2: "bad data field format"
    case 3: "reachability info unavailable"
    case 4: "excessive polling rate"
    case 5: "no response"
    case 6: "unsupported version"
    default: nil
    }
  }
}
