/// A PPP control protocol's packet with the protocol field before it (RFC 1661 §5; RFC 1334, RFC 1994, RFC 3748 for
/// authentication).
///
///      0              16              24              32             47
///     +---------------+---------------+---------------+---------------+
///     |   Protocol    |     Code      |  Identifier   |    Length     |
///     +---------------+---------------+---------------+---------------+
public struct PPPControlHeader: Hashable, Sendable {
  /// Bytes of protocol, code, identifier and length.
  public static let size = 6
  /// Bytes of the protocol field, which the length does not count.
  public static let protocolSize = 2
  public let protocolNumber: UInt16
  /// What each protocol says it is; 1 to 7 are the same in those that negotiate (RFC 1661 §5).
  public let code: UInt8
  /// Pairs an answer with its question.
  public let identifier: UInt8
  /// Bytes from the code on; what lies behind is padding.
  public let length: UInt16

  /// Byte after the packet's last, counted from the protocol field's first.
  public var end: Int { Self.protocolSize &+ Int(length) }
  /// Whether options follow: those that negotiate, in packets about their configuration.
  public var hasOptions: Bool { (1...4).contains(code) && isNegotiation }
  /// Whether the protocol negotiates by RFC 1661's codes.
  public var isNegotiation: Bool {
    protocolNumber == 0xC021 || protocolNumber == 0xC02B || protocolNumber &>> 14 == 2
  }

  /// - Throws: truncated below 6 bytes; invalid length below 4.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.pppControl, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    protocolNumber = bytes.uint16(at: 0)
    code = bytes[2]
    identifier = bytes[3]
    length = bytes.uint16(at: 4)
    guard length >= 4 else { throw invalid(.pppControl, at: offset, .length, UInt64(length)) }
  }

  /// Nil for codes that the protocol does not have.
  public var codeName: String? {
    switch (protocolNumber, code) {
    case (0xC023, 1): "Authenticate-Request"
    case (0xC023, 2): "Authenticate-Ack"
    case (0xC023, 3): "Authenticate-Nak"
    case (0xC223, 1): "Challenge"
    case (0xC223, 2), (0xC227, 2): "Response"
    case (0xC223, 3), (0xC227, 3): "Success"
    case (0xC223, 4), (0xC227, 4): "Failure"
    case (0xC227, 1): "Request"
    case (0xC227, 5): "Initiate"
    case (0xC227, 6): "Finish"
    case (0xC023, _), (0xC223, _), (0xC227, _): nil
    case (0xC029, 1): "Callback-Request"
    case (0xC029, 2): "Callback-Response"
    case (0xC029, 3): "Callback-Ack"
    case (0xC02D, 1): "Call-Request"
    case (0xC02D, 2): "Call-Response"
    case (0xC02D, 3): "Callback-Request"
    case (0xC02D, 4): "Callback-Response"
    case (0xC02D, 5): "Link-Drop-Query-Request"
    case (0xC02D, 6): "Link-Drop-Query-Response"
    case (0xC02D, 7): "Call-Status-Indication"
    case (0xC02D, 8): "Call-Status-Response"
    case (_, 0): "Vendor-Specific"
    case (_, 1): "Configure-Request"
    case (_, 2): "Configure-Ack"
    case (_, 3): "Configure-Nak"
    case (_, 4): "Configure-Reject"
    case (_, 5): "Terminate-Request"
    case (_, 6): "Terminate-Ack"
    case (_, 7): "Code-Reject"
    case (0xC021, 8): "Protocol-Reject"
    case (0xC021, 9): "Echo-Request"
    case (0xC021, 10): "Echo-Reply"
    case (0xC021, 11): "Discard-Request"
    case (0xC021, 12): "Identification"
    case (0xC021, 13): "Time-Remaining"
    // RFC 1962 §2, RFC 1968 §2.
    case (0x80FD, 14), (0x8053, 14): "Reset-Request"
    case (0x80FD, 15), (0x8053, 15): "Reset-Ack"
    default: nil
    }
  }
}
