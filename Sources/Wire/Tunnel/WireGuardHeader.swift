/// WireGuard message (Donenfeld, "WireGuard: Next Generation Kernel Network Tunnel", §5.4); numbers are little-endian.
///
///      0               8                                             31
///     +---------------+-----------------------------------------------+
///     |     Type      |             Reserved, zeros                   |
///     +---------------+-----------------------------------------------+
///     |   Sender's index (1, 2); receiver's index (3, 4)              |
///     +---------------------------------------------------------------+
///     |   Receiver's index (2); counter, 8 bytes (4); the rest sealed |
///     +---------------------------------------------------------------+
public struct WireGuardHeader: Hashable, Sendable {
  /// What a message is.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case handshakeInitiation = 1
    case handshakeResponse = 2
    case cookieReply = 3
    case transportData = 4

    /// Bytes of the whole message; of data at least: an empty packet is a keepalive.
    public var size: Int {
      switch self {
      case .handshakeInitiation: 148
      case .handshakeResponse: 92
      case .cookieReply: 64
      case .transportData: 32
      }
    }
  }

  public let kind: Kind
  /// The sender's name for the session.
  public let sender: UInt32?
  /// The receiver's name for the session.
  public let receiver: UInt32?
  /// Of data: counts up from 0 with each packet of the session.
  public let counter: UInt64?

  /// - Throws: truncated below 4 bytes or below the message's size; invalid type other than 1 to 4; invalid constant
  ///   where the reserved bytes are not zero.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= 4 else {
      throw truncated(.wireGuard, at: offset, needed: 4, available: bytes.count, limit: limit)
    }
    guard let kind = Kind(rawValue: bytes[0]) else {
      throw invalid(.wireGuard, at: offset, .type, UInt64(bytes[0]))
    }
    let reserved = bytes.uint32(at: 0) & 0xFF_FFFF
    guard reserved == 0 else { throw invalid(.wireGuard, at: offset, .constant, UInt64(reserved)) }
    // What is sealed may be missing: the numbers stand before it.
    let needed = kind == .transportData ? 16 : kind == .handshakeResponse ? 12 : 8
    guard bytes.count >= needed else {
      throw truncated(.wireGuard, at: offset, needed: needed, available: bytes.count, limit: limit)
    }
    self.kind = kind
    let first = bytes.uint32(at: 4).byteSwapped
    switch kind {
    case .handshakeInitiation: (sender, receiver, counter) = (first, nil, nil)
    case .handshakeResponse: (sender, receiver, counter) = (first, bytes.uint32(at: 8).byteSwapped, nil)
    case .cookieReply: (sender, receiver, counter) = (nil, first, nil)
    case .transportData: (sender, receiver, counter) = (nil, first, bytes.uint64(at: 8).byteSwapped)
    }
  }

  /// Whether a datagram can be the message: each kind has one length, data are padded to 16 bytes.
  static func fits(_ bytes: Span<UInt8>, room: Int) -> Bool {
    guard let header = try? Self(bytes) else { return false }
    return header.kind == .transportData
      ? room >= header.kind.size && room.isMultiple(of: 16) : room == header.kind.size
  }
}
