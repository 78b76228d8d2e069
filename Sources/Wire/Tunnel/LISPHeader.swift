/// LISP data header, RFC 9300 §5.1; an IP packet follows.
///
///      0               8                                             31
///     +-+-+-+-+-+-+-+-+-----------------------------------------------+
///     |N|L|E|V|I|R|K|K|            Nonce/Map-Version                  |
///     +-+-+-+-+-+-+-+-+-----------------------------------------------+
///     |                 Instance ID/Locator-Status-Bits               |
///     +---------------------------------------------------------------+
public struct LISPHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 8
  public let flags: UInt8
  /// 24 bits; nil without the N bit.
  public let nonce: UInt32?
  /// Of the source's mapping, 12 bits; nil without the V bit.
  public let sourceMapVersion: UInt16?
  /// Of the destination's mapping, 12 bits; nil without the V bit.
  public let destinationMapVersion: UInt16?
  /// 24 bits; nil without the I bit.
  public let instance: UInt32?
  /// A bit for each locator of the sender's site that is up; nil without the L bit. 8 of them beside an instance.
  public let locatorStatus: UInt32?

  /// E: the receiver is to send the nonce back.
  public var asksForEcho: Bool { flags & 0x20 != 0 }
  /// KK: which key has encrypted the packet (RFC 8061 §6); 0: none.
  public var key: UInt8 { flags & 3 }

  /// - Throws: truncated below 8 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.lisp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    flags = bytes[0]
    let first = bytes.uint32(at: 0) & 0xFF_FFFF
    let second = bytes.uint32(at: 4)
    nonce = flags & 0x80 == 0 ? nil : first
    let hasVersions = flags & 0x10 != 0
    sourceMapVersion = hasVersions ? UInt16(first &>> 12) : nil
    destinationMapVersion = hasVersions ? UInt16(first & 0xFFF) : nil
    let hasInstance = flags & 0x08 != 0
    instance = hasInstance ? second &>> 8 : nil
    locatorStatus = flags & 0x40 == 0 ? nil : hasInstance ? second & 0xFF : second
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    // Encrypted: nothing behind it can be read.
    return header.key == 0 ? Carried(.rawIP, headerLength: size) : nil
  }

  /// Whether a datagram can begin with the header: flags that exclude each other, and IP behind them.
  static func fits(_ bytes: Span<UInt8>, room: Int) -> Bool {
    guard bytes.count >= size else { return false }
    let flags = bytes[0]
    // The nonce and the map versions share their bits; the echo needs a nonce.
    guard flags & 0x90 != 0x90, flags & 0xA0 != 0x20, flags & 0x07 == 0 else { return false }
    return CarriedPacket.network(bytes, from: size, to: room) != nil
  }
}
