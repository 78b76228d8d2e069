import Flow
import Wire

/// `--by endpoint`, `--by service`, `--by pair`: a line each, busiest first, for awk; all numbers are exact.
public struct AggregateTable {
  /// What the lines are about.
  public enum Subject: Hashable, Sendable { case endpoint, service, pair }
  private let flows: FlowRecords
  private let subject: Subject
  private let options: TextOptions

  public init(of subject: Subject, _ flows: FlowRecords, options: TextOptions) {
    self.flows = flows
    self.subject = subject
    self.options = options
  }

  /// Writes the table; the caller flushes.
  public func write(to output: inout Output) {
    switch subject {
    case .endpoint: writeEndpoints(&output)
    case .service: writeServices(&output)
    case .pair: writePairs(&output)
    }
  }

  private typealias Header = [(name: String, alignment: Column.Alignment)]

  private static let totals: Header = [
    ("sent_packets", .right), ("received_packets", .right), ("sent_wire_bytes", .right),
    ("received_wire_bytes", .right), ("seconds", .right),
  ]

  private func writeEndpoints(_ output: inout Output) {
    let header: Header = [
      ("address", .left), ("port", .right), ("protocol", .left), ("service", .left), ("flows", .right),
      ("peers", .right),
    ]
    write(EndpointRecord.all(of: flows), header, &output) { row, endpoint in
      row.cell { endpoint.address.append(to: &$0) }
      row.cell { $0.appendNumber(endpoint.number) }
      row.cell(Names.name(of: endpoint.protocolNumber))
      row.cell(
        Names.word(for: ServiceNumber(protocolNumber: endpoint.protocolNumber, number: endpoint.number)))
      row.cell { $0.appendDecimal(endpoint.totals.flows) }
      row.cell { $0.appendDecimal(endpoint.peers) }
    }
  }

  private func writeServices(_ output: inout Output) {
    let header: Header = [
      ("service", .left), ("port", .right), ("protocol", .left), ("flows", .right), ("originators", .right),
      ("responders", .right),
    ]
    write(ServiceRecord.all(of: flows), header, &output) { row, service in
      row.cell(Names.word(for: service.name))
      row.cell { $0.appendNumber(service.number) }
      row.cell(Names.name(of: service.protocolNumber))
      row.cell { $0.appendDecimal(service.totals.flows) }
      row.cell { $0.appendDecimal(service.originators) }
      row.cell { $0.appendDecimal(service.responders) }
    }
  }

  private func writePairs(_ output: inout Output) {
    let header: Header = [("address", .left), ("peer", .left), ("flows", .right)]
    write(PairRecord.all(of: flows), header, &output) { row, pair in
      row.cell { pair.name.first.append(to: &$0) }
      row.cell { pair.name.second.append(to: &$0) }
      row.cell { $0.appendDecimal(pair.totals.flows) }
    }
  }

  private func write<Record: FlowAggregate>(
    _ records: [Record], _ header: Header, _ output: inout Output, name: (inout Row, Record) -> Void
  ) {
    let ordered = records.busiestFirst(by: options.sort ?? .bytes, limit: options.rows)
    func fill(_ record: Record, _ row: inout Row) {
      name(&row, record)
      row.cell { $0.appendDecimal(record.totals.sent.packets) }
      row.cell { $0.appendDecimal(record.totals.received.packets) }
      row.cell { $0.appendDecimal(record.totals.sent.wireBytes) }
      row.cell { $0.appendDecimal(record.totals.received.wireBytes) }
      row.cell { $0.appendSeconds(record.totals.duration) }
    }
    var table = Table(header + Self.totals)
    table.write(ordered, style: options.style, to: &output, measure: fill, fill: fill)
  }
}
