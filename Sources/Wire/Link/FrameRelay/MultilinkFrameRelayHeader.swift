/// Multilink Frame Relay over a physical link (FRF.16.1 §3.3).
///
///      0 1 2 3       7 8             15
///     +-+-+-+-------+-+---------------+
///     |B|E|C|sequence|0|   sequence   |     C: a message of link control follows
///     +-+-+-+-------+-+---------------+
public struct MultilinkFrameRelayHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 2
  /// Whether a frame begins here.
  public let isBeginning: Bool
  /// Whether a frame ends here.
  public let isEnd: Bool
  /// Whether it is a message of link control; then both others are set.
  public let isControl: Bool
  /// 12 bits; 0 in control messages.
  public let sequence: UInt16
  /// The control message's kind; nil in fragments.
  public let message: UInt8?

  /// - Throws: truncated below 2 bytes, below 3 with a control message.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.multilinkFrameRelay, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    isBeginning = bytes[0] & 0x80 != 0
    isEnd = bytes[0] & 0x40 != 0
    isControl = bytes[0] & 0x20 != 0
    sequence = UInt16(bytes[0] & 0x1E) &<< 7 | UInt16(bytes[1])
    guard isControl else {
      message = nil
      return
    }
    guard bytes.count > Self.size else {
      throw truncated(.multilinkFrameRelay, at: offset, needed: Self.size &+ 1, available: bytes.count, limit: limit)
    }
    message = bytes[2]
  }

  /// Nil for fragments and unknown messages.
  public var messageName: String? {
    switch message {
    case 1: "Add Link"
    case 2: "Add Link Acknowledgment"
    case 3: "Add Link Reject"
    case 4: "Hello"
    case 5: "Hello Acknowledgment"
    case 6: "Remove Link"
    case 7: "Remove Link Acknowledgment"
    default: nil
    }
  }
}

extension MultilinkFrameRelayHeader {
  /// Only a frame that is whole here is walked: pieces are not put together.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    if header.isControl { return nil }
    return Carried(
      header.isBeginning && header.isEnd ? .frameRelay : .opaque, announced: .layer(.multilinkFrameRelay),
      headerLength: size)
  }
}
