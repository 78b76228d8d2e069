/// Sun's network disk protocol, as netinet/nd.h of SunOS 3 has it behind the IP header: numbers in network order.
///
///      0               8              16              24             31
///     +---------------+---------------+---------------+---------------+
///     |   Operation   | Minor Device  |     Error     |    Version    |
///     +---------------+---------------+---------------+---------------+
///     |                        Sequence Number                        |
///     +---------------------------------------------------------------+
///     |                       Disk Block Number                       |
///     +---------------------------------------------------------------+
///     |                          Byte Count                           |
///     +---------------------------------------------------------------+
///     |                      Residual Byte Count                      |
///     +---------------------------------------------------------------+
///     |                  Byte Offset of this Packet                   |
///     +---------------------------------------------------------------+
///     |                   Byte Count of this Packet                   |
///     +---------------------------------------------------------------+
public struct SunNDHeader: Hashable, Sendable {
  public static let size = 28
  /// What is done in the lowest three bits; 8: the sender waits; 16: it is done.
  public let operationAndFlags: UInt8
  public let minorDevice: UInt8
  /// An error number of the server's kernel; 0: none.
  public let errorNumber: UInt8
  public let version: UInt8
  public let sequenceNumber: UInt32
  /// In blocks of 512 bytes.
  public let blockNumber: UInt32
  /// Bytes of the whole request.
  public let byteCount: UInt32
  /// Bytes of it that could not be read or written.
  public let residualCount: UInt32
  /// Where in the request this packet's bytes belong.
  public let packetOffset: UInt32
  /// Bytes of data in this packet.
  public let packetCount: UInt32

  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.sunND, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    operationAndFlags = bytes[0]
    minorDevice = bytes[1]
    errorNumber = bytes[2]
    version = bytes[3]
    sequenceNumber = bytes.uint32(at: 4)
    blockNumber = bytes.uint32(at: 8)
    byteCount = bytes.uint32(at: 12)
    residualCount = bytes.uint32(at: 16)
    packetOffset = bytes.uint32(at: 20)
    packetCount = bytes.uint32(at: 24)
  }

  public var operation: UInt8 { operationAndFlags & 7 }
  /// The sender waits for the end or the next request.
  public var waits: Bool { operationAndFlags & 8 != 0 }
  public var isDone: Bool { operationAndFlags & 16 != 0 }

  public var operationName: String? {
    switch operation {
    case 1: "read"
    case 2: "write"
    case 3: "error"
    default: nil
    }
  }
}
