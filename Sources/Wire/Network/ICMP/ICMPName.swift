/// What ICMP messages are called, in the words of their standards (IANA "ICMP Parameters"). One table for all reports:
/// `type` and `code` for a packet's line, `short` for a column of flows.
public enum ICMPName {
  /// - Returns: for example `echo request`; nil where the number is not assigned.
  public static func type(_ type: UInt8) -> String? {
    switch type {
    case 0: "echo reply"
    case 3: "destination unreachable"
    case 4: "source quench"
    case 5: "redirect"
    case 6: "alternate host address"
    case 8: "echo request"
    case 9: "router advertisement"
    case 10: "router solicitation"
    case 11: "time exceeded"
    case 12: "parameter problem"
    case 13: "time stamp query"
    case 14: "time stamp reply"
    case 15: "information request"
    case 16: "information reply"
    case 17: "address mask request"
    case 18: "address mask reply"
    case 19: "reserved for security"
    case 20...29: "reserved for robustness experiment"
    case 30: "traceroute"
    case 31: "datagram conversion error"
    case 32: "mobile host redirect"
    case 33: "IPv6 where-are-you"
    case 34: "IPv6 I-am-here"
    case 35: "mobile registration request"
    case 36: "mobile registration reply"
    case 37: "domain name request"
    case 38: "domain name reply"
    case 39: "SKIP algorithm discovery"
    case 40: "Photuris security failure"
    case 41: "experimental mobility"
    case 42: "extended echo request"
    case 43: "extended echo reply"
    case 253: "experiment 1"
    case 254: "experiment 2"
    default: nil
    }
  }

  /// - Returns: what the code adds to the type; nil where it adds nothing or is not assigned.
  public static func code(_ code: UInt8, ofType type: UInt8) -> String? {
    switch type {
    case 3: unreachable(code)
    case 5: redirect(code)
    case 6: code == 0 ? "alternate address for host" : nil
    case 9:
      switch code {
      case 0: "normal"
      case 16: "does not route common traffic"
      default: nil
      }
    case 11:
      switch code {
      case 0: "in-transit"
      case 1: "in reassembly"
      default: nil
      }
    case 12:
      switch code {
      case 0: "pointer indicates the error"
      case 1: "required option missing"
      case 2: "bad length"
      default: nil
      }
    case 30:
      switch code {
      case 0: "forwarded"
      case 1: "no route, discarded"
      default: nil
      }
    case 31: conversion(code)
    case 40: photuris(code)
    case 43: extendedEcho(code)
    default: nil
    }
  }

  private static func unreachable(_ code: UInt8) -> String? {
    switch code {
    case 0: "net unreachable"
    case 1: "host unreachable"
    case 2: "protocol unreachable"
    case 3: "port unreachable"
    case 4: "need to frag"
    case 5: "source route failed"
    case 6: "net unknown"
    case 7: "host unknown"
    case 8: "source host isolated"
    case 9: "net admin prohibited"
    case 10: "host admin prohibited"
    case 11: "net tos prohibited"
    case 12: "host tos prohibited"
    case 13: "admin prohibited filter"
    case 14: "host precedence violation"
    case 15: "precedence cutoff"
    default: nil
    }
  }

  private static func redirect(_ code: UInt8) -> String? {
    switch code {
    case 0: "net"
    case 1: "host"
    case 2: "net and tos"
    case 3: "host and tos"
    default: nil
    }
  }

  /// RFC 1475 §7.2.
  private static func conversion(_ code: UInt8) -> String? {
    switch code {
    case 0: "unknown or unspecified error"
    case 1: "do not convert option present"
    case 2: "unknown mandatory option present"
    case 3: "known unsupported option present"
    case 4: "unsupported transport protocol"
    case 5: "overall length exceeded"
    case 6: "IP header length exceeded"
    case 7: "transport protocol above 255"
    case 8: "port conversion out of range"
    case 9: "transport header length exceeded"
    case 10: "32 bit rollover missing and ACK set"
    case 11: "unknown mandatory transport option present"
    default: nil
    }
  }

  /// RFC 2521 §2.
  private static func photuris(_ code: UInt8) -> String? {
    switch code {
    case 0: "bad SPI"
    case 1: "authentication failed"
    case 2: "decompression failed"
    case 3: "decryption failed"
    case 4: "need authentication"
    case 5: "need authorization"
    default: nil
    }
  }

  /// RFC 8335 §3; ICMPv6's are the same.
  static func extendedEcho(_ code: UInt8) -> String? {
    switch code {
    case 0: "no error"
    case 1: "malformed query"
    case 2: "no such interface"
    case 3: "no such table entry"
    case 4: "multiple interfaces satisfy query"
    default: nil
    }
  }

  /// Short enough for a column: `echo`, `port unreach`; nil where the type has no short name.
  public static func short(_ type: UInt8, code: UInt8) -> String? {
    switch (type, code) {
    case (0, _): "echo reply"
    case (3, 0): "net unreach"
    case (3, 1): "host unreach"
    case (3, 2): "proto unreach"
    case (3, 3): "port unreach"
    case (3, 4): "frag needed"
    case (3, 9), (3, 10), (3, 13): "prohibited"
    case (3, _): "unreachable"
    case (4, _): "source quench"
    case (5, _): "redirect"
    case (8, _): "echo"
    case (9, _): "router advert"
    case (10, _): "router solicit"
    case (11, _): "time exceeded"
    case (12, _): "param problem"
    case (13, _): "timestamp"
    case (14, _): "timestamp reply"
    case (17, _): "mask request"
    case (18, _): "mask reply"
    default: nil
    }
  }
}
