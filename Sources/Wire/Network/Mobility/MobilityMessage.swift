/// What a mobility header's message says before its options (RFC 6275 §6.1 and those that each case names).
public enum MobilityMessage: Hashable, Sendable {
  /// Type 0.
  case refreshRequest
  /// Types 1 and 2.
  case testInit(cookie: UInt64)
  /// Types 3 and 4.
  case test(nonceIndex: UInt16, cookie: UInt64, keygenToken: UInt64)
  /// Types 5 and 8: A, H, L, K, M, R, P, F, T, B, S and D from the highest bit on; the lifetime in units of 4 seconds.
  case update(sequenceNumber: UInt16, flags: UInt16, lifetime: UInt16)
  /// Types 6 and 9: below 128 the update was accepted; K, R, P, T, B and S are the highest bits.
  case acknowledgment(status: UInt8, flags: UInt8, sequenceNumber: UInt16, lifetime: UInt16)
  /// Type 7.
  case error(status: UInt8, home: IPv6Address)
  /// Type 12, RFC 5142: home agents' addresses from byte 8 on.
  case homeAgentSwitch(count: UInt8)
  /// Type 13, RFC 5847 §3.1: U unsolicited, R response.
  case heartbeat(flags: UInt8, sequenceNumber: UInt32)
  /// Types 14 and 15, RFC 5568 §6.2 and RFC 5949 §6.1: the code says how far the handover is.
  case handover(sequenceNumber: UInt16, flags: UInt8, code: UInt8)
  /// Type 16, RFC 5846 §5: 1 indication with a trigger, 2 acknowledgment with a status; P, V and G are the highest bits.
  case revocation(kind: UInt8, triggerOrStatus: UInt8, sequenceNumber: UInt16, flags: UInt16)
  /// Types 17 and 18, RFC 6705 §9: an acknowledgment has flag and status where an initiation has reserved bits.
  case localizedRouting(sequenceNumber: UInt16, flags: UInt8, status: UInt8, lifetime: UInt16)
  /// Types 19 and 20, RFC 7077 §4: a reason with flags A and D, or a status.
  case updateNotification(sequenceNumber: UInt16, reasonOrStatus: UInt16, flags: UInt16)
  /// Types 10, 11 and those that are not known.
  case other(Range<Int>)

  /// - Throws: invalid header length where the message of the type does not fit.
  public init(
    _ bytes: Span<UInt8>, _ header: MobilityHeader, at offset: Int = 0
  ) throws(DecodeError) {
    guard let size = Self.size(ofType: header.type) else {
      self = .other(MobilityHeader.size..<header.headerLength)
      return
    }
    guard size <= header.headerLength else {
      throw invalid(.mobility, at: offset, .headerLength, UInt64(bytes[1]))
    }
    switch header.type {
    case 0: self = .refreshRequest
    case 1, 2: self = .testInit(cookie: bytes.uint64(at: 8))
    case 3, 4:
      self = .test(
        nonceIndex: bytes.uint16(at: 6), cookie: bytes.uint64(at: 8), keygenToken: bytes.uint64(at: 16))
    case 5, 8:
      self = .update(
        sequenceNumber: bytes.uint16(at: 6), flags: bytes.uint16(at: 8), lifetime: bytes.uint16(at: 10))
    case 6, 9:
      self = .acknowledgment(
        status: bytes[6], flags: bytes[7], sequenceNumber: bytes.uint16(at: 8), lifetime: bytes.uint16(at: 10))
    case 7: self = .error(status: bytes[6], home: bytes.ipv6Address(at: 8))
    case 12: self = .homeAgentSwitch(count: bytes[6])
    case 13: self = .heartbeat(flags: bytes[7] & 3, sequenceNumber: bytes.uint32(at: 8))
    case 14, 15: self = .handover(sequenceNumber: bytes.uint16(at: 6), flags: bytes[8], code: bytes[9])
    case 16:
      self = .revocation(
        kind: bytes[6], triggerOrStatus: bytes[7], sequenceNumber: bytes.uint16(at: 8), flags: bytes.uint16(at: 10))
    case 17, 18:
      self = .localizedRouting(
        sequenceNumber: bytes.uint16(at: 6), flags: bytes[8], status: bytes[9], lifetime: bytes.uint16(at: 10))
    case 19:
      self = .updateNotification(
        sequenceNumber: bytes.uint16(at: 6), reasonOrStatus: bytes.uint16(at: 8), flags: bytes.uint16(at: 10))
    case 20:
      self = .updateNotification(
        sequenceNumber: bytes.uint16(at: 6), reasonOrStatus: UInt16(bytes[8]), flags: 0)
    default: self = .other(MobilityHeader.size..<header.headerLength)
    }
  }

  /// Bytes of the header and the message before the options; nil for a type whose message is not known.
  static func size(ofType type: UInt8) -> Int? {
    switch type {
    case 0: 8
    case 1, 2: 16
    case 3, 4: 24
    case 5, 6, 8, 9, 13, 16, 17, 18, 19, 20: 12
    case 7: 24
    // The list of addresses stands where options would: it is read by itself.
    case 12: 8
    case 14, 15: 10
    default: nil
    }
  }

  /// What a status is called (IANA "Status Codes" of Mobile IPv6); nil where it is not assigned.
  public static func name(ofStatus status: UInt8) -> String? {
    switch status {
    case 0: "accepted"
    case 1: "accepted, prefix discovery necessary"
    case 128: "reason unspecified"
    case 129: "administratively prohibited"
    case 130: "insufficient resources"
    case 131: "home registration not supported"
    case 132: "not home subnet"
    case 133: "not home agent for this mobile node"
    case 134: "duplicate address detection failed"
    case 135: "sequence number out of window"
    case 136: "expired home nonce index"
    case 137: "expired care-of nonce index"
    case 138: "expired nonces"
    case 139: "registration type change disallowed"
    case 140: "mobile router operation not permitted"
    case 141: "invalid prefix"
    case 142: "not authorized for prefix"
    case 143: "forwarding setup failed"
    case 144: "MIPV6-ID-MISMATCH"
    case 145: "MIPV6-MESG-ID-REQD"
    case 146: "MIPV6-AUTH-FAIL"
    case 147: "permanent home keygen token unavailable"
    case 150: "binding cache entry without prefix"
    case 151: "service authorization failed"
    case 152: "proxy registration not enabled"
    case 153: "not LMA for this mobile node"
    case 154: "MAG not authorized for proxy registration"
    case 155: "not authorized for home network prefix"
    case 156: "timestamp mismatch"
    case 157: "timestamp lower than previous"
    case 158: "missing home network prefix option"
    case 159: "binding cache entry prefixes do not match"
    case 160: "missing mobile node identifier option"
    case 161: "missing handoff indicator option"
    case 162: "missing access technology type option"
    default: nil
    }
  }

  /// What a binding error is about (RFC 6275 §6.1.9).
  public static func name(ofError status: UInt8) -> String? {
    switch status {
    case 1: "unknown binding for home address destination option"
    case 2: "unrecognized MH type"
    default: nil
    }
  }
}
