import Capture
import Flow
import Report
import Wire

/// Adds frames up to flows, and prints these at the end.
struct FlowConsumer: FrameConsumer {
  private let command: FlowsCommand
  private let options: FlowOptions
  private let framesTakeStandardOutput: Bool
  private var engine: FlowEngine
  private var links: [LinkLayer] = []

  init(_ command: FlowsCommand) {
    self.command = command
    options = command.key.flowOptions
    framesTakeStandardOutput = command.write.file == "-"
    engine = FlowEngine(options)
  }

  // Nothing is printed before the end.
  var isSatisfied: Bool { false }

  mutating func take(
    _ bytes: Span<UInt8>, _ frames: Span<Frame>, numbers: FrameNumbers, interfaces: [CaptureInterface]
  ) {
    // Once a batch: interfaces join, and a packet's flags may tell of a check sequence that was not known.
    links = interfaces.map(\.link)
    engine.observe(bytes: bytes, frames: frames, links: links)
  }

  mutating func finish() { engine.finish() }

  mutating func report(_ ending: RunEnding) throws(ExitStatus) {
    // A capture without a frame has a report; no capture at all has none for people.
    guard ending.hasCapture || command.words.printing.json else { return }
    let flows = engine.records()
    var summary = RunSummary(ending, tally: engine.tally)
    summary.flows = flows.count
    summary.options = options
    try FlowReport(command, framesTakeStandardOutput: framesTakeStandardOutput).write(flows, summary)
  }
}

extension RunSummary {
  /// What every run has to tell.
  init(_ ending: RunEnding, tally: FrameTally) {
    self.init(
      sources: ending.sources, isLive: ending.isLive, tally: tally, statistics: ending.statistics,
      interfaces: ending.interfaces, shortfalls: ending.shortfalls, endedAtCount: ending.endedAtCount,
      filter: ending.filter)
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
