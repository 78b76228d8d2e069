import Capture
import Wire

/// What is said about a capture while it runs.
enum LiveWords {
  /// - Parameter result: what is printed at the end; nil: nothing.
  static func listening(_ live: any LiveSource, result: String?) -> String {
    let link = live.interfaces.first.map { " (" + name(of: $0.link.type) + ")" } ?? ""
    return "listening on \(Spoken.plain(live.name))\(link); an interrupt (^C) ends it"
      + (result.map { " and prints \($0)" } ?? "")
  }

  /// How the device was opened, by which call of socket(2), and what such a socket does not see.
  static func opening(_ opening: LiveOpening, device: String) -> String {
    var line = "\(Spoken.plain(device)): "
    switch opening.method {
    case .ring, .auto: line += "ring of \(opening.ringKiB) KiB"
    case .libpcap: line += "libpcap, buffer of \(opening.ringKiB) KiB"
    }
    if opening.ringKiB < opening.ringKiBAsked { line += " (of \(opening.ringKiBAsked) KiB wanted)" }
    if let refusal = opening.refusal { line += ", because " + reason(refusal) }
    guard let socket = opening.socket else { return line + "; no socket" }
    line += "; socket(\(family(socket.family)), \(type(socket.type)), \(socket.number))"
    if let bound = socket.boundTo { line += bound == 3 ? ", bound to ETH_P_ALL" : ", bound to protocol \(bound)" }
    if socket.family == 17 {
      line += "; it sees neither what the card or XDP took, nor the segments that offload has joined or not yet cut"
    }
    return line
  }

  static func linkState(_ state: LinkState, device: String) -> String {
    let name = Spoken.plain(device)
    return switch state {
    case .up: "\(name) is up again"
    case .down: "\(name) is down: no frames until it is up (ip link set dev \(name) up)"
    case .gone: "\(name) is gone"
    }
  }

  /// The kernel's count does not close.
  static func imbalance(_ accounting: CaptureAccounting) -> String {
    "the kernel counted \(accounting.received) packets, and \(accounting.delivered) taken over "
      + "and \(accounting.dropped) dropped do not add up to them"
  }

  static func name(of link: LinkType) -> String { link.row?.name ?? "link type \(link.rawValue)" }

  private static func reason(_ refusal: RingRefusal) -> String {
    switch refusal {
    case .notAnInterface: "it is no interface of the kernel's"
    case .hardwareType(let number): "the ring does not know frames of hardware type \(number)"
    case .linkTypeAsked: "the ring has another link type than the one asked for"
    case .kernel(let call, let errno): "the kernel refused \(call): \(SystemText.of(errno))"
    }
  }

  private static func family(_ number: Int32) -> String {
    switch number {
    case 16: "AF_NETLINK"
    case 17: "AF_PACKET"
    default: "\(number)"
    }
  }

  private static func type(_ number: Int32) -> String {
    switch number {
    case 2: "SOCK_DGRAM"
    case 3: "SOCK_RAW"
    default: "\(number)"
    }
  }
}
