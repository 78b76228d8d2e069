/// Network Time Protocol packet, RFC 5905 §7.3; SNTP is the same (RFC 4330 §4).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |LI | VN  |Mode |    Stratum     |     Poll      |  Precision   |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |                         Root Delay                            |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |                         Root Dispersion                       |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |                          Reference ID                         |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |                     Reference Timestamp (64)                  |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |                      Origin Timestamp (64)                    |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |                      Receive Timestamp (64)                   |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |                      Transmit Timestamp (64)                  |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
public struct NTPPacket: Hashable, Sendable {
  /// Bytes before extension fields and the message authentication code.
  public static let size = 48

  /// 0 none, 1 the day's last minute has 61 seconds, 2 it has 59, 3 not synchronised.
  public let leapIndicator: UInt8
  public let version: UInt8
  /// 1 and 2 symmetric, 3 client, 4 server, 5 broadcast, 6 control, 7 private; the last two have another form.
  public let mode: UInt8
  /// 0 unspecified or a kiss code, 1 has a clock, 2 to 15 have a server, 16 not synchronised.
  public let stratum: UInt8
  /// Longest time between messages, as a power of two, in seconds.
  public let poll: Int8
  /// Of the clock, as a power of two, in seconds.
  public let precision: Int8
  /// To the clock at the root and back, in seconds by 2^16.
  public let rootDelay: UInt32
  /// In seconds by 2^16.
  public let rootDispersion: UInt32
  /// Stratum 0: a kiss code in ASCII; 1: the clock's name in ASCII; above: the server's IPv4 address, or four bytes of
  /// a hash of its IPv6 address.
  public let referenceIdentifier: UInt32
  /// When the clock was last set. Timestamps are seconds since 1900 by 2^32; 0 means unknown.
  public let reference: UInt64
  /// When the request left the client.
  public let origin: UInt64
  /// When the request reached the server.
  public let receive: UInt64
  /// When the reply left the server.
  public let transmit: UInt64

  private init(_ bytes: Span<UInt8>) {
    leapIndicator = bytes[0] &>> 6
    version = bytes[0] &>> 3 & 7
    mode = bytes[0] & 7
    stratum = bytes[1]
    poll = Int8(bitPattern: bytes[2])
    precision = Int8(bitPattern: bytes[3])
    rootDelay = bytes.uint32(at: 4)
    rootDispersion = bytes.uint32(at: 8)
    referenceIdentifier = bytes.uint32(at: 12)
    reference = bytes.uint64(at: 16)
    origin = bytes.uint64(at: 24)
    receive = bytes.uint64(at: 32)
    transmit = bytes.uint64(at: 40)
  }

  /// - Returns: foreign for version 0 and from 5 on, mode 0, and the modes 6 and 7, which have another form.
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<NTPPacket> {
    guard !bytes.isEmpty else { return .incomplete(nil) }
    let version = bytes[0] &>> 3 & 7
    // Version 1 has no mode: its bits are zero (RFC 1059 appendix B).
    guard (1...4).contains(version), (1...5).contains(bytes[0] & 7) || version == 1 && bytes[0] & 7 == 0 else {
      return .foreign
    }
    guard bytes.count >= size else { return .incomplete(nil) }
    return .complete(NTPPacket(bytes))
  }

  /// Mode 6, RFC 9327, and mode 7: recognised by name alone.
  public static func isControl(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 8 else { return false }
    return bytes[0] & 7 >= 6 && (1...4).contains(bytes[0] &>> 3 & 7)
  }

  /// In the words of RFC 5905 §7.3; nil for 0.
  public static func name(ofMode mode: UInt8) -> String? {
    switch mode {
    case 1: "Symmetric active"
    case 2: "Symmetric passive"
    case 3: "Client"
    case 4: "Server"
    case 5: "Broadcast"
    case 6: "Control"
    case 7: "Private"
    default: nil
    }
  }

  /// Whether bytes are a packet of NTP beyond reasonable doubt, whatever their port: a reply whose two times of the
  /// server agree, or a client's first request, in which all but its own time is zero.
  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= size, bytes.count == size || bytes.count == size &+ 20 || bytes.count == size &+ 24 else {
      return false
    }
    guard case .complete(let packet) = parse(bytes), packet.version >= 2 else { return false }
    switch packet.mode {
    case 4:
      // Both within two seconds, after the clock was set, and not before 1970.
      let gap = packet.transmit &- packet.receive
      return packet.stratum <= 16 && packet.transmit &>> 32 > 2_208_988_800 && gap < 2 &<< 32
        && packet.rootDelay &>> 16 < 64 && packet.rootDispersion &>> 16 < 64
    case 3:
      return packet.stratum == 0 && packet.rootDelay == 0 && packet.rootDispersion == 0
        && packet.referenceIdentifier == 0 && packet.reference == 0 && packet.origin == 0 && packet.receive == 0
    default:
      return false
    }
  }
}
