/// Header of a DNS message, RFC 1035 §4.1.1, with the bits of RFC 4035 §3.
///
///                                     1  1  1  1  1  1
///       0  1  2  3  4  5  6  7  8  9  0  1  2  3  4  5
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                      ID                       |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |QR|   OPCODE  |AA|TC|RD|RA| Z|AD|CD|   RCODE   |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                    QDCOUNT                    |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                    ANCOUNT                    |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                    NSCOUNT                    |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
///     |                    ARCOUNT                    |
///     +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
public struct DNSHeader: Hashable, Sendable {
  /// The bits beside OPCODE and RCODE.
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// QR: this is a response.
    public static let response = Flags(rawValue: 0x8000)
    /// AA: the server is an authority for the name. In LLMNR it means conflict (RFC 4795 §2.1.1).
    public static let authoritativeAnswer = Flags(rawValue: 0x0400)
    /// TC: cut to what the transport takes.
    public static let truncation = Flags(rawValue: 0x0200)
    /// RD: the server is asked to look further. In LLMNR it means tentative.
    public static let recursionDesired = Flags(rawValue: 0x0100)
    /// RA: the server can look further.
    public static let recursionAvailable = Flags(rawValue: 0x0080)
    /// Z: must be zero.
    public static let reserved = Flags(rawValue: 0x0040)
    /// AD: all of the answer was verified (RFC 4035 §3.2.3).
    public static let authenticData = Flags(rawValue: 0x0020)
    /// CD: the asker verifies by itself (RFC 4035 §3.2.2).
    public static let checkingDisabled = Flags(rawValue: 0x0010)
  }

  /// Bytes on the wire.
  public static let size = 12
  /// Pairs a response with its query; 0 in most of mDNS (RFC 6762 §18.1).
  public let identification: UInt16
  public let flags: Flags
  /// 0 query, 1 inverse query, 2 status, 4 notify, 5 update, 6 stateful operations (IANA "DNS OpCodes").
  public let opcode: UInt8
  /// The four bits of the header; an OPT record may hold eight more above them (RFC 6891 §6.1.3).
  public let responseCode: UInt8
  /// Entries of the question section; zone section in an update (RFC 2136 §2.3).
  public let questionCount: UInt16
  /// Records of the answer section; prerequisites in an update.
  public let answerCount: UInt16
  /// Records of the authority section; updates in an update.
  public let authorityCount: UInt16
  /// Records of the additional section.
  public let additionalCount: UInt16

  public var isResponse: Bool { flags.contains(.response) }

  /// - Throws: truncated below 12 bytes.
  public init(_ bytes: Span<UInt8>) throws(ApplicationFault) {
    guard bytes.count >= Self.size else { throw .truncated(needed: Self.size) }
    identification = bytes.uint16(at: 0)
    let word = bytes.uint16(at: 2)
    flags = Flags(rawValue: word & 0x87F0)
    opcode = UInt8(truncatingIfNeeded: word &>> 11) & 0xF
    responseCode = UInt8(truncatingIfNeeded: word) & 0xF
    questionCount = bytes.uint16(at: 4)
    answerCount = bytes.uint16(at: 6)
    authorityCount = bytes.uint16(at: 8)
    additionalCount = bytes.uint16(at: 10)
  }
}
