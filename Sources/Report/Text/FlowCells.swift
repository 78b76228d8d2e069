import Flow
import Wire

/// A flow's line under the host that began it, as cells.
struct FlowCells {
  /// Places of the cells; the time and the second count of bytes may be empty and then have no column.
  enum Place: Int, CaseIterable { case proto, time, peer, service, state, packets, bytes, bytesBack, duration, marks }

  let options: TextOptions
  /// Bytes each way instead of both together.
  let isWide: Bool
  let showsTime: Bool
  var marks: MarkWriter
  private(set) var states: Set<ConnectionState> = []
  private var time: TimePrinter
  private var services: [ServiceNumber: String] = [:]

  init(options: TextOptions, isWide: Bool, showsInterface: Bool) {
    self.options = options
    self.isWide = isWide
    showsTime = options.time.form != .none && (isWide || options.alwaysShowsTime)
    marks = MarkWriter(showsInterface: showsInterface)
    time = TimePrinter(options.time)
  }

  /// Columns in the order of `Place`, no width yet.
  static var columns: [Column] {
    Place.allCases.map { place in
      switch place {
      // Wide enough for the usual three, so that most screens look alike.
      case .proto: Column(.left, width: 4, gap: 0)
      case .time, .peer: Column(.left, gap: 1)
      case .service, .state, .marks: Column(.left)
      case .packets, .bytes, .bytesBack, .duration: Column(.right)
      }
    }
  }

  mutating func fill(_ row: inout Row, with flow: FlowRecord) {
    row.clear()
    row.cell(Names.name(of: flow.protocolNumber))
    row.cell { if showsTime { time.append(flow.first, to: &$0) } }
    row.cell { Self.append(flow.responder, to: &$0) }
    row.cell(service(of: flow))
    row.cell(stateNames[Int(flow.state.rawValue)])
    states.insert(flow.state)
    let sent = flow.originator.volume
    let received = flow.responder.volume
    row.cell {
      $0.appendCount(sent.packets &+ received.packets, exact: options.isExact)
      $0.append(" pkt")
    }
    if isWide {
      row.cell { append(sent.wireBytes, arrow: options.isASCII ? ">" : "→", to: &$0) }
      row.cell { append(received.wireBytes, arrow: options.isASCII ? "<" : "←", to: &$0) }
    } else {
      row.cell { $0.appendBytes(sent.wireBytes &+ received.wireBytes, exact: options.isExact) }
      row.cell("")
    }
    row.cell {
      if let duration = flow.duration {
        $0.appendDuration(duration, exact: options.isExact, ascii: options.isASCII)
      } else {
        $0.append("no time")
      }
    }
    row.cell { marks.append(flow, to: &$0) }
  }

  private func append(_ bytes: UInt64, arrow: String, to row: inout [UInt8]) {
    row.append(arrow)
    row.append(0x20)
    row.appendBytes(bytes, exact: options.isExact)
  }

  private mutating func service(of flow: FlowRecord) -> String { name(of: ServiceNumber(of: flow)) }

  /// A service's name with its mark, the ICMP message, or a hyphen.
  mutating func name(of service: ServiceNumber) -> String {
    if let known = services[service] {
      if known.utf8.last == 0x7E { marks.meet(.byPort) }
      return known
    }
    var name = Names.purpose(of: service) ?? "-"
    if case .port = service.number, name != "-" {
      name += Mark.byPort.symbol
      marks.meet(.byPort)
    }
    services[service] = name
    return name
  }

  /// `192.0.2.1:443`, `[2001:db8::1]:443`, or the address alone.
  static func append(_ side: FlowSide, to bytes: inout [UInt8]) {
    guard case .port(let port) = side.number else { return side.address.append(to: &bytes) }
    let isVersion6 = side.address.version == .v6
    if isVersion6 { bytes.append(0x5B) }
    side.address.append(to: &bytes)
    if isVersion6 { bytes.append(0x5D) }
    bytes.append(0x3A)
    bytes.appendDecimal(UInt64(port))
  }
}
