import Flow
import Report

/// The report of a run of `flows`, in the form that was asked for.
struct FlowReport {
  let command: FlowsCommand
  let target: ReportTarget

  init(_ command: FlowsCommand, framesTakeStandardOutput: Bool) {
    self.command = command
    target = ReportTarget(command.words.wishes, framesTakeStandardOutput: framesTakeStandardOutput)
  }

  /// - Throws: `ExitStatus.failure` where it could not be written.
  func write(_ flows: [FlowRecord], _ summary: RunSummary) throws(ExitStatus) {
    let text = target.textOptions(command.grouping)
    try target.write { output in
      if command.words.json {
        writeJSON(flows, summary, to: &output)
      } else if command.words.countsOnly {
        CountLines(summary).write(to: &output)
      } else {
        switch command.grouping.by ?? .host {
        case .host: HostScreen(flows, summary: summary, options: text).write(to: &output)
        case .endpoint: AggregateTable(of: .endpoint, flows, options: text).write(to: &output)
        case .service: AggregateTable(of: .service, flows, options: text).write(to: &output)
        case .pair: AggregateTable(of: .pair, flows, options: text).write(to: &output)
        case .flow: FlowTable(flows, summary: summary, options: text).write(to: &output)
        }
      }
    }
  }

  /// Records of the kind that `--by` names (flows, if it does not), then the summary.
  private func writeJSON(_ flows: [FlowRecord], _ summary: RunSummary, to output: inout Output) {
    var writer = JSONWriter(interfaces: summary.interfaces)
    let key = command.grouping.sort
    let rows = command.grouping.top.flatMap { $0.rows > 0 ? $0.rows : nil } ?? .max
    if !command.words.countsOnly {
      switch command.grouping.by ?? .flow {
      case .flow:
        for flow in key.map({ flows.busiestFirst(by: $0) })?.prefix(rows) ?? flows.prefix(rows) {
          writer.write(flow, to: &output)
        }
      case .host:
        for host in HostRecord.all(of: flows).busiestFirst(by: key ?? .bytes).prefix(rows) {
          writer.write(host, to: &output)
        }
      case .endpoint:
        for endpoint in EndpointRecord.all(of: flows).busiestFirst(by: key ?? .bytes).prefix(rows) {
          writer.write(endpoint, to: &output)
        }
      case .service:
        for service in ServiceRecord.all(of: flows).busiestFirst(by: key ?? .bytes).prefix(rows) {
          writer.write(service, to: &output)
        }
      case .pair:
        for pair in PairRecord.all(of: flows).busiestFirst(by: key ?? .bytes).prefix(rows) {
          writer.write(pair, to: &output)
        }
      }
    }
    writer.write(summary, to: &output)
  }
}

/// `--count`: nothing but how many there are.
struct CountLines {
  private let summary: RunSummary

  init(_ summary: RunSummary) { self.summary = summary }

  func write(to output: inout Output) {
    let tally = summary.tally
    line(tally.read, "packet", to: &output)
    line(UInt64(summary.flows), "flow", to: &output)
  }

  private func line(_ count: UInt64, _ what: String, to output: inout Output) {
    output.bytes += "\(count) \(what)\(count == 1 ? "" : "s")".utf8
    output.endLine()
  }
}
