/// PARC Universal Packet, Xerox CSL-79-10 ("Pup: An Internetwork Architecture", 1979).
///
///      0               8              16                             31
///     +-------------------------------+---------------+---------------+
///     |          Pup Length           |  Transport C. |   Pup Type    |
///     +-------------------------------+---------------+---------------+
///     |                        Pup Identifier                         |
///     +---------------+---------------+-------------------------------+
///     |   Dest Net    |   Dest Host   |     Destination Socket …      |
///     +---------------+---------------+---------------+---------------+
///     |   … (32 bits)                 |  Source Net   |  Source Host  |
///     +-------------------------------+---------------+---------------+
///     |                   Source Socket (32 bits)                     |
///     +---------------------------------------------------------------+
///     |           Data, padded to a word, and Pup Checksum            |
///     +---------------------------------------------------------------+
public struct PUPHeader: Hashable, Sendable {
  /// Bytes before the data.
  public static let size = 20
  /// An address: a network, a host on it, a socket of the host.
  public struct Port: Hashable, Sendable {
    public let network: UInt8
    /// 0: every host.
    public let host: UInt8
    public let socket: UInt32
  }
  /// Bytes of header, data and checksum, without the padding.
  public let length: UInt16
  /// Gateways passed so far are in the upper four bits.
  public let transportControl: UInt8
  public let type: UInt8
  public let identifier: UInt32
  public let destination: Port
  public let source: Port

  /// - Throws: truncated below 20 bytes; invalid length below header and checksum.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.pup, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    length = bytes.uint16(at: 0)
    transportControl = bytes[2]
    type = bytes[3]
    identifier = bytes.uint32(at: 4)
    destination = Port(network: bytes[8], host: bytes[9], socket: bytes.uint32(at: 10))
    source = Port(network: bytes[14], host: bytes[15], socket: bytes.uint32(at: 16))
    guard length >= 22 else { throw invalid(.pup, at: offset, .length, UInt64(length)) }
  }

  public var hopCount: UInt8 { transportControl >> 4 }

  /// Where the checksum stands: behind the data and their padding.
  public var checksumOffset: Int { (Int(length) - 2 + 1) & ~1 }

  public var typeName: String? {
    switch type {
    case 1: "echo me"
    case 2: "I am an echo"
    case 3: "I am a bad echo"
    case 4: "error"
    case 8: "request for connection"
    case 9: "abort"
    case 10: "end"
    case 11: "end reply"
    case 16: "data"
    case 17: "acknowledged data"
    case 18: "acknowledgment"
    case 19: "mark"
    case 20: "interrupt"
    case 21: "interrupt reply"
    case 22: "acknowledged mark"
    default: nil
    }
  }
}
