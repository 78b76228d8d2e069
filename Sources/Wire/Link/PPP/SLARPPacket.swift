/// Cisco's serial line address resolution and keepalive, behind HDLC.
///
///      0                              32                             63
///     +-------------------------------+-------------------------------+
///     |             code              |      address / my sequence    |
///     +-------------------------------+---------------+---------------+
///     |      mask / your sequence     |  reliability  |    up time ...
///     +-------------------------------+---------------+---------------+
public struct SLARPPacket: Hashable, Sendable {
  /// What the sender asks or says.
  public enum Message: Hashable, Sendable {
    /// Code 0: who am I?
    case request(address: UInt32, mask: UInt32)
    /// Code 1: the answer.
    case reply(address: UInt32, mask: UInt32)
    /// Code 2. `upTime`: milliseconds; nil in the short form.
    case keepalive(mine: UInt32, yours: UInt32, reliability: UInt16, upTime: UInt32?)
    case other
  }
  /// Bytes before the optional up time.
  public static let size = 14
  public let code: UInt32
  public let message: Message

  /// - Throws: truncated below 14 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.slarp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    code = bytes.uint32(at: 0)
    message =
      switch code {
      case 0: .request(address: bytes.uint32(at: 4), mask: bytes.uint32(at: 8))
      case 1: .reply(address: bytes.uint32(at: 4), mask: bytes.uint32(at: 8))
      case 2:
        .keepalive(
          mine: bytes.uint32(at: 4), yours: bytes.uint32(at: 8), reliability: bytes.uint16(at: 12),
          upTime: bytes.count >= Self.size &+ 4 ? bytes.uint32(at: Self.size) : nil)
      default: .other
      }
  }
}
