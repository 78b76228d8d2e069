/// Names of RSVP's numbers (IANA "Resource Reservation Protocol (RSVP) Parameters").
public enum RSVPNames {
  public static func className(_ number: UInt8) -> String? {
    switch number {
    case 0: "null"
    case 1: "session"
    case 3: "hop"
    case 4: "integrity"
    case 5: "time values"
    case 6: "error"
    case 7: "scope"
    case 8: "style"
    case 9: "flowspec"
    case 10: "filter spec"
    case 11: "sender template"
    case 12: "sender tspec"
    case 13: "adspec"
    case 14: "policy data"
    case 15: "resv confirm"
    case 16: "label"
    case 17: "hop count"
    case 18: "strict source route"
    case 19: "label request"
    case 20: "explicit route"
    case 21: "record route"
    case 22: "hello"
    case 23: "message ID"
    case 24: "message ID ack"
    case 25: "message ID list"
    case 30: "diagnostic"
    case 31: "route"
    case 32: "diagnostic response"
    case 33: "diagnostic select"
    case 34: "recovery label"
    case 35: "upstream label"
    case 36: "label set"
    case 37: "protection"
    case 38: "primary path route"
    case 42: "DSBM IP address"
    case 43: "SBM priority"
    case 44: "DSBM timer intervals"
    case 45: "SBM info"
    case 50: "S2L sub-LSP"
    case 63: "detour"
    case 64: "challenge"
    case 65: "DiffServ"
    case 66: "class type"
    case 67: "LSP required attributes"
    case 124...127, 188...191, 252...255: "private use"
    case 128: "node characteristics"
    case 129: "suggested label"
    case 130: "acceptable label set"
    case 131: "restart capability"
    case 132: "session of interest"
    case 133: "link capability"
    case 134: "capability"
    case 161: "RSVP hop layer 2"
    case 162: "LAN next hop layer 2"
    case 163: "LAN next hop layer 3"
    case 164: "LAN loopback"
    case 165: "traffic class"
    case 166: "secondary explicit route"
    case 167: "secondary record route"
    case 192: "session association"
    case 193: "tunnel interface ID"
    case 194: "user error spec"
    case 195: "notify request"
    case 196: "admin status"
    case 197: "LSP attributes"
    case 198: "alarm spec"
    case 199: "association"
    case 200: "secondary explicit route"
    case 201: "secondary record route"
    case 202: "call attributes"
    case 203: "session name"
    case 205: "fast reroute"
    case 206: "session group"
    case 207: "session attribute"
    case 225: "DCLASS"
    case 226: "PacketCable"
    case 227: "ATM service class"
    case 228: "call operation"
    case 229: "generalized UNI"
    case 230: "call ID"
    case 231: "3GPP2"
    case 232: "exclude route"
    default: nil
    }
  }

  public static func typeName(_ type: UInt8, of number: UInt8) -> String? {
    switch (number, type) {
    case (1, 1), (3, 1), (5, 1), (6, 1), (7, 1), (10, 1), (11, 1), (15, 1), (20, 1), (21, 1), (50, 1), (195, 1),
      (199, 1):
      "IPv4"
    case (1, 2), (3, 2), (6, 2), (7, 2), (10, 2), (11, 2), (15, 2), (20, 2), (21, 2), (50, 2), (195, 2), (199, 2):
      "IPv6"
    case (1, 7), (10, 7), (11, 7): "IPv4 LSP tunnel"
    case (1, 8), (10, 8), (11, 8): "IPv6 LSP tunnel"
    case (1, 3), (1, 4), (10, 4), (10, 5), (11, 4), (11, 5): "generalized port"
    case (1, 9), (10, 9), (11, 9): "IPv4 aggregate"
    case (1, 10), (10, 10), (11, 10): "IPv6 aggregate"
    case (1, 11): "IPv4 UNI"
    case (1, 12): "IPv6 UNI"
    case (1, 13), (10, 12), (11, 12): "IPv4 point-to-multipoint tunnel"
    case (1, 14), (10, 13), (11, 13): "IPv6 point-to-multipoint tunnel"
    case (1, 15): "IPv4 E-NNI"
    case (1, 16): "IPv6 E-NNI"
    case (3, 3), (6, 3): "IPv4 interface"
    case (3, 4), (6, 4): "IPv6 interface"
    case (9, 1): "reserved"
    case (9, 2), (12, 2): "integrated services"
    case (9, 4), (12, 4): "SONET/SDH"
    case (9, 5), (12, 5): "G.709"
    case (9, 6), (12, 6): "Ethernet"
    case (16, 1), (34, 1), (35, 1), (129, 1): "MPLS"
    case (16, 2), (34, 2), (35, 2), (129, 2): "generalized"
    case (16, 3), (34, 3), (35, 3), (129, 3): "waveband"
    case (19, 1): "without range"
    case (19, 2): "ATM range"
    case (19, 3): "frame relay range"
    case (19, 4): "generalized"
    case (22, 1): "request"
    case (22, 2): "acknowledgment"
    case (24, 1): "ack"
    case (24, 2): "nack"
    case (63, 7): "IPv4"
    case (63, 8): "IPv6"
    case (205, 1): "fast reroute"
    case (205, 7): "old fast reroute"
    case (207, 1): "with affinities"
    case (207, 7): "LSP tunnel"
    default: nil
    }
  }

  /// RFC 2205 appendix B and its successors.
  public static func errorName(_ code: UInt8) -> String? {
    switch code {
    case 0: "confirmation"
    case 1: "admission control failure"
    case 2: "policy control failure"
    case 3: "no path information"
    case 4: "no sender information"
    case 5: "conflicting reservation style"
    case 6: "unknown reservation style"
    case 7: "conflicting destination ports"
    case 8: "conflicting sender ports"
    case 12: "service preempted"
    case 13: "unknown object class"
    case 14: "unknown object type"
    case 20: "reserved for API"
    case 21: "traffic control error"
    case 22: "traffic control system error"
    case 23: "RSVP system error"
    case 24: "routing problem"
    case 25: "notify"
    case 26: "new aggregate needed"
    case 27: "DiffServ error"
    case 28: "DiffServ-aware TE error"
    case 29: "unknown attributes TLV"
    case 30: "unknown attributes bit"
    case 31: "alarms"
    case 32: "call management"
    case 33: "user error"
    case 34: "reroute"
    case 35: "handover procedure failure"
    case 36: "unrecoverable receiver proxy error"
    case 37: "RSVP over MPLS problem"
    case 38: "LSP hierarchy issue"
    case 39: "VCAT call management"
    default: nil
    }
  }

  /// RFC 2205 appendix A.7: the option vector without its reserved byte.
  public static func styleName(_ options: UInt32) -> String? {
    switch options & 0x1F {
    case 0x11: "wildcard filter"
    case 0x0A: "fixed filter"
    case 0x12: "shared explicit"
    default: nil
    }
  }

  /// Subobjects of routes (RFC 3209 §4.3.3, §4.4.1; RFC 3473 §5; RFC 3477 §4).
  public static func hopName(_ type: UInt8) -> String? {
    switch type {
    case 1: "IPv4"
    case 2: "IPv6"
    case 3: "label"
    case 4: "unnumbered"
    case 32: "AS"
    case 33: "explicit exclusion"
    case 34: "shared risk group"
    case 35: "hop attributes"
    case 64: "path key"
    default: nil
    }
  }

  /// Services of flowspecs (RFC 2210 §3, RFC 2211, RFC 2212).
  public static func serviceName(_ number: UInt8) -> String? {
    switch number {
    case 1: "general"
    case 2: "guaranteed"
    case 5: "controlled load"
    case 6: "null service"
    default: nil
    }
  }
}

/// A hop of an explicit or recorded route: a subobject with a type and a length that counts both bytes
/// (RFC 3209 §4.3.3).
public struct RSVPHop: Hashable, Sendable {
  /// Explicit routes: another router may come between.
  public let isLoose: Bool
  public let type: UInt8
  /// Reads its contents.
  public let value: PartReader

  /// - Parameter isExplicit: whether the highest bit of the type says "loose".
  /// - Throws: truncated before the contents; invalid length below 4, no multiple of 4, or beyond the object.
  public init(_ bytes: Span<UInt8>, isExplicit: Bool, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(2, bytes).lowerBound
    isLoose = isExplicit && bytes[start] & 0x80 != 0
    type = isExplicit ? bytes[start] & 0x7F : bytes[start]
    let length = Int(bytes[start + 1])
    guard length >= 4, length % 4 == 0, length - 2 <= reader.remaining else {
      throw reader.refusal(.optionLength, length)
    }
    value = try reader.part(length - 2)
  }
}
