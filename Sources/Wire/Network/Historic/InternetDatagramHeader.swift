/// Xerox's Internetwork Datagram Protocol, XSIS 028112 ("Internet Transport Protocols", 1981).
///
///      0               8              16                             31
///     +-------------------------------+-------------------------------+
///     |           Checksum            |            Length             |
///     +---------------+---------------+-------------------------------+
///     |  Transport C. |  Packet Type  |      Destination Network …    |
///     +---------------+---------------+-------------------------------+
///     |   … (32 bits)                 |  Destination Host (48 bits) … |
///     +-------------------------------+-------------------------------+
///     |                               …                               |
///     +-------------------------------+-------------------------------+
///     |      Destination Socket       |   Source Network, Host and    |
///     +-------------------------------+   Socket, in the same form    |
///     |                               …                               |
///     +---------------------------------------------------------------+
public struct InternetDatagramHeader: Hashable, Sendable {
  public static let size = 30
  /// An address: a network, a host by its Ethernet address, a socket of the host.
  public struct Port: Hashable, Sendable {
    public let network: UInt32
    /// 48 bits.
    public let host: UInt64
    public let socket: UInt16
  }
  /// Over what follows it; 0xFFFF: none.
  public let checksum: UInt16
  /// Bytes of header and data.
  public let length: UInt16
  /// Routers passed so far, in the lower four bits.
  public let transportControl: UInt8
  public let type: UInt8
  public let destination: Port
  public let source: Port

  /// - Throws: truncated below 30 bytes; invalid length below them.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.internetDatagram, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    checksum = bytes.uint16(at: 0)
    length = bytes.uint16(at: 2)
    transportControl = bytes[4]
    type = bytes[5]
    destination = Port(network: bytes.uint32(at: 6), host: bytes.uint48(at: 10), socket: bytes.uint16(at: 16))
    source = Port(network: bytes.uint32(at: 18), host: bytes.uint48(at: 22), socket: bytes.uint16(at: 28))
    guard length >= Self.size else { throw invalid(.internetDatagram, at: offset, .length, UInt64(length)) }
  }

  public var hopCount: UInt8 { transportControl & 0xF }

  public var typeName: String? {
    switch type {
    case 1: "RIP"
    case 2: "echo"
    case 3: "error"
    case 4: "PEP"
    case 5: "SPP"
    default: nil
    }
  }
}
