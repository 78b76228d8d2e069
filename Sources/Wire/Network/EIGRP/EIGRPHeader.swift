/// Enhanced Interior Gateway Routing Protocol packet, RFC 7868 §6.5.
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |Header Version |    Opcode     |           Checksum            |
///     +---------------+---------------+-------------------------------+
///     |                             Flags                             |
///     +---------------------------------------------------------------+
///     |                        Sequence Number                        |
///     +---------------------------------------------------------------+
///     |                     Acknowledgment Number                     |
///     +-------------------------------+-------------------------------+
///     |       Virtual Router ID       |   Autonomous System Number    |
///     +-------------------------------+-------------------------------+
public struct EIGRPHeader: Hashable, Sendable {
  public static let size = 20
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// The first update to a new neighbour.
    public static let initialize = Flags(rawValue: 1)
    /// Only those in conditional receive mode take it.
    public static let conditionalReceive = Flags(rawValue: 2)
    public static let restart = Flags(rawValue: 4)
    /// The last of the start-up updates.
    public static let endOfTable = Flags(rawValue: 8)
  }
  /// 2.
  public let version: UInt8
  public let opcode: UInt8
  /// Over the whole packet, without a pseudo-header.
  public let checksum: UInt16
  public let flags: Flags
  /// 0: needs no acknowledgment.
  public let sequenceNumber: UInt32
  /// The number that is acknowledged; 0: none.
  public let acknowledgmentNumber: UInt32
  /// 0 unicast, 1 multicast, 0x8000 service family.
  public let virtualRouter: UInt16
  public let autonomousSystem: UInt16

  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.eigrp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0]
    opcode = bytes[1]
    checksum = bytes.uint16(at: 2)
    flags = Flags(rawValue: bytes.uint32(at: 4))
    sequenceNumber = bytes.uint32(at: 8)
    acknowledgmentNumber = bytes.uint32(at: 12)
    virtualRouter = bytes.uint16(at: 16)
    autonomousSystem = bytes.uint16(at: 18)
  }

  public var opcodeName: String? {
    switch opcode {
    case 1: "Update"
    case 2: "Request"
    case 3: "Query"
    case 4: "Reply"
    case 5: acknowledgmentNumber == 0 ? "Hello" : "Hello-Ack"
    case 6: "IPX SAP"
    case 7: "Probe"
    case 8: "Ack"
    case 9: "Stub-Info"
    case 10: "SIA-Query"
    case 11: "SIA-Reply"
    default: nil
    }
  }
}

/// A type, length, value of an EIGRP packet, RFC 7868 §6.6: type and length take 16 bits each, the length counts both.
public struct EIGRPElement: Hashable, Sendable {
  public let type: UInt16
  /// With type and length.
  public let length: UInt16
  /// Reads its value.
  public let value: PartReader

  /// - Throws: truncated before the value; invalid length below 4 or beyond the packet.
  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(4, bytes).lowerBound
    type = bytes.uint16(at: start)
    length = bytes.uint16(at: start + 2)
    guard length >= 4 else { throw reader.refusal(.optionLength, length) }
    value = try reader.part(Int(length) - 4)
  }

  public var typeName: String? {
    switch type {
    case 0x0001: "parameters"
    case 0x0002: "authentication"
    case 0x0003: "sequence"
    case 0x0004: "software version"
    case 0x0005: "next multicast sequence"
    case 0x0006: "peer stub information"
    case 0x0007: "peer termination"
    case 0x0008: "peer topology list"
    case 0x00F1: "multi-topology request"
    case 0x00F2: "multi-topology internal route"
    case 0x00F3: "multi-topology external route"
    case 0x00F4: "multi-topology community"
    case 0x00F5: "topology list"
    case 0x0102: "IPv4 internal route"
    case 0x0103: "IPv4 external route"
    case 0x0104: "IPv4 community"
    case 0x0202: "AppleTalk internal route"
    case 0x0203: "AppleTalk external route"
    case 0x0204: "AppleTalk cable configuration"
    case 0x0302: "IPX internal route"
    case 0x0303: "IPX external route"
    case 0x0402: "IPv6 internal route"
    case 0x0403: "IPv6 external route"
    case 0x0404: "IPv6 community"
    case 0x0601: "multiprotocol request"
    case 0x0602: "multiprotocol internal route"
    case 0x0603: "multiprotocol external route"
    case 0x0604: "multiprotocol community"
    default: nil
    }
  }

  /// The protocol that an external route was learned from (RFC 7868 §6.8.3).
  public static func sourceName(_ number: UInt8) -> String? {
    switch number {
    case 1: "IGRP"
    case 2: "EIGRP"
    case 3: "static"
    case 4: "RIP"
    case 5: "HELLO"
    case 6: "OSPF"
    case 7: "IS-IS"
    case 8: "EGP"
    case 9: "BGP"
    case 10: "IDRP"
    case 11: "connected"
    default: nil
    }
  }
}
