import Capture
import Flow
import Report
import Wire

/// One run of `flows`: frames in, flows out, and what is said beside.
struct FlowRun {
  let command: FlowsCommand
  let request: FlowRequest
  let filter: PacketFilter?
  private let options: FlowOptions

  init(_ command: FlowsCommand, _ request: FlowRequest) throws {
    self.command = command
    self.request = request
    filter = try FilterText.read(command.filter)
    options = command.key.flowOptions
  }

  /// - Throws: `UsageError` for a wrong filter; `ExitStatus` where the work failed or is incomplete, after that was
  ///   said.
  func perform() throws {
    switch request.origin {
    case .files(let paths): try FileRun(self, paths).perform()
    case .interface(let device): try LiveRun(self, device: device).perform()
    // A request of this kind only compiles a filter.
    case .none: return
    }
  }

  /// Bytes of each frame to keep; nil: as many as the source does.
  var snapshotLength: UInt32? { command.source.snapshotLength?.bytes }

  /// The file of `-w`, not made yet; nil without.
  ///
  /// - Parameter inputs: files that are being read.
  func frameOutput(inputs: [String]) -> FrameOutput? {
    request.output.map { path in
      FrameOutput(
        path: path, inputs: inputs, isNanoseconds: !command.words.micro, snapshotLength: snapshotLength,
        isUnbuffered: command.write.packetBuffered, owner: Relinquishment.owner(user: command.source.user))
    }
  }

  /// - Parameter cut: bytes that are kept of each frame, where the source does not see to that itself.
  func intake(cut: UInt32?, output: FrameOutput?) -> Intake {
    Intake(engine: FlowEngine(options), count: command.source.count?.value, cut: cut, output: output)
  }

  /// Prints what was found.
  ///
  /// - Throws: `ExitStatus.failure` where it could not be written, after that was said.
  func report(
    _ intake: Intake, sources: [String], isLive: Bool, statistics: CaptureStatistics,
    interfaces: [CaptureInterface], shortfalls: [RunSummary.Shortfall]
  ) throws(ExitStatus) {
    let flows = intake.engine.records()
    var statistics = statistics
    // Frames behind the last one of `-c` were lent and not taken.
    statistics.captured = intake.engine.tally.read
    let summary = RunSummary(
      sources: sources, isLive: isLive, tally: intake.engine.tally, statistics: statistics, interfaces: interfaces,
      flows: flows.count, shortfalls: shortfalls,
      endedAtCount: intake.ending == .count ? command.source.count?.value : nil, filter: filter?.expression,
      options: options)
    try FlowReport(command, framesTakeStandardOutput: request.output == "-").write(flows, summary)
  }
}

extension FlowKeyOptions {
  /// The same in the flow engine's terms.
  var flowOptions: FlowOptions {
    var options = FlowOptions()
    options.tunnels = tunnels == .inner ? .inner : .outer
    options.fragments = fragments == .join ? .join : .apart
    options.splitsOnReuse = !noSplit
    for part in separate?.parts ?? [] {
      switch part {
      case .vlan: options.separation.insert(.vlan)
      case .interface: options.separation.insert(.interface)
      }
    }
    options.hashSeed = hashSeed?.value ?? UInt64.random(in: .min ... .max)
    return options
  }
}
