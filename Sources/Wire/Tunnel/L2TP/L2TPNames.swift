/// What the numbers of L2TP's control messages mean (IANA "Layer Two Tunneling Protocol 'L2TP'").
public enum L2TPNames {
  /// RFC 2661 §3.2, RFC 3931 §3.1; nil: not assigned.
  public static func message(_ type: UInt16) -> String? {
    switch type {
    case 1: "SCCRQ"
    case 2: "SCCRP"
    case 3: "SCCCN"
    case 4: "StopCCN"
    case 6: "HELLO"
    case 7: "OCRQ"
    case 8: "OCRP"
    case 9: "OCCN"
    case 10: "ICRQ"
    case 11: "ICRP"
    case 12: "ICCN"
    case 14: "CDN"
    case 15: "WEN"
    case 16: "SLI"
    case 18: "SRRQ"
    case 19: "SRRP"
    case 20: "ACK"
    case 21: "FSQ"
    case 22: "FSR"
    case 23: "MSRQ"
    case 24: "MSRP"
    case 25: "MSE"
    case 26: "MSI"
    case 27: "MSEN"
    case 28: "CSUN"
    case 29: "CSURQ"
    default: nil
    }
  }

  /// RFC 2661 §4.4, RFC 3931 §5.4 and later ones; nil: not assigned.
  public static func attribute(_ type: UInt16) -> String? {
    type < attributes.count ? attributes[Int(type)] : nil
  }

  private static let attributes: [String?] = [
    "message type", "result code", "protocol version", "framing capabilities", "bearer capabilities", "tie breaker",
    "firmware revision", "host name", "vendor name", "assigned tunnel", "receive window", "challenge", "cause code",
    "challenge response", "assigned session", "call serial number", "minimum bps", "maximum bps", "bearer type",
    "framing type", nil, "called number", "calling number", "sub-address", "connect speed", "physical channel",
    "initial received LCP", "last sent LCP", "last received LCP", "proxy authentication type",
    "proxy authentication name", "proxy authentication challenge", "proxy authentication identifier",
    "proxy authentication response", "call errors", "ACCM", "random vector", "private group", "receive connect speed",
    "sequencing required", nil, nil, nil, nil, nil, nil, "PPP disconnect cause", nil, nil, nil, nil, nil, nil, nil, nil,
    nil, nil, nil, "extended vendor", "message digest", "router", "assigned control connection",
    "pseudowire capabilities", "local session", "remote session", "assigned cookie", "remote end", nil,
    "pseudowire type", "L2-specific sublayer", "data sequencing", "circuit status", "preferred language", "nonce",
    "transmit connect speed", "receive connect speed", "failover capability", "tunnel recovery",
    "suggested control sequence", "failover session state", "multicast capability", "new outgoing sessions",
    "new outgoing sessions acknowledgement", "withdraw outgoing sessions", "multicast packets priority",
    "Frame Relay header length", "ATM maximum concatenated cells", "OAM emulation required", "ATM alarm status",
    "attachment group", "local end", "interface MTU", "FCS retention", "tunnel switching aggregator", "MRU", "MRRU",
    "VCCV capability", "connect speed update", "connect speed update enable", "TDM pseudowire", "RTP",
    "pseudowire switching point",
  ]

  /// How an attribute's value is to be read.
  public enum Form: Hashable, Sendable {
    case number
    /// A number of bits.
    case bits
    /// Two bytes.
    case version
    case text
    case octets
  }

  public static func form(_ type: UInt16) -> Form {
    switch type {
    case 0, 9, 10, 14...17, 24, 25, 29, 32, 38, 46, 58, 60...64, 68...71, 85, 86, 91, 94, 95: .number
    case 3, 4, 18, 19, 96: .bits
    case 2, 6: .version
    case 7, 8, 21...23, 30, 37, 72, 90: .text
    default: .octets
    }
  }
}
