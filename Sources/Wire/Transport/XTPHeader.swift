/// Xpress Transport Protocol packet, XTP 4.0 (1995) §2.2.
///
///      0                              16              24             31
///     +---------------------------------------------------------------+
///     |                        Key (64 bits)                          |
///     +-----------------------------------------------+-------+-------+
///     |               Options (24 bits)               |Version|Format |
///     +-----------------------------------------------+-------+-------+
///     |                          Data Length                          |
///     +-------------------------------+-------------------------------+
///     |           Checksum            |             Sort              |
///     +-------------------------------+-------------------------------+
///     |                    Synchronizing Handshake                    |
///     +---------------------------------------------------------------+
///     |                  Sequence Number (64 bits)                    |
///     +---------------------------------------------------------------+
public struct XTPHeader: Hashable, Sendable {
  public static let size = 32
  public struct Options: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// The checksum covers the header alone.
    public static let noCheck = Options(rawValue: 0x400000)
    public static let edge = Options(rawValue: 0x200000)
    /// Nothing is sent again.
    public static let noError = Options(rawValue: 0x100000)
    public static let multicast = Options(rawValue: 0x080000)
    public static let reservation = Options(rawValue: 0x040000)
    /// The sort field orders packets.
    public static let sort = Options(rawValue: 0x020000)
    public static let noFlowControl = Options(rawValue: 0x010000)
    public static let fastNegative = Options(rawValue: 0x008000)
    /// Control is asked for at once.
    public static let statusRequest = Options(rawValue: 0x004000)
    /// Control is asked for once the data are delivered.
    public static let deliveryRequest = Options(rawValue: 0x002000)
    public static let readClose = Options(rawValue: 0x001000)
    public static let writeClose = Options(rawValue: 0x000800)
    public static let endOfMessage = Options(rawValue: 0x000400)
    public static let end = Options(rawValue: 0x000200)
    /// The data begin with a tag of eight bytes.
    public static let beginningTag = Options(rawValue: 0x000100)
  }
  /// Names the context; its highest bit says that it is the receiver's key, returned.
  public let key: UInt64
  public let options: Options
  /// 1: XTP 4.0.
  public let version: UInt8
  public let format: UInt8
  /// Bytes behind the header.
  public let dataLength: UInt32
  /// RFC 1071's, over header and data, or over the header alone (`noCheck`).
  public let checksum: UInt16
  public let sort: UInt16
  public let synchronization: UInt32
  public let sequenceNumber: UInt64

  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.xtp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    key = bytes.uint64(at: 0)
    // The options stand as flags of a 32-bit command whose lowest byte is version and format.
    options = Options(rawValue: bytes.uint32(at: 8) >> 8)
    version = bytes[11] >> 5
    format = bytes[11] & 0x1F
    dataLength = bytes.uint32(at: 12)
    checksum = bytes.uint16(at: 16)
    sort = bytes.uint16(at: 18)
    synchronization = bytes.uint32(at: 20)
    sequenceNumber = bytes.uint64(at: 24)
  }

  public var isReturnKey: Bool { key >> 63 == 1 }

  public var formatName: String? {
    switch format {
    case 0: "DATA"
    case 1: "CNTL"
    case 2: "FIRST"
    case 3: "ECNTL"
    case 5: "TCNTL"
    case 6: "JOIN"
    case 7: "JCNTL"
    case 8: "DIAG"
    default: nil
    }
  }

  /// Whether the packet has control segments instead of data: received sequence number, allocation, echo.
  public var isControl: Bool { format == 1 || format == 3 || format == 5 || format == 7 }
}
