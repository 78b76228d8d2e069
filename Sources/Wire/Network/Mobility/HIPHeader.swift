/// Host Identity Protocol header, RFC 7401 §5.1.
///
///      0               8              16              24              31
///     +---------------+---------------+-+-------------+-------+-----+-+
///     |  Next Header  | Header Length |0| Packet Type |Version|Res. |1|
///     +---------------+---------------+-+-------------+-------+-----+-+
///     |           Checksum            |           Controls            |
///     +-------------------------------+-------------------------------+
///     |            Sender's Host Identity Tag (16 bytes)              |
///     +---------------------------------------------------------------+
///     |           Receiver's Host Identity Tag (16 bytes)             |
///     +---------------------------------------------------------------+
///     |                      HIP Parameters                           |
///     +---------------------------------------------------------------+
public struct HIPHeader: Hashable, Sendable {
  /// Bytes before the parameters.
  public static let size = 40
  /// What follows; 59, or data behind HIP_DATA (RFC 6078).
  public let nextHeader: IPProtocol
  /// Bytes of header and parameters: (Header Length + 1) × 8, 40 to 2,048.
  public let headerLength: Int
  public let packetType: UInt8
  /// 2 since RFC 7401, 1 before (RFC 5201).
  public let version: UInt8
  /// Over header and parameters with the pseudo-header of the version of IP around it (§5.1.1).
  public let checksum: UInt16
  /// Bit 0 (A): the sender's identity is anonymous.
  public let controls: UInt16
  public let sender: IPv6Address
  /// Zeros in an I1 to a host whose tag is not known.
  public let receiver: IPv6Address

  /// - Throws: truncated below 40 bytes or below the header's own length; invalid header length below 40, invalid
  ///   constant where the bits are not right that Shim6 sets otherwise.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.hip, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    nextHeader = IPProtocol(rawValue: bytes[0])
    headerLength = (Int(bytes[1]) &+ 1) &<< 3
    packetType = bytes[2] & 0x7F
    version = bytes[3] &>> 4
    checksum = bytes.uint16(at: 4)
    controls = bytes.uint16(at: 6)
    sender = bytes.ipv6Address(at: 8)
    receiver = bytes.ipv6Address(at: 24)
    guard headerLength >= Self.size else {
      throw invalid(.hip, at: offset, .headerLength, UInt64(bytes[1]))
    }
    guard bytes[2] & 0x80 == 0, bytes[3] & 1 == 1 else {
      throw invalid(.hip, at: offset, .constant, UInt64(bytes.uint16(at: 2) & 0x8001))
    }
    guard bytes.count >= headerLength else {
      throw truncated(.hip, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
  }

  /// A reader for the parameters.
  public var parameters: TypedOptionCursor {
    TypedOptionCursor(.padded, from: Self.size, to: headerLength, as: .hip)
  }

  /// What a packet is called (IANA "HIP Packet Types").
  public static func name(ofType number: UInt8) -> String? {
    switch number {
    case 1: "I1"
    case 2: "R1"
    case 3: "I2"
    case 4: "R2"
    case 5: "CER"
    case 16: "UPDATE"
    case 17: "NOTIFY"
    case 18: "CLOSE"
    case 19: "CLOSE_ACK"
    case 20: "HDRR"
    case 32: "HIP_DATA"
    default: nil
    }
  }
}
