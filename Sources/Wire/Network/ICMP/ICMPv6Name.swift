/// What ICMPv6 messages are called, in the words of their standards (IANA "ICMPv6 Parameters"). One table for all
/// reports: `type` and `code` for a packet's line, `short` for a column of flows.
public enum ICMPv6Name {
  /// - Returns: for example `echo request`; nil where the number is not assigned.
  public static func type(_ type: UInt8) -> String? {
    switch type {
    case 1: "destination unreachable"
    case 2: "packet too big"
    case 3: "time exceeded"
    case 4: "parameter problem"
    case 100, 101, 200, 201: "private experiment"
    case 127: "reserved for expansion of error messages"
    case 128: "echo request"
    case 129: "echo reply"
    case 130: "multicast listener query"
    case 131: "multicast listener report"
    case 132: "multicast listener done"
    case 133: "router solicitation"
    case 134: "router advertisement"
    case 135: "neighbor solicitation"
    case 136: "neighbor advertisement"
    case 137: "redirect"
    case 138: "router renumbering"
    case 139: "node information query"
    case 140: "node information reply"
    case 141: "inverse neighbor solicitation"
    case 142: "inverse neighbor advertisement"
    case 143: "multicast listener report v2"
    case 144: "home agent discovery request"
    case 145: "home agent discovery reply"
    case 146: "mobile prefix solicitation"
    case 147: "mobile prefix advertisement"
    case 148: "certification path solicitation"
    case 149: "certification path advertisement"
    case 150: "experimental mobility"
    case 151: "multicast router advertisement"
    case 152: "multicast router solicitation"
    case 153: "multicast router termination"
    case 154: "fast handover"
    case 155: "RPL"
    case 156: "ILNP locator update"
    case 157: "duplicate address request"
    case 158: "duplicate address confirmation"
    case 159: "MPL control"
    case 160: "extended echo request"
    case 161: "extended echo reply"
    case 255: "reserved for expansion of informational messages"
    default: nil
    }
  }

  /// - Returns: what the code adds to the type; nil where it adds nothing or is not assigned.
  public static func code(_ code: UInt8, ofType type: UInt8) -> String? {
    switch type {
    case 1: unreachable(code)
    case 3:
      switch code {
      case 0: "in-transit"
      case 1: "in reassembly"
      default: nil
      }
    case 4: parameterProblem(code)
    case 138:
      switch code {
      case 0: "command"
      case 1: "result"
      case 255: "sequence number reset"
      default: nil
      }
    case 139:
      switch code {
      case 0: "about an IPv6 address"
      case 1: "about a name"
      case 2: "about an IPv4 address"
      default: nil
      }
    case 140:
      switch code {
      case 0: "success"
      case 1: "refused"
      case 2: "unknown query type"
      default: nil
      }
    case 155: RPLMessage.name(ofCode: code)
    case 157, 158: duplicateAddress(code)
    case 161: ICMPName.extendedEcho(code)
    default: nil
    }
  }

  private static func unreachable(_ code: UInt8) -> String? {
    switch code {
    case 0: "no route"
    case 1: "admin prohibited"
    case 2: "beyond scope of source address"
    case 3: "unreachable address"
    case 4: "unreachable port"
    case 5: "source address failed policy"
    case 6: "reject route"
    case 7: "error in source routing header"
    case 8: "headers too long"
    case 9: "error in P-route"
    default: nil
    }
  }

  private static func parameterProblem(_ code: UInt8) -> String? {
    switch code {
    case 0: "erroneous header field"
    case 1: "unrecognized next header"
    case 2: "unrecognized option"
    case 3: "first fragment without the whole header chain"
    case 4: "SR upper-layer header error"
    case 5: "unrecognized next header at an intermediate node"
    case 6: "extension header too big"
    case 7: "extension header chain too long"
    case 8: "too many extension headers"
    case 9: "too many options in an extension header"
    case 10: "option too big"
    default: nil
    }
  }

  /// RFC 8505 §4.4: the high four bits of the code are a prefix, the low four the length of the registration's
  /// identifier in units of 8 bytes.
  private static func duplicateAddress(_ code: UInt8) -> String? {
    switch code & 0xF {
    case 1: "64 bit identifier"
    case 2: "128 bit identifier"
    case 3: "192 bit identifier"
    case 4: "256 bit identifier"
    default: nil
    }
  }

  /// Short enough for a column: `echo`, `port unreach`; nil where the type has no short name.
  public static func short(_ type: UInt8, code: UInt8) -> String? {
    switch (type, code) {
    case (1, 0): "no route"
    case (1, 1): "prohibited"
    case (1, 3): "addr unreach"
    case (1, 4): "port unreach"
    case (1, _): "unreachable"
    case (2, _): "too big"
    case (3, _): "time exceeded"
    case (4, _): "param problem"
    case (128, _): "echo"
    case (129, _): "echo reply"
    case (130, _): "mcast query"
    case (131, _), (143, _): "mcast report"
    case (132, _): "mcast done"
    case (133, _): "router solicit"
    case (134, _): "router advert"
    case (135, _): "neighb solicit"
    case (136, _): "neighb advert"
    case (137, _): "redirect"
    default: nil
    }
  }
}
