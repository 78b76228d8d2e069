/// Transmission Control Protocol header, RFC 9293 §3.1.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-------------------------------+-------------------------------+
///     |          Source Port          |       Destination Port        |
///     +-------------------------------+-------------------------------+
///     |                        Sequence Number                        |
///     +---------------------------------------------------------------+
///     |                    Acknowledgment Number                      |
///     +-------+-----+-----------------+-------------------------------+
///     | Data  | Rsr |A|C|E|U|A|P|R|S|F|                               |
///     | Offset| vd  |E|W|C|R|C|S|S|Y|I|            Window             |
///     |       |     | |R|E|G|K|H|T|N|N|                               |
///     +-------+-----+-----------------+-------------------------------+
///     |           Checksum            |         Urgent Pointer        |
///     +-------------------------------+-------------------------------+
///     |                           [Options]                           |
public struct TCPHeader: Hashable, Sendable {
  /// Bytes without options.
  public static let size = 20

  /// The control bits.
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// FIN: no more data from sender.
    @inlinable public static var finish: Flags { Flags(rawValue: 0x001) }
    /// SYN: synchronize sequence numbers.
    @inlinable public static var synchronize: Flags { Flags(rawValue: 0x002) }
    /// RST: reset the connection.
    @inlinable public static var reset: Flags { Flags(rawValue: 0x004) }
    /// PSH: push function.
    @inlinable public static var push: Flags { Flags(rawValue: 0x008) }
    /// ACK: the acknowledgment field is significant.
    @inlinable public static var acknowledgment: Flags { Flags(rawValue: 0x010) }
    /// URG: the urgent pointer field is significant.
    @inlinable public static var urgent: Flags { Flags(rawValue: 0x020) }
    /// ECE: ECN echo (RFC 3168 §6.1).
    @inlinable public static var congestionEcho: Flags { Flags(rawValue: 0x040) }
    /// CWR: congestion window reduced (RFC 3168 §6.1).
    @inlinable public static var congestionWindowReduced: Flags { Flags(rawValue: 0x080) }
    /// AE: accurate ECN (RFC 9768), formerly NS of RFC 3540.
    @inlinable public static var accurateECN: Flags { Flags(rawValue: 0x100) }
  }

  public let sourcePort: UInt16
  public let destinationPort: UInt16
  /// Of the first data byte, or the initial sequence number where SYN is set.
  public let sequenceNumber: UInt32
  /// Next sequence number that the sender expects; meaningful with ACK.
  public let acknowledgmentNumber: UInt32
  /// Bytes of the header with its options: data offset × 4, 20 to 60.
  public let headerLength: Int
  public let flags: Flags
  /// Bytes that the sender will take, before scaling (RFC 7323 §2).
  public let window: UInt16
  public let checksum: UInt16
  /// Offset from the sequence number to the end of urgent data; meaningful with URG.
  public let urgentPointer: UInt16

  /// Options may be cut: whoever reads them compares `headerLength` with what is there.
  ///
  /// - Throws: truncated below 20 bytes; invalid data offset below 5.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.tcp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    sourcePort = bytes.uint16(at: 0)
    destinationPort = bytes.uint16(at: 2)
    sequenceNumber = bytes.uint32(at: 4)
    acknowledgmentNumber = bytes.uint32(at: 8)
    let word = bytes.uint16(at: 12)
    headerLength = Int(word &>> 12) &<< 2
    flags = Flags(rawValue: word & 0x1FF)
    window = bytes.uint16(at: 14)
    checksum = bytes.uint16(at: 16)
    urgentPointer = bytes.uint16(at: 18)
    guard headerLength >= Self.size else {
      throw invalid(.tcp, at: offset, .headerLength, UInt64(word &>> 12))
    }
  }
}
