/// A chunk's type, RFC 9260 §3.2 (IANA "Chunk Types"). The two highest bits say what a receiver does that does not know
/// it: 0 stops and discards, 1 stops and reports, 2 skips, 3 skips and reports.
public struct SCTPChunkType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// DATA.
  public static let data = SCTPChunkType(rawValue: 0)
  /// INIT.
  public static let initiation = SCTPChunkType(rawValue: 1)
  /// INIT ACK.
  public static let initiationAcknowledgment = SCTPChunkType(rawValue: 2)
  /// SACK.
  public static let selectiveAcknowledgment = SCTPChunkType(rawValue: 3)
  /// HEARTBEAT and HEARTBEAT ACK.
  public static let heartbeat = SCTPChunkType(rawValue: 4)
  public static let heartbeatAcknowledgment = SCTPChunkType(rawValue: 5)
  public static let abort = SCTPChunkType(rawValue: 6)
  public static let shutdown = SCTPChunkType(rawValue: 7)
  public static let shutdownAcknowledgment = SCTPChunkType(rawValue: 8)
  /// ERROR: an operation error.
  public static let error = SCTPChunkType(rawValue: 9)
  public static let cookieEcho = SCTPChunkType(rawValue: 10)
  public static let cookieAcknowledgment = SCTPChunkType(rawValue: 11)
  /// ECNE: congestion was experienced (reserved in RFC 9260; RFC 4960 appendix A).
  public static let congestionEcho = SCTPChunkType(rawValue: 12)
  /// CWR: the window was reduced.
  public static let congestionWindowReduced = SCTPChunkType(rawValue: 13)
  public static let shutdownComplete = SCTPChunkType(rawValue: 14)
  /// AUTH (RFC 4895).
  public static let authentication = SCTPChunkType(rawValue: 15)
  /// NR-SACK: acknowledges what the receiver will not take back (draft-tuexen-tsvwg-sctp-multipath).
  public static let nonRenegableAcknowledgment = SCTPChunkType(rawValue: 16)
  /// I-DATA (RFC 8260).
  public static let interleavedData = SCTPChunkType(rawValue: 64)
  /// ASCONF-ACK (RFC 5061).
  public static let addressConfigurationAcknowledgment = SCTPChunkType(rawValue: 128)
  /// PKTDROP: a router or receiver dropped a packet (draft-stewart-sctp-pktdrprep).
  public static let packetDropped = SCTPChunkType(rawValue: 129)
  /// RE-CONFIG (RFC 6525).
  public static let streamReconfiguration = SCTPChunkType(rawValue: 130)
  /// PAD (RFC 4820).
  public static let padding = SCTPChunkType(rawValue: 132)
  /// FORWARD-TSN (RFC 3758).
  public static let forwardSequence = SCTPChunkType(rawValue: 192)
  /// ASCONF (RFC 5061).
  public static let addressConfiguration = SCTPChunkType(rawValue: 193)
  /// I-FORWARD-TSN (RFC 8260).
  public static let interleavedForwardSequence = SCTPChunkType(rawValue: 194)

  /// The RFC's name; nil for unassigned types.
  public var name: String? {
    switch rawValue {
    case 0: "DATA"
    case 1: "INIT"
    case 2: "INIT ACK"
    case 3: "SACK"
    case 4: "HB REQ"
    case 5: "HB ACK"
    case 6: "ABORT"
    case 7: "SHUTDOWN"
    case 8: "SHUTDOWN ACK"
    case 9: "OP ERR"
    case 10: "COOKIE ECHO"
    case 11: "COOKIE ACK"
    case 12: "ECNE"
    case 13: "CWR"
    case 14: "SHUTDOWN COMPLETE"
    case 15: "AUTH"
    case 16: "NR-SACK"
    case 64: "I-DATA"
    case 128: "ASCONF ACK"
    case 129: "PKTDROP"
    case 130: "RE-CONFIG"
    case 132: "PAD"
    case 192: "FORWARD TSN"
    case 193: "ASCONF"
    case 194: "I-FORWARD TSN"
    default: nil
    }
  }
}
