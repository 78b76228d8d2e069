extension IPv4Option.Kind {
  /// `IPOPT_CIPSO`: commercial security (FIPS 188).
  public static let commercialSecurity = IPv4Option.Kind(rawValue: 134)
  /// MTU probe and reply, obsolete (RFC 1063).
  public static let mtuProbe = IPv4Option.Kind(rawValue: 11)
  public static let mtuReply = IPv4Option.Kind(rawValue: 12)
  /// Quick-Start (RFC 4782).
  public static let quickStart = IPv4Option.Kind(rawValue: 25)
  /// Traceroute, deprecated (RFC 1393).
  public static let traceroute = IPv4Option.Kind(rawValue: 82)
  /// Selective directed broadcast (RFC 1770).
  public static let directedBroadcast = IPv4Option.Kind(rawValue: 149)

  /// - Returns: what the option is called (IANA "IP Option Numbers"); nil where it is not assigned.
  public var name: String? {
    switch rawValue {
    case 0: "EOL"
    case 1: "NOP"
    case 7: "RR"
    case 10: "experimental measurement"
    case 11: "MTU probe"
    case 12: "MTU reply"
    case 15: "encode"
    case 25: "quick-start"
    case 68: "timestamp"
    case 82: "traceroute"
    case 130: "security"
    case 131: "LSRR"
    case 133: "extended security"
    case 134: "CIPSO"
    case 136: "stream identifier"
    case 137: "SSRR"
    case 142: "experimental access control"
    case 144: "IMI traffic descriptor"
    case 145: "extended IP"
    case 147: "address extension"
    case 148: "RA"
    case 149: "directed broadcast"
    case 151: "dynamic packet state"
    case 152: "upstream multicast"
    case 205: "experimental flow control"
    case 30, 94, 158, 222: "experiment"
    default: nil
    }
  }
}

extension IPv4Option {
  /// What a security option's level is called (RFC 1108 §2.3.1).
  public static func name(ofClassification level: UInt8) -> String? {
    switch level {
    case 0b0011_1101: "top secret"
    case 0b0101_1010: "secret"
    case 0b1001_0110: "confidential"
    case 0b1010_1011: "unclassified"
    default: nil
    }
  }
}
