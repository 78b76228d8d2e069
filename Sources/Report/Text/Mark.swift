import Flow
import Wire

/// A letter at the end of a flow's line, with a number before it where there is one to tell.
public struct Mark: Hashable, Sendable {
  public let symbol: String
  /// What the legend says, and the manual.
  public let meaning: String

  /// After a service's name.
  public static let byPort = Mark(symbol: "~", meaning: "service named by its port alone")
  public static let synchronizeAcknowledge = Mark(
    symbol: "A", meaning: "its SYN was not captured; the answer says who began")
  public static let fragments = Mark(symbol: "F", meaning: "fragments among its packets, so many")
  public static let interface = Mark(symbol: "I", meaning: "interface that captured it")
  public static let midstream = Mark(
    symbol: "M", meaning: "begun before the capture; who began is a guess")
  public static let portsUnknown = Mark(
    symbol: "P", meaning: "ports not in the capture (fragments, cut frames)")
  public static let tunnel = Mark(symbol: "T", meaning: "tunnels around it")
  public static let vlan = Mark(symbol: "V", meaning: "VLAN identifier, outer.inner")

  /// All marks, in the order in which they stand on a line.
  public static let all: [Mark] = [
    byPort, midstream, synchronizeAcknowledge, fragments, portsUnknown, tunnel, vlan, interface,
  ]
}

/// Writes a flow's marks and remembers which occurred, for the legend.
struct MarkWriter {
  private(set) var met: Set<Mark> = []
  /// Interfaces are told apart only where there are several and the flows are separated by them.
  let showsInterface: Bool

  init(showsInterface: Bool) { self.showsInterface = showsInterface }

  mutating func meet(_ mark: Mark) { met.insert(mark) }

  /// Appends the marks of a flow without blanks between them; nothing if it has none.
  mutating func append(_ flow: FlowRecord, to bytes: inout [UInt8]) {
    if flow.protocolNumber == .tcp {
      switch flow.originatorReason {
      case .firstPacket where flow.originator.number != .none: mark(.midstream, &bytes)
      case .synchronizeAcknowledge: mark(.synchronizeAcknowledge, &bytes)
      case .firstPacket, .synchronize, .reply: break
      }
    }
    if flow.fragments > 0 {
      bytes.appendDecimal(flow.fragments)
      mark(.fragments, &bytes)
    }
    if Names.hasPorts(flow.protocolNumber), flow.originator.number == .none { mark(.portsUnknown, &bytes) }
    if flow.tunnelDepth > 0 {
      bytes.appendDecimal(UInt64(flow.tunnelDepth))
      mark(.tunnel, &bytes)
    }
    if let vlan = flow.vlan {
      bytes.appendDecimal(UInt64(vlan))
      if let inner = flow.innerVLAN {
        bytes.append(0x2E)
        bytes.appendDecimal(UInt64(inner))
      }
      mark(.vlan, &bytes)
    }
    if showsInterface {
      bytes.appendDecimal(UInt64(flow.interface))
      mark(.interface, &bytes)
    }
  }

  private mutating func mark(_ mark: Mark, _ bytes: inout [UInt8]) {
    bytes.append(mark.symbol)
    met.insert(mark)
  }
}

extension ConnectionState {
  /// What the legend says of a state, in a few words.
  public var meaning: String {
    switch self {
    case .S0: "no answer seen"
    case .S1: "open at the end"
    case .SF: "ended in order (UDP, ICMP: answered)"
    case .REJ: "refused"
    case .S2: "closed by the originator alone"
    case .S3: "closed by the responder alone"
    case .RSTO: "reset by the originator"
    case .RSTR: "reset by the responder"
    case .RSTOS0: "reset by the originator before an answer"
    case .RSTRH: "reset by the responder; its beginning not seen"
    case .SH: "begun and closed by the originator, no answer seen"
    case .SHR: "only the responder seen"
    case .OTH: "begun before the capture, or not a conversation"
    }
  }
}
