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
    case .icmp(let type, let code):
      (service.protocolNumber == .icmpv6
        ? ICMPv6Name.short(type, code: code) : ICMPName.short(type, code: code)) ?? "type \(type)"
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

/// Names of connection states, in text and JSON: `stateNames[Int(state.rawValue)]`, made once for all lines.
let stateNames: [String] = ConnectionState.allCases.map { "\($0)" }
