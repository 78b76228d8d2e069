/// What an ICMP message says behind type, code and checksum (RFC 792 and those that each case names).
public enum ICMPMessage: Hashable, Sendable {
  /// Types 0, 8, 15 and 16: a question and its answer have the same numbers.
  case echo(identifier: UInt16, sequenceNumber: UInt16)
  /// Type 3; `nextHopMTU` is meaning only in code 4, 0 from routers older than RFC 1191.
  case unreachable(nextHopMTU: UInt16)
  /// Type 5: the router to use instead.
  case redirect(gateway: UInt32)
  /// Type 6, deprecated (RFC 6918).
  case alternateAddress(UInt32)
  /// Type 9, RFC 1256: seconds that the routers may be used; entries of `entrySize` bytes from byte 8 on.
  case routerAdvertisement(count: UInt8, entrySize: Int, lifetime: UInt16)
  /// Type 12: the byte of the quoted packet that is wrong (code 0), or the option that is missing (code 1).
  case parameterProblem(pointer: UInt8)
  /// Types 13 and 14: milliseconds since midnight UT; with the highest bit another unit.
  case timestamp(
    identifier: UInt16, sequenceNumber: UInt16, originate: UInt32, receive: UInt32, transmit: UInt32)
  /// Types 17 and 18, RFC 950.
  case addressMask(identifier: UInt16, sequenceNumber: UInt16, mask: UInt32)
  /// Type 30, RFC 1393: hops, bytes a second and bytes of the outgoing link; a return hop count of 0xFFFF: on the way out.
  case traceroute(identifier: UInt16, outboundHops: UInt16, returnHops: UInt16, speed: UInt32, mtu: UInt32)
  /// Type 31, RFC 1475: the byte that could not be converted.
  case conversionError(pointer: UInt32)
  /// Type 40, RFC 2521: the byte at which the security association is named.
  case securityFailure(pointer: UInt16)
  /// Type 42, ICMPv6 160, RFC 8335 §2: L asks about an interface of the node itself.
  case extendedEchoRequest(identifier: UInt16, sequenceNumber: UInt8, isLocal: Bool)
  /// Type 43, ICMPv6 161, RFC 8335 §3.
  case extendedEchoReply(identifier: UInt16, sequenceNumber: UInt8, status: ExtendedEchoStatus)
  /// No values, or none that are known.
  case plain

  /// The last byte of an extended echo reply.
  public struct ExtendedEchoStatus: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Of the neighbour that a remote query asks about: 0 to 6; 0 reserved.
    public var state: UInt8 { rawValue &>> 5 }
    public var isActive: Bool { rawValue & 4 != 0 }
    public var runsIPv4: Bool { rawValue & 2 != 0 }
    public var runsIPv6: Bool { rawValue & 1 != 0 }
    /// The state's name; nil from 7 on, and for 0.
    public var stateName: String? {
      switch state {
      case 1: "incomplete"
      case 2: "reachable"
      case 3: "stale"
      case 4: "delay"
      case 5: "probe"
      case 6: "failed"
      default: nil
      }
    }
  }

  /// - Parameter bytes: from the header's first byte.
  /// - Throws: truncated where the values of the type are not all there.
  public init(
    _ bytes: Span<UInt8>, _ header: ICMPHeader, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    let size = Self.size(ofType: header.type)
    guard bytes.count >= size else {
      throw truncated(.icmp, at: offset, needed: size, available: bytes.count, limit: limit)
    }
    switch header.type {
    case 0, 8, 15, 16:
      self = .echo(identifier: bytes.uint16(at: 4), sequenceNumber: bytes.uint16(at: 6))
    case 3: self = .unreachable(nextHopMTU: bytes.uint16(at: 6))
    case 5: self = .redirect(gateway: bytes.uint32(at: 4))
    case 6: self = .alternateAddress(bytes.uint32(at: 4))
    case 9:
      self = .routerAdvertisement(count: bytes[4], entrySize: Int(bytes[5]) &* 4, lifetime: bytes.uint16(at: 6))
    case 12: self = .parameterProblem(pointer: bytes[4])
    case 13, 14:
      self = .timestamp(
        identifier: bytes.uint16(at: 4), sequenceNumber: bytes.uint16(at: 6), originate: bytes.uint32(at: 8),
        receive: bytes.uint32(at: 12), transmit: bytes.uint32(at: 16))
    case 17, 18:
      self = .addressMask(
        identifier: bytes.uint16(at: 4), sequenceNumber: bytes.uint16(at: 6), mask: bytes.uint32(at: 8))
    case 30:
      self = .traceroute(
        identifier: bytes.uint16(at: 4), outboundHops: bytes.uint16(at: 8), returnHops: bytes.uint16(at: 10),
        speed: bytes.uint32(at: 12), mtu: bytes.uint32(at: 16))
    case 31: self = .conversionError(pointer: bytes.uint32(at: 4))
    case 40: self = .securityFailure(pointer: bytes.uint16(at: 6))
    case 42: self = Self.extendedEchoRequest(bytes)
    case 43: self = Self.extendedEchoReply(bytes)
    default: self = .plain
    }
  }

  /// Bytes of a message of the type before what it carries.
  static func size(ofType type: UInt8) -> Int {
    switch type {
    case 0, 3, 4, 5, 6, 8, 9, 10, 11, 12, 15, 16, 31, 40, 42, 43: 8
    case 13, 14, 30: 20
    case 17, 18: 12
    default: ICMPHeader.size
    }
  }

  static func extendedEchoRequest(_ bytes: Span<UInt8>) -> ICMPMessage {
    .extendedEchoRequest(identifier: bytes.uint16(at: 4), sequenceNumber: bytes[6], isLocal: bytes[7] & 1 != 0)
  }

  static func extendedEchoReply(_ bytes: Span<UInt8>) -> ICMPMessage {
    .extendedEchoReply(
      identifier: bytes.uint16(at: 4), sequenceNumber: bytes[6], status: ExtendedEchoStatus(rawValue: bytes[7]))
  }
}
