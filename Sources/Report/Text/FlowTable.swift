import Flow
import Wire

/// `--by flow`: a line a flow, for awk. `o_` is the originator, `r_` the responder; all numbers are exact.
public struct FlowTable {
  private let flows: [FlowRecord]
  private let options: TextOptions
  private let showsInterface: Bool

  /// In the order of time, unless `options.sort` says otherwise.
  public init(_ flows: [FlowRecord], summary: RunSummary, options: TextOptions) {
    let ordered: [FlowRecord]
    if let key = options.sort { ordered = flows.busiestFirst(by: key) } else { ordered = flows }
    self.flows = Array(ordered.prefix(options.rows ?? .max))
    self.options = options
    showsInterface = summary.options.separation.contains(.interface)
  }

  /// Writes the table; the caller flushes.
  public func write(to output: inout Output) {
    var header: [(name: String, alignment: Column.Alignment)] = [
      ("first", .left), ("seconds", .right), ("protocol", .left), ("o_address", .left), ("o_port", .right),
      ("r_address", .left), ("r_port", .right), ("service_by_port", .left), ("state", .left), ("o_packets", .right),
      ("r_packets", .right), ("o_wire_bytes", .right), ("r_wire_bytes", .right), ("marks", .left),
    ]
    if options.time.form == .none { header.removeFirst() }
    var table = Table(header)
    var measuring = TimePrinter(options.time, joint: 0x54)
    var printing = TimePrinter(options.time, joint: 0x54)
    var marks = MarkWriter(showsInterface: showsInterface)
    table.write(
      flows, style: options.style, to: &output,
      measure: { fill(&$1, with: $0, &measuring, &marks) }, fill: { fill(&$1, with: $0, &printing, &marks) })
  }

  private func fill(_ row: inout Row, with flow: FlowRecord, _ time: inout TimePrinter, _ marks: inout MarkWriter) {
    if options.time.form != .none { row.cell { time.append(flow.first, to: &$0) } }
    row.cell { $0.appendSeconds(flow.duration) }
    row.cell(Names.name(of: flow.protocolNumber))
    row.cell { flow.originator.address.append(to: &$0) }
    row.cell { $0.appendNumber(flow.originator.number) }
    row.cell { flow.responder.address.append(to: &$0) }
    row.cell { $0.appendNumber(flow.responder.number) }
    row.cell(Names.word(for: ServiceNumber(of: flow)))
    row.cell(stateNames[Int(flow.state.rawValue)])
    row.cell { $0.appendDecimal(flow.originator.volume.packets) }
    row.cell { $0.appendDecimal(flow.responder.volume.packets) }
    row.cell { $0.appendDecimal(flow.originator.volume.wireBytes) }
    row.cell { $0.appendDecimal(flow.responder.volume.wireBytes) }
    row.cell {
      let start = $0.count
      marks.append(flow, to: &$0)
      if $0.count == start { $0.append(0x2D) }
    }
  }
}

extension Names {
  /// A service's name as one word; `-` where it has none.
  static func word(for service: ServiceNumber) -> String {
    purpose(of: service).map { $0.map { $0 == " " ? "_" : String($0) }.joined() } ?? "-"
  }
}

extension [UInt8] {
  /// A port, `type/code` of ICMP, or `-`.
  mutating func appendNumber(_ number: EndpointNumber) {
    switch number {
    case .none: append(0x2D)
    case .port(let port): appendDecimal(UInt64(port))
    case .icmp(let type, let code):
      appendDecimal(UInt64(type))
      append(0x2F)
      appendDecimal(UInt64(code))
    }
  }

  /// Seconds with nine digits, or `-`.
  mutating func appendSeconds(_ nanoseconds: UInt64?) {
    guard let nanoseconds else { return append(0x2D) }
    appendDecimal(nanoseconds / 1_000_000_000)
    append(0x2E)
    appendDecimal(nanoseconds % 1_000_000_000, digits: 9)
  }
}
