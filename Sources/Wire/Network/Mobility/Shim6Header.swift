/// Shim6 header, RFC 5533 §5: before data that follow a change of addresses, or a control message.
///
///      0               8             15              24              31
///     +---------------+---------------+-+-----------------------------+
///     |  Next Header  |  Hdr Ext Len  |1|                             |
///     +---------------+---------------+-+  Receiver Context Tag       |
///     |                                                               |
///     +---------------------------------------------------------------+
///
///     +---------------+---------------+-+-------------+-------------+-+
///     |  Next Header  |  Hdr Ext Len  |0|    Type     |Type-specific|S|
///     +---------------+---------------+-+-------------+-------------+-+
///     |           Checksum            |                               |
///     +-------------------------------+     Type-specific format      |
///     |                                                               |
///     +---------------------------------------------------------------+
public struct Shim6Header: Hashable, Sendable {
  /// Bytes of the shortest one.
  public static let size = 8
  public let nextHeader: IPProtocol
  /// Bytes of the whole header: (Hdr Ext Len + 1) × 8, 8 to 2,048.
  public let headerLength: Int
  public let kind: Kind

  public enum Kind: Hashable, Sendable {
    /// P is set: data follow; 47 bits name the receiver's context.
    case payload(contextTag: UInt64)
    /// P is not set; the checksum covers header and message and no pseudo-header (§5.3).
    case control(type: UInt8, checksum: UInt16)
  }

  /// - Throws: truncated below 8 bytes or below the header's own length; invalid header length before data, where it
  ///   must be 8; invalid constant where the bit is set that tells Shim6 from HIP.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.shim6, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    nextHeader = IPProtocol(rawValue: bytes[0])
    headerLength = (Int(bytes[1]) &+ 1) &<< 3
    if bytes[2] & 0x80 != 0 {
      kind = .payload(contextTag: bytes.uint48(at: 2) & 0x7FFF_FFFF_FFFF)
      guard headerLength == Self.size else {
        throw invalid(.shim6, at: offset, .headerLength, UInt64(bytes[1]))
      }
    } else {
      kind = .control(type: bytes[2], checksum: bytes.uint16(at: 4))
      guard bytes[3] & 1 == 0 else { throw invalid(.shim6, at: offset, .constant, 1) }
    }
    guard bytes.count >= headerLength else {
      throw truncated(.shim6, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  /// Data follow the one form of the header, which stays the last where nothing decodes them; control messages end the
  /// walk.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let header = try Shim6Header(bytes, at: offset, limit: limit)
    guard case .payload = header.kind, header.nextHeader.layer != .opaque else { return nil }
    return Carried(header.nextHeader.layer, headerLength: size)
  }

  /// What a control message is called (IANA "SHIM6 Control Message Types").
  public static func name(ofType number: UInt8) -> String? {
    switch number {
    case 1: "I1"
    case 2: "R1"
    case 3: "I2"
    case 4: "R2"
    case 5: "R1bis"
    case 6: "I2bis"
    case 64: "update request"
    case 65: "update acknowledgment"
    case 66: "keepalive"
    case 67: "probe"
    case 68: "error"
    default: nil
    }
  }

  /// What an option is called (IANA "SHIM6 Options"). The number is in the upper 15 of the two bytes that a list holds;
  /// the lowest bit says that it is critical (§5.15).
  public static func name(ofOption number: UInt16) -> String? {
    switch number {
    case 0: "reserved"
    case 1: "responder validator"
    case 2: "locator list"
    case 3: "locator preferences"
    case 4: "CGA parameters"
    case 5: "CGA signature"
    case 6: "ULID pair"
    case 7: "forked instance identifier"
    case 10: "keepalive timeout"
    default: nil
    }
  }
}

/// What a control message says before its options, RFC 5533 §5.4 to §5.14 and RFC 5534 §5.
public struct Shim6Message: Hashable, Sendable {
  /// 47 bits: the initiator's context in I1, I2 and I2bis, the packet's in R1bis, the receiver's or responder's in the
  /// rest; nil in R1, which makes none.
  public let contextTag: UInt64?
  /// The initiator's; of an update the request's; of a probe none.
  public let nonce: UInt32?
  /// The responder's.
  public let responderNonce: UInt32?
  /// I2bis: the context of the packet that it answers.
  public let packetContextTag: UInt64?
  /// Of a probe: how many it reports received, how many sent, and the sender's state (0 operational, 1 exploring, 2
  /// inbound ok).
  public let probe: Probe?
  /// Where the options begin; nil where they are not read: a probe has reports there.
  public let optionsStart: Int?

  public struct Probe: Hashable, Sendable {
    public let sent: UInt8
    public let received: UInt8
    public let state: UInt8
  }

  /// - Throws: invalid header length where the message of the type does not fit.
  public init(
    _ bytes: Span<UInt8>, _ header: Shim6Header, type: UInt8, at offset: Int = 0
  ) throws(DecodeError) {
    // Checksum, a reserved bit and the tag fill the first 12 bytes, checksum and 16 reserved bits the first 8 of R1.
    let needed: Int
    switch type {
    case 1, 4, 5, 64, 65: needed = 16
    case 2: needed = 16
    case 3: needed = 24
    case 6: needed = 32
    case 66: needed = 16
    case 67: needed = 16
    default: needed = 8
    }
    guard header.headerLength >= needed else {
      throw invalid(.shim6, at: offset, .headerLength, UInt64(bytes[1]))
    }
    let tag = needed >= 16 && type != 2 ? bytes.uint48(at: 6) & 0x7FFF_FFFF_FFFF : nil
    contextTag = tag
    switch type {
    case 1, 4, 64, 65: (nonce, responderNonce) = (bytes.uint32(at: 12), nil)
    case 5: (nonce, responderNonce) = (nil, bytes.uint32(at: 12))
    case 2: (nonce, responderNonce) = (bytes.uint32(at: 8), bytes.uint32(at: 12))
    case 3, 6: (nonce, responderNonce) = (bytes.uint32(at: 12), bytes.uint32(at: 16))
    default: (nonce, responderNonce) = (nil, nil)
    }
    packetContextTag = type == 6 ? bytes.uint48(at: 26) & 0x7FFF_FFFF_FFFF : nil
    probe =
      type == 67 ? Probe(sent: bytes[12] & 0xF, received: bytes[12] &>> 4, state: bytes[13] &>> 6) : nil
    optionsStart = (1...6).contains(type) || (64...66).contains(type) ? needed : nil
  }
}
