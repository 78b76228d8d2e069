/// Juniper's header before Ethernet (`LINKTYPE_JUNIPER_ETHER`): a magic number, flags, and extensions where a flag says so.
///
///      0                              24              32             47
///     +-------------------------------+---------------+---------------+
///     |       0x4D 0x47 0x43          |     flags     | length of ext.|
///     +-------------------------------+---------------+---------------+
///     |  extensions: type, length and value each ...
public struct JuniperHeader: Hashable, Sendable {
  /// Bytes without extensions.
  public static let size = 4
  public let flags: UInt8
  /// Where the extensions stand; empty without.
  public let extensions: Range<Int>
  /// Bytes until the frame, or until the packet where no link-layer header is there.
  public let headerLength: Int

  /// Whether the router received it; else it sent it.
  public var isIncoming: Bool { flags & 1 != 0 }
  /// Whether the packet has no link-layer header; four bytes with its protocol stand before it instead.
  public var hasNoLinkHeader: Bool { flags & 2 != 0 }

  /// - Throws: truncated below 4 bytes, 6 with extensions, or below their length; invalid constant where the magic
  ///   number is another.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    func require(_ needed: Int) throws(DecodeError) {
      guard bytes.count >= needed else {
        throw truncated(.juniperEthernet, at: offset, needed: needed, available: bytes.count, limit: limit)
      }
    }
    try require(Self.size)
    guard bytes.uint32(at: 0) &>> 8 == 0x4D4743 else {
      throw invalid(.juniperEthernet, at: offset, .constant, UInt64(bytes.uint32(at: 0) &>> 8))
    }
    flags = bytes[3]
    var place = Self.size
    if flags & 0x80 != 0 {
      try require(6)
      place = 6 &+ Int(bytes.uint16(at: 4))
      try require(place)
      extensions = 6..<place
    } else {
      extensions = place..<place
    }
    if flags & 2 != 0 {
      place &+= 4
      try require(place)
    }
    headerLength = place
  }
}

extension JuniperHeader {
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    let length = header.headerLength
    guard header.hasNoLinkHeader else { return Carried(.ethernet, headerLength: length) }
    // The protocol's number is the router's own; the version nibble is enough for IP.
    let nibble = bytes.count > length ? bytes[length] &>> 4 : 0
    let layer: Layer = nibble == 4 ? .ipv4 : nibble == 6 ? .ipv6 : .opaque
    return Carried(layer, announced: .layer(.juniperEthernet), headerLength: length)
  }
}
