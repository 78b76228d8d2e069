import Flow
import Wire

/// The first screen: the capture and its quality, then each host, busiest first, with the flows that it began, a
/// line each, and the endpoints that it serves. Each flow stands once.
public struct HostScreen {
  private let flows: [FlowRecord]
  private let summary: RunSummary
  private let options: TextOptions
  private let hosts: [HostRecord]
  private let hidden: Int
  private let lines: HostLines
  private var width: Int { max(options.width, TextOptions.leastWidth) }

  public init(_ flows: [FlowRecord], summary: RunSummary, options: TextOptions) {
    self.flows = flows
    self.summary = summary
    self.options = options
    let key = options.sort ?? .bytes
    let all = HostRecord.all(of: flows).busiestFirst(by: key)
    hosts = Array(all.prefix(options.hosts ?? .max))
    hidden = all.count - hosts.count
    lines = HostLines(of: hosts, in: flows, by: key, limit: options.linesPerHost)
  }

  /// Writes the whole screen; the caller flushes.
  public func write(to output: inout Output) {
    Head(summary, options).write(to: &output)
    var cells = FlowCells(
      options: options, isWide: width >= 120,
      showsInterface: summary.interfaces.count > 1 && summary.options.separation.contains(.interface))
    let layout = measure(with: cells)
    if !hosts.isEmpty { output.endLine() }
    var row = Row()
    for (place, host) in hosts.enumerated() {
      guard output.isOpen else { return }
      writeHeader(of: host, right: layout.lineWidth, to: &output)
      for flow in lines.flows(of: place) {
        cells.fill(&row, with: flows[flow])
        layout.write(row, to: &output)
      }
      for served in lines.served(by: place) { write(served, layout, &cells, &row, to: &output) }
      writeRest(of: place, to: &output)
    }
    if hidden > 0 {
      output.bytes.append("\(ellipsis) \(count(hidden)) more host\(hidden == 1 ? "" : "s"): --top 0")
      output.endLine()
    }
    Legend(cells: cells, summary: summary, options: options).write(to: &output, width: width)
  }

  /// The columns that all lines to be printed need.
  private func measure(with cells: FlowCells) -> RowLayout {
    var cells = cells
    var columns = FlowCells.columns
    var peers = [Int](repeating: 0, count: 64)
    var row = Row()
    for place in hosts.indices {
      for flow in lines.flows(of: place) {
        cells.fill(&row, with: flows[flow])
        columns.widen(for: row)
        peers[min(row.widths[FlowCells.Place.peer.rawValue], peers.count - 1)] += 1
      }
      for served in lines.served(by: place) {
        let name = cells.name(of: ServiceNumber(protocolNumber: served.protocolNumber, number: served.number))
        columns.widen(for: served, service: name)
      }
    }
    return RowLayout(columns, peers: peers, width: width, ascii: options.isASCII)
  }

  /// `192.168.1.10      sent 90.1 kB  received 711.9 kB  (wire)`
  private func writeHeader(of host: HostRecord, right: Int, to output: inout Output) {
    let address = host.address.description
    let parts = [
      text {
        $0.append("sent ")
        $0.appendBytes(host.totals.sent.wireBytes, exact: options.isExact)
      },
      text {
        $0.append("received ")
        $0.appendBytes(host.totals.received.wireBytes, exact: options.isExact)
      }, "(wire)",
    ]
    let totals = parts.joined(separator: "  ")
    output.bytes.append(options.style.heading)
    output.bytes.append(address)
    output.bytes.append(options.style.end)
    if columnCount(address) + 2 + columnCount(totals) <= width {
      output.bytes.pad(max(right - columnCount(address) - columnCount(totals), 2))
      output.bytes.append(totals)
      output.endLine()
    } else {
      output.endLine()
      let indent = RowLayout.deepIndent
      let lines = folded(parts, joint: "  ", indent: indent, start: indent, width: width)
      for (place, line) in lines.enumerated() {
        output.bytes.pad(place == 0 ? indent : 0)
        output.bytes.append(line)
        output.endLine()
      }
    }
  }

  /// `tcp  serves :443   https~  3 flows from 2 hosts  1.2 MB`
  private func write(
    _ served: EndpointRecord, _ layout: RowLayout, _ cells: inout FlowCells, _ row: inout Row,
    to output: inout Output
  ) {
    let name = cells.name(of: ServiceNumber(protocolNumber: served.protocolNumber, number: served.number))
    let visits = text {
      $0.appendCount(served.totals.flows, exact: options.isExact)
      $0.append(served.totals.flows == 1 ? " flow from " : " flows from ")
      $0.appendCount(served.peers, exact: options.isExact)
      $0.append(served.peers == 1 ? " host" : " hosts")
    }
    let bytes = text { $0.appendBytes(served.totals.measure(by: .bytes), exact: options.isExact) }
    row.clear()
    row.cell(Names.name(of: served.protocolNumber))
    row.cell("")
    row.cell { served.appendManner(to: &$0) }
    row.cell(name)
    layout.write(row, to: &output, then: [visits, bytes])
  }

  private func writeRest(of place: Int, to output: inout Output) {
    let rest = lines.rest(of: place)
    var parts: [String] = []
    if rest.flows > 0 { parts.append("\(count(rest.flows)) more flow\(rest.flows == 1 ? "" : "s")") }
    if rest.served > 0 { parts.append("\(count(rest.served)) more endpoint\(rest.served == 1 ? "" : "s")") }
    guard !parts.isEmpty else { return }
    output.bytes.append("  \(ellipsis) \(parts.joined(separator: ", ")): --top 0")
    output.endLine()
  }

  private var ellipsis: String { options.isASCII ? "..." : "…" }

  private func count(_ number: Int) -> String { count(UInt64(max(number, 0))) }

  private func count(_ number: UInt64) -> String { text { $0.appendCount(number, exact: options.isExact) } }
}

extension EndpointRecord {
  /// Appends how it met those who came to it: `serves :443`, `refuses :23`, `silent :161`, `answers`, `silent`.
  fileprivate func appendManner(to bytes: inout [UInt8]) {
    guard case .port(let port) = number else {
      return bytes.append(totals.sent.packets == 0 ? "silent" : "answers")
    }
    bytes.append(totals.sent.packets == 0 ? "silent :" : refused == totals.flows ? "refuses :" : "serves :")
    bytes.appendDecimal(UInt64(port))
  }
}

extension [Column] {
  /// Room for a line on what a host serves: its protocol and the service's name.
  fileprivate mutating func widen(for served: EndpointRecord, service: String) {
    let proto = FlowCells.Place.proto.rawValue
    let place = FlowCells.Place.service.rawValue
    self[proto].width = Swift.max(self[proto].width, columnCount(Names.name(of: served.protocolNumber)))
    self[place].width = Swift.max(self[place].width, columnCount(service))
  }
}
