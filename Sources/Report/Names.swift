import Flow
import Wire

/// What numbers are called in reports. All names come from Wire's tables.
enum Names {
  /// The protocol's keyword in lower case (`tcp`, `ospfigp`), for each number; the number where it has no keyword.
  static let protocols: [String] = (0...UInt8.max).map { number in
    // The one departure: IANA's keyword is IPv6-ICMP, but its C name, Zeek and most people say ICMPv6.
    if IPProtocol(rawValue: number) == .icmpv6 { return "icmpv6" }
    guard let keyword = IPProtocol(rawValue: number).keyword else { return "\(number)" }
    // A keyword with a blank in it (Mobility Header) must stay one word for awk.
    return keyword.lowercased().replacingBlanks()
  }

  static func name(of number: IPProtocol) -> String { protocols[Int(number.rawValue)] }

  /// The service that is registered for an endpoint's port; nil without a port or a registration.
  static func service(_ number: EndpointNumber, _ protocolNumber: IPProtocol) -> String? {
    guard case .port(let port) = number else { return nil }
    return ServiceName.name(port: port, protocolNumber: protocolNumber)
  }

  /// What a flow is for, in a word or two: the service of the responder's port, or the originator's ICMP type.
  static func purpose(of service: ServiceNumber) -> String? {
    switch service.number {
    case .none: nil
    case .port: Names.service(service.number, service.protocolNumber)
    case .icmp(let type, let code): ICMPName.name(type: type, code: code, isVersion6: service.protocolNumber == .icmpv6)
    }
  }

  /// Whether the protocol's ends have ports, so that a missing one is unknown and not without meaning.
  static func hasPorts(_ number: IPProtocol) -> Bool { number == .tcp || number == .udp }

  static func isICMP(_ number: IPProtocol) -> Bool { number == .icmp || number == .icmpv6 }

  static func hexadecimal(_ number: UInt64, digits: Int) -> String {
    var text = "0x"
    for shift in stride(from: 4 * (digits - 1), through: 0, by: -4) {
      text.unicodeScalars.append(Unicode.Scalar(hexDigit(UInt8(truncatingIfNeeded: number >> UInt64(shift) & 0xF))))
    }
    return text
  }
}

extension String {
  fileprivate func replacingBlanks() -> String {
    String(map { $0 == " " ? "-" : $0 })
  }
}

/// Names of ICMP messages in the words of their RFCs, short enough for a column.
enum ICMPName {
  /// - Returns: for example `echo`, `port unreachable`; `type 42` where it has no name here.
  static func name(type: UInt8, code: UInt8, isVersion6: Bool) -> String {
    (isVersion6 ? version6(type, code) : version4(type, code)) ?? "type \(type)"
  }

  // IANA "ICMP Parameters".
  private static func version4(_ type: UInt8, _ code: UInt8) -> String? {
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

  // IANA "ICMPv6 Parameters".
  private static func version6(_ type: UInt8, _ code: UInt8) -> String? {
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

/// Names of connection states, in text and JSON: `stateNames[Int(state.rawValue)]`, made once for all lines.
let stateNames: [String] = ConnectionState.allCases.map { "\($0)" }
