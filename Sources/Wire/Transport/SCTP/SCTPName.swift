/// Names of the numbers inside SCTP's chunks (IANA "Stream Control Transmission Protocol (SCTP) Parameters").
public enum SCTPName {
  /// A chunk parameter's type; nil for unassigned ones.
  public static func parameter(_ type: UInt16) -> String? {
    switch type {
    case 1: "heartbeat info"
    case 5: "IPv4 address"
    case 6: "IPv6 address"
    case 7: "state cookie"
    case 8: "unrecognized parameter"
    case 9: "cookie preservative"
    case 11: "host name"
    case 12: "supported address types"
    case 13: "outgoing SSN reset request"
    case 14: "incoming SSN reset request"
    case 15: "SSN/TSN reset request"
    case 16: "re-configuration response"
    case 17: "add outgoing streams request"
    case 18: "add incoming streams request"
    case 0x8000: "ECN capable"
    case 0x8001: "zero checksum acceptable"
    case 0x8002: "random"
    case 0x8003: "chunk list"
    case 0x8004: "requested HMAC algorithms"
    case 0x8005: "padding"
    case 0x8008: "supported extensions"
    case 0xC000: "forward TSN supported"
    case 0xC001: "add IP address"
    case 0xC002: "delete IP address"
    case 0xC003: "error cause indication"
    case 0xC004: "set primary address"
    case 0xC005: "success indication"
    case 0xC006: "adaptation layer indication"
    default: nil
    }
  }

  /// An error cause's code; nil for unassigned ones.
  public static func cause(_ code: UInt16) -> String? {
    switch code {
    case 1: "invalid stream identifier"
    case 2: "missing mandatory parameter"
    case 3: "stale cookie"
    case 4: "out of resource"
    case 5: "unresolvable address"
    case 6: "unrecognized chunk type"
    case 7: "invalid mandatory parameter"
    case 8: "unrecognized parameters"
    case 9: "no user data"
    case 10: "cookie received while shutting down"
    case 11: "restart with new addresses"
    case 12: "user-initiated abort"
    case 13: "protocol violation"
    case 160: "request to delete last remaining IP address"
    case 161: "operation refused due to resource shortage"
    case 162: "request to delete source IP address"
    case 163: "association aborted due to illegal ASCONF-ACK"
    case 164: "request refused, no authorization"
    case 261: "unsupported HMAC identifier"
    default: nil
    }
  }

  /// The result of a re-configuration (RFC 6525 §4.4).
  public static func result(_ result: UInt32) -> String? {
    switch result {
    case 0: "nothing to do"
    case 1: "performed"
    case 2: "denied"
    case 3: "wrong SSN"
    case 4: "request already in progress"
    case 5: "bad sequence number"
    case 6: "in progress"
    default: nil
    }
  }

  /// An authentication algorithm (RFC 4895 §8).
  public static func algorithm(_ identifier: UInt16) -> String? {
    switch identifier {
    case 1: "SHA-1"
    case 3: "SHA-256"
    default: nil
    }
  }

  /// A payload protocol identifier; nil for 0, which says nothing, and for unassigned ones.
  public static func payloadProtocol(_ identifier: UInt32) -> String? {
    guard identifier < payloadProtocols.count else { return nil }
    let name = payloadProtocols[Int(identifier)]
    return name.isEmpty ? nil : name
  }

  /// By identifier, from 0; empty: unassigned.
  private static let payloadProtocols = [
    "", "IUA", "M2UA", "M3UA", "SUA", "M2PA", "V5UA", "H.248", "BICC", "TALI", "DUA", "ASAP", "ENRP", "H.323", "Q.IPC",
    "SIMCO", "DDP segment", "DDP stream session", "S1AP", "RUA", "HNBAP", "ForCES-HP", "ForCES-MP", "ForCES-LP",
    "SBc-AP", "NBAP", "", "X2AP", "IRCP", "LCS-AP", "MPICH2", "SABP", "FGP", "PPP", "CALCAPP", "SSP",
    "NPMP-CTRL", "NPMP-DATA", "ECHO", "DISCARD", "DAYTIME", "CHARGEN", "RNA", "M2AP", "M3AP", "SSH", "Diameter",
    "Diameter over DTLS", "R14P", "GDT", "WebRTC DCEP", "WebRTC string", "WebRTC binary partial", "WebRTC binary",
    "WebRTC string partial", "PUA", "WebRTC string empty", "WebRTC binary empty", "XwAP", "Xw control plane", "NGAP",
    "XnAP", "F1AP", "HTTP", "E1AP", "ELE2", "NGAP over DTLS", "XnAP over DTLS", "F1AP over DTLS", "E1AP over DTLS",
    "E2-CP", "E2-UP", "E2-DU", "W1AP",
  ]
}
