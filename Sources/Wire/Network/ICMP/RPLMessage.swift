/// A message of the Routing Protocol for Low-Power and Lossy Networks, in ICMPv6 type 155 (RFC 6550 §6).
public struct RPLMessage: Hashable, Sendable {
  /// Which message; from 0x80 on with a security section (§6.1).
  public let code: UInt8
  /// Of the security section; nil without one.
  public let security: Security?
  /// RPLInstanceID; nil in a solicitation.
  public let instance: UInt8?
  /// The DODAG's version; in a DIO and the discovery of routes.
  public let version: UInt8?
  /// The sender's distance from the root; in a DIO.
  public let rank: UInt16?
  /// The byte of flags: in a DIO G, mode of operation and preference; in others K and D.
  public let flags: UInt8?
  /// DTSN: tells children to send their DAO again; in a DIO.
  public let triggerSequence: UInt8?
  /// The DAO's or DCO's sequence number.
  public let sequence: UInt8?
  /// The acknowledgment's status; 0 accepts, from 128 on refuses.
  public let status: UInt8?
  /// DODAGID; nil where the flag D is not set.
  public let graph: IPv6Address?
  /// Where the options begin, counted from the ICMPv6 header's first byte.
  public let optionsStart: Int

  /// RFC 6550 §6.1.
  public struct Security: Hashable, Sendable {
    /// T: the counter is a time.
    public let counterIsTime: Bool
    public let algorithm: UInt8
    /// KIM: which key identifier follows.
    public let keyMode: UInt8
    public let level: UInt8
    public let counter: UInt32
    /// Bytes of the section.
    public let size: Int
  }

  /// - Parameter bytes: from the ICMPv6 header's first byte.
  /// - Throws: truncated where the message's fixed part is not all there.
  public init(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    func need(_ count: Int) throws(DecodeError) {
      guard bytes.count >= count else {
        throw truncated(.icmpv6, at: offset, needed: count, available: bytes.count, limit: limit)
      }
    }
    try need(ICMPHeader.size)
    code = bytes[1]
    var start = ICMPHeader.size
    if code & 0x80 != 0 {
      try need(start &+ 8)
      let mode = bytes[start &+ 2] &>> 6
      let level = bytes[start &+ 2] & 7
      // The key's index, its source and index, or neither; signatures name a key where the message is encrypted too.
      let key =
        switch mode {
        case 0: 1
        case 2: 9
        case 3: level & 1 == 1 ? 9 : 0
        default: 0
        }
      security = Security(
        counterIsTime: bytes[start] & 0x80 != 0, algorithm: bytes[start &+ 1], keyMode: mode,
        level: level, counter: bytes.uint32(at: start &+ 4), size: 8 &+ key)
      start &+= 8 &+ key
    } else {
      security = nil
    }
    let kind = code & 0x7F
    let size: Int =
      switch kind {
      case 0: 2
      case 1: 24
      case 4, 5: 20
      case 10: 24
      case 2, 3, 7, 8: 4
      default: 0
      }
    try need(start &+ size)
    let hasInstance = size > 2
    instance = hasInstance ? bytes[start] : nil
    version = kind == 1 || kind == 4 || kind == 5 ? bytes[start &+ 1] : nil
    rank = kind == 1 ? bytes.uint16(at: start &+ 2) : nil
    flags = kind == 1 ? bytes[start &+ 4] : hasInstance && kind != 4 && kind != 5 ? bytes[start &+ 1] : nil
    triggerSequence = kind == 1 ? bytes[start &+ 5] : nil
    switch kind {
    case 2: (sequence, status) = (bytes[start &+ 3], nil)
    case 3, 8: (sequence, status) = (bytes[start &+ 2], bytes[start &+ 3])
    case 7: (sequence, status) = (bytes[start &+ 3], bytes[start &+ 2])
    default: (sequence, status) = (nil, nil)
    }
    switch kind {
    case 1: graph = bytes.ipv6Address(at: start &+ 8)
    case 4, 5, 10: graph = bytes.ipv6Address(at: start &+ 4)
    case 2, 3, 7, 8:
      // D: the identifier is sent; the highest but one bit, of an acknowledgment of a DAO or DCO the highest.
      guard bytes[start &+ 1] & (kind == 3 || kind == 8 ? 0x80 : 0x40) != 0 else {
        graph = nil
        break
      }
      try need(start &+ 20)
      graph = bytes.ipv6Address(at: start &+ 4)
      start &+= 16
    default: graph = nil
    }
    optionsStart = start &+ size
  }

  /// What a code is called (IANA "RPL Control Codes").
  public static func name(ofCode code: UInt8) -> String? {
    switch code {
    case 0x00: "DODAG Information Solicitation"
    case 0x01: "DODAG Information Object"
    case 0x02: "Destination Advertisement Object"
    case 0x03: "Destination Advertisement Object Ack"
    case 0x04: "P2P Discovery Reply Object"
    case 0x05: "P2P Discovery Reply Object Ack"
    case 0x06: "Measurement Object"
    case 0x07: "Destination Cleanup Object"
    case 0x08: "Destination Cleanup Object Ack"
    case 0x80: "secure DODAG Information Solicitation"
    case 0x81: "secure DODAG Information Object"
    case 0x82: "secure Destination Advertisement Object"
    case 0x83: "secure Destination Advertisement Object Ack"
    case 0x84: "secure P2P Discovery Reply Object"
    case 0x85: "secure P2P Discovery Reply Object Ack"
    case 0x86: "secure Measurement Object"
    case 0x87: "secure Destination Cleanup Object"
    case 0x88: "secure Destination Cleanup Object Ack"
    case 0x8A: "Consistency Check"
    default: nil
    }
  }

  /// What an option's type is called (IANA "RPL Control Message Options").
  public static func name(ofOption number: UInt16) -> String? {
    switch number {
    case 0: "pad1"
    case 1: "padN"
    case 2: "metrics"
    case 3: "route info"
    case 4: "DODAG configuration"
    case 5: "target"
    case 6: "transit info"
    case 7: "solicited info"
    case 8: "prefix info"
    case 9: "target descriptor"
    case 10: "route discovery"
    case 11: "reply"
    default: nil
    }
  }
}
