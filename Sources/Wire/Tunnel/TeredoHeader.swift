/// The indications that Teredo puts before an IPv6 packet, RFC 4380 §5.1.1; either, both in this order, or none.
///
///      0               8              16              24             31
///     +---------------+---------------+---------------+---------------+
///     |     0x00      |     0x01      |   ID length   |  Auth length  |
///     +---------------+---------------+---------------+---------------+
///     |   Client identification, authentication value (variable)      |
///     +---------------------------------------------------------------+
///     |                    Nonce value, 8 bytes                       |
///     +---------------+-----------------------------------------------+
///     | Confirmation  |
///     +---------------+---------------+-------------------------------+
///     |     0x00      |     0x00      |        Origin port            |
///     +---------------+---------------+-------------------------------+
///     |                    Origin IPv4 address                        |
///     +---------------------------------------------------------------+
public struct TeredoHeader: Hashable, Sendable {
  /// Where a client proves to a server, and a server to a client, that they know each other.
  public struct Authentication: Hashable, Sendable {
    /// Where the client's name stands, counted from the first byte.
    public let client: Range<Int>
    public let value: Range<Int>
    /// The client's, which the server repeats.
    public let nonce: UInt64
    /// 0: the client's key is good (RFC 4380 §5.3.1); else the client must get another.
    public let confirmation: UInt8
  }
  /// The address and port that the server saw the client's packet come from, as they are: not inverted any more.
  public struct Origin: Hashable, Sendable {
    public let port: UInt16
    public let address: UInt32
  }

  public let authentication: Authentication?
  public let origin: Origin?
  /// Bytes of both; 0 where there are none.
  public let headerLength: Int

  /// - Throws: truncated below the first byte, or within an indication.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    func need(_ count: Int) throws(DecodeError) {
      guard bytes.count >= count else {
        throw truncated(.teredo, at: offset, needed: count, available: bytes.count, limit: limit)
      }
    }
    try need(1)
    var place = 0
    var authentication: Authentication?
    var origin: Origin?
    if bytes[0] == 0 { try need(2) }
    if bytes[0] == 0, bytes[1] == 1 {
      try need(4)
      let client = 4..<4 &+ Int(bytes[2])
      let value = client.upperBound..<client.upperBound &+ Int(bytes[3])
      place = value.upperBound &+ 9
      try need(place)
      authentication = Authentication(
        client: client, value: value, nonce: bytes.uint64(at: value.upperBound), confirmation: bytes[place &- 1])
    }
    if bytes.count >= place &+ 2, bytes[place] == 0, bytes[place &+ 1] == 0 {
      try need(place &+ 8)
      origin = Origin(port: ~bytes.uint16(at: place &+ 2), address: ~bytes.uint32(at: place &+ 4))
      place &+= 8
    }
    self.authentication = authentication
    self.origin = origin
    headerLength = place
  }

  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    return Carried(.ipv6, headerLength: header.headerLength)
  }

  /// Whether a datagram can begin with indications or with Teredo's IPv6: lengths that agree, and an address of
  /// Teredo's (2001::/32) or a link's, which its clients have before they are qualified, at one end at least.
  static func fits(_ bytes: Span<UInt8>, room: Int) -> Bool {
    guard let header = try? Self(bytes), header.authentication.map({ $0.confirmation <= 1 }) ?? true else {
      return false
    }
    let start = header.headerLength
    guard CarriedPacket.network(bytes, from: start, to: room) == .ipv6 else { return false }
    return [8, 24].contains { place in
      let high = bytes.uint32(at: start &+ place)
      return high == 0x2001_0000 || high & 0xFFC0_0000 == 0xFE80_0000
    }
  }
}
