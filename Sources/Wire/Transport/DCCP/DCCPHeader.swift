/// Datagram Congestion Control Protocol header, RFC 4340 §5.1, here with extended sequence numbers (X = 1). What the
/// packet type adds follows, then the options.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-------------------------------+-------------------------------+
///     |          Source Port          |           Dest Port           |
///     +---------------+-------+-------+-------------------------------+
///     |  Data Offset  | CCVal | CsCov |           Checksum            |
///     +-----+-------+-+-------+-------+-------------------------------+
///     | Res | Type  |X|   Reserved    |  Sequence Number (high bits)  |
///     +-----+-------+-+---------------+-------------------------------+
///     |                  Sequence Number (low bits)                   |
///     +---------------------------------------------------------------+
public struct DCCPHeader: Hashable, Sendable {
  /// Bytes of the generic header with short sequence numbers, and with extended ones.
  public static let size = 12
  public static let extendedSize = 16

  public let sourcePort: UInt16
  public let destinationPort: UInt16
  /// Bytes to the data: Data Offset × 4.
  public let headerLength: Int
  /// CCVal: of the congestion control that the sender uses.
  public let congestionControlValue: UInt8
  /// CsCov: 0: the checksum covers the whole packet; n: header, options and 4 × (n − 1) bytes of data.
  public let checksumCoverage: UInt8
  public let checksum: UInt16
  public let type: DCCPPacketType
  /// X: sequence numbers have 48 bits, not 24. Must be so in all types but Data, Ack and DataAck.
  public let isExtended: Bool
  public let sequenceNumber: UInt64
  /// The greatest sequence number received; nil in types that have none (RFC 4340 §5.3).
  public let acknowledgmentNumber: UInt64?
  /// What the connection is for: four characters in Request, Response and Listen (RFC 4340 §8.1.2, RFC 5596 §2.2.1).
  public let serviceCode: UInt32?
  /// Why the connection ends: Reset only (RFC 4340 §5.6).
  public let reset: Reset?
  /// Byte of the header at which its options begin.
  public let optionsStart: Int

  /// What a Reset says.
  public struct Reset: Hashable, Sendable {
    public let code: UInt8
    /// Data 1 to 3, whose meaning is the code's.
    public let data: UInt32
  }

  /// - Throws: truncated below the generic header, what the type adds, or the data offset; invalid type from 11 on;
  ///   invalid header length below what the type needs.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.dccp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    sourcePort = bytes.uint16(at: 0)
    destinationPort = bytes.uint16(at: 2)
    headerLength = Int(bytes[4]) &* 4
    congestionControlValue = bytes[5] &>> 4
    checksumCoverage = bytes[5] & 0xF
    checksum = bytes.uint16(at: 6)
    type = DCCPPacketType(rawValue: bytes[8] &>> 1 & 0xF)
    isExtended = bytes[8] & 1 != 0
    guard type.rawValue <= DCCPPacketType.listen.rawValue else {
      throw invalid(.dccp, at: offset, .type, UInt64(type.rawValue))
    }
    var place = isExtended ? Self.extendedSize : Self.size
    let acknowledgmentSize = type.hasAcknowledgment ? (isExtended ? 8 : 4) : 0
    optionsStart = place &+ acknowledgmentSize &+ (type.hasServiceCode || type == .reset ? 4 : 0)
    guard bytes.count >= optionsStart else {
      throw truncated(.dccp, at: offset, needed: optionsStart, available: bytes.count, limit: limit)
    }
    if isExtended {
      sequenceNumber = bytes.uint48(at: 10)
      acknowledgmentNumber = type.hasAcknowledgment ? bytes.uint48(at: 18) : nil
    } else {
      sequenceNumber = UInt64(bytes.uint32(at: 8) & 0xFF_FFFF)
      acknowledgmentNumber = type.hasAcknowledgment ? UInt64(bytes.uint32(at: 12) & 0xFF_FFFF) : nil
    }
    place &+= acknowledgmentSize
    serviceCode = type.hasServiceCode ? bytes.uint32(at: place) : nil
    reset = type == .reset ? Reset(code: bytes[place], data: bytes.uint32(at: place) & 0xFF_FFFF) : nil
    guard headerLength >= optionsStart else {
      throw invalid(.dccp, at: offset, .headerLength, UInt64(bytes[4]))
    }
    guard bytes.count >= headerLength else {
      throw truncated(.dccp, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  /// What a reset's code means (RFC 4340 §5.6).
  public static func name(reset code: UInt8) -> String? {
    switch code {
    case 0: "unspecified"
    case 1: "closed"
    case 2: "aborted"
    case 3: "no connection"
    case 4: "packet error"
    case 5: "option error"
    case 6: "mandatory error"
    case 7: "connection refused"
    case 8: "bad service code"
    case 9: "too busy"
    case 10: "bad init cookie"
    case 11: "aggression penalty"
    default: nil
    }
  }
}

/// A packet's type, RFC 4340 §5.1.
public struct DCCPPacketType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let request = DCCPPacketType(rawValue: 0)
  public static let response = DCCPPacketType(rawValue: 1)
  public static let data = DCCPPacketType(rawValue: 2)
  public static let acknowledgment = DCCPPacketType(rawValue: 3)
  public static let dataAcknowledgment = DCCPPacketType(rawValue: 4)
  public static let closeRequest = DCCPPacketType(rawValue: 5)
  public static let close = DCCPPacketType(rawValue: 6)
  public static let reset = DCCPPacketType(rawValue: 7)
  public static let synchronize = DCCPPacketType(rawValue: 8)
  public static let synchronizeAcknowledgment = DCCPPacketType(rawValue: 9)
  /// RFC 5596: opens a way through a firewall.
  public static let listen = DCCPPacketType(rawValue: 10)

  /// Whether sequence numbers may be short: Data, Ack and DataAck (RFC 4340 §5.1).
  public var allowsShortSequence: Bool { (2...4).contains(rawValue) }
  /// Whether an acknowledgment number follows the generic header.
  public var hasAcknowledgment: Bool { self == .response || (3...9).contains(rawValue) }
  /// Whether a service code follows that.
  public var hasServiceCode: Bool { self == .request || self == .response || self == .listen }

  /// The RFC's name; nil for the reserved types.
  public var name: String? {
    switch rawValue {
    case 0: "Request"
    case 1: "Response"
    case 2: "Data"
    case 3: "Ack"
    case 4: "DataAck"
    case 5: "CloseReq"
    case 6: "Close"
    case 7: "Reset"
    case 8: "Sync"
    case 9: "SyncAck"
    case 10: "Listen"
    default: nil
    }
  }
}
