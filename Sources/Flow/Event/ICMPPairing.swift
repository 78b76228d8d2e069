/// Which ICMP types are request and reply of one another, as Community ID v1 pairs them, so that both are one flow.
enum ICMPPairing {
  /// The type of the message that answers or asked for one of `type`; nil where nobody answers.
  static func counterpart(of type: UInt8, isVersion6: Bool) -> UInt8? {
    isVersion6 ? ofICMPv6(type) : ofICMP(type)
  }

  /// Whether a message of a paired type answers a request.
  static func isReply(_ type: UInt8, isVersion6: Bool) -> Bool {
    if isVersion6 { return [129, 131, 134, 136, 140, 145].contains(type) }
    return [0, 9, 14, 16, 18].contains(type)
  }

  /// RFC 792, RFC 950 (address mask), RFC 1256 (router discovery).
  private static func ofICMP(_ type: UInt8) -> UInt8? {
    switch type {
    case 0: 8
    case 8: 0
    case 9: 10
    case 10: 9
    case 13: 14
    case 14: 13
    case 15: 16
    case 16: 15
    case 17: 18
    case 18: 17
    default: nil
    }
  }

  /// RFC 4443, RFC 2710 (listener query and report), RFC 4861 (neighbour discovery), RFC 4620 (node information),
  /// RFC 6275 (home agent address discovery).
  private static func ofICMPv6(_ type: UInt8) -> UInt8? {
    switch type {
    case 128: 129
    case 129: 128
    case 130: 131
    case 131: 130
    case 133: 134
    case 134: 133
    case 135: 136
    case 136: 135
    case 139: 140
    case 140: 139
    case 144: 145
    case 145: 144
    default: nil
    }
  }
}
