import Flow

/// All that `rawscope flows` prints, as text or as JSON Lines, by whatever it is listed.
public struct FlowsReport {
  /// What a line is about (`--by`).
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case host, endpoint, service, pair, flow
  }

  private let flows: [FlowRecord]
  private let summary: RunSummary
  private let subject: Subject?

  /// - Parameters:
  ///   - flows: in the order of output.
  ///   - subject: nil where the user named none: hosts in text, flows in JSON.
  public init(_ flows: [FlowRecord], summary: RunSummary, by subject: Subject?) {
    self.flows = flows
    self.summary = summary
    self.subject = subject
  }

  /// Whether the text is a table for awk, without the head (which then belongs on stderr: `Head`).
  public var isTable: Bool { subject != nil && subject != .host }

  /// Writes the host screen or a table, and flushes.
  public func writeText(_ options: TextOptions, to output: inout Output) {
    switch subject {
    case nil, .host: HostScreen(flows, summary: summary, options: options).write(to: &output)
    case .flow: FlowTable(flows, summary: summary, options: options).write(to: &output)
    case .endpoint: AggregateTable(of: .endpoint, flows, options: options).write(to: &output)
    case .service: AggregateTable(of: .service, flows, options: options).write(to: &output)
    case .pair: AggregateTable(of: .pair, flows, options: options).write(to: &output)
    }
    output.flush()
  }

  /// Writes a record a line and the `summary` record, and flushes.
  ///
  /// - Parameters:
  ///   - sort: nil: flows in the order of time, all else by bytes.
  ///   - top: so many records at most, the summary not counted; nil or 0: all.
  public func writeJSON(sort: SortKey?, top: Int?, to output: inout Output) {
    var writer = JSONWriter(interfaces: summary.interfaces)
    let most = top.map { $0 > 0 ? $0 : .max } ?? .max
    func write<Record: FlowAggregate>(
      _ records: [Record], _ one: (inout JSONWriter, Record, inout Output) -> Void
    ) {
      for record in records.busiestFirst(by: sort ?? .bytes).prefix(most) where output.isOpen {
        one(&writer, record, &output)
      }
    }
    switch subject {
    case nil, .flow:
      let ordered = sort.map { flows.busiestFirst(by: $0) } ?? flows
      for flow in ordered.prefix(most) where output.isOpen { writer.write(flow, to: &output) }
    case .host: write(HostRecord.all(of: flows)) { $0.write($1, to: &$2) }
    case .endpoint: write(EndpointRecord.all(of: flows)) { $0.write($1, to: &$2) }
    case .service: write(ServiceRecord.all(of: flows)) { $0.write($1, to: &$2) }
    case .pair: write(PairRecord.all(of: flows)) { $0.write($1, to: &$2) }
    }
    writer.write(summary, to: &output)
    output.flush()
  }
}
