/// Mobility options (IANA "Mobility Options").
public enum MobilityOption {
  /// - Returns: what an option's type is called; nil where it is not assigned.
  public static func name(ofType number: UInt16) -> String? {
    number < 30 ? early(number) : late(number)
  }

  private static func early(_ number: UInt16) -> String? {
    switch number {
    case 0: "pad1"
    case 1: "padN"
    case 2: "refresh"
    case 3: "alternate care-of"
    case 4: "nonce indices"
    case 5: "authorization"
    case 6: "mobile network prefix"
    case 7: "link-layer address"
    case 8: "mobile node identifier"
    case 9: "authentication"
    case 10: "replay protection"
    case 11: "CGA parameters request"
    case 12: "CGA parameters"
    case 13: "signature"
    case 14: "permanent home keygen token"
    case 15: "care-of test init"
    case 16: "care-of test"
    case 17: "DNS update"
    case 18: "experimental"
    case 19: "vendor specific"
    case 20: "service selection"
    case 21: "fast handover authorization"
    case 22: "home network prefix"
    case 23: "handoff indicator"
    case 24: "access technology"
    case 25: "mobile node link-layer identifier"
    case 26: "link-local address"
    case 27: "timestamp"
    case 28: "restart counter"
    case 29: "IPv4 home address"
    default: nil
    }
  }

  private static func late(_ number: UInt16) -> String? {
    switch number {
    case 30: "IPv4 address acknowledgment"
    case 31: "NAT detection"
    case 32: "IPv4 care-of address"
    case 33: "GRE key"
    case 34: "address or prefix"
    case 35: "binding identifier"
    case 36: "IPv4 home address request"
    case 37: "IPv4 home address reply"
    case 38: "IPv4 default-router address"
    case 39: "IPv4 DHCP support mode"
    case 40: "context request"
    case 41: "local mobility anchor address"
    case 42: "mobile node link-local address identifier"
    case 43: "transient binding"
    case 44: "flow summary"
    case 45: "flow identification"
    case 46: "redirect capability"
    case 47: "redirect"
    case 48: "load information"
    case 49: "alternate IPv4 care-of"
    case 50: "mobile node group identifier"
    case 51: "MAG IPv6 address"
    case 52: "access network identifier"
    case 53: "IPv4 traffic offload selector"
    case 54: "dynamic IP multicast selector"
    case 55: "delegated mobile network prefix"
    case 56: "active multicast subscription IPv4"
    case 57: "active multicast subscription IPv6"
    case 58: "quality of service"
    case 59: "LMA user-plane address"
    case 60: "multicast mobility"
    case 61: "multicast acknowledgment"
    case 62: "LMA-controlled MAG parameters"
    case 63: "MAG multipath binding"
    case 64: "MAG identifier"
    case 65: "anchored prefix"
    case 66: "local prefix"
    case 67: "previous MAG"
    case 68: "mobile node link-local address"
    case 69: "DNS update mode"
    default: nil
    }
  }
}
