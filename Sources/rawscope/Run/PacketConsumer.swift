import Capture
import Flow
import Glibc
import Report
import Wire

/// Prints a line, or a record, for each frame as it comes.
struct PacketConsumer: FrameConsumer {
  private let command: PacketsCommand
  private let target: ReportTarget
  private let stream: OutputStream
  private var output: Output
  private var report: PacketReport
  /// Only what every run counts: no packet is in a flow here.
  private var tally = FrameTally()

  init(_ command: PacketsCommand) {
    self.command = command
    target = ReportTarget(command.wishes, framesTakeStandardOutput: command.write.file == "-")
    stream = target.stream()
    output = target.output(to: stream)
    report = PacketReport(command.packetOptions)
  }

  var isSatisfied: Bool { command.printsLines && (!output.isOpen || stream.isAbandoned) }

  mutating func take(
    _ bytes: Span<UInt8>, _ frames: Span<Frame>, numbers: FrameNumbers, interfaces: [CaptureInterface]
  ) {
    tally.add(frames)
    guard command.printsLines else { return }
    for index in frames.indices {
      let frame = frames[index]
      let interface = interfaces[Int(frame.interface)]
      report.write(
        frame, of: bytes, number: numbers[index], link: interface.link, interface: interface.name, to: &output)
      if !output.isOpen { return }
    }
  }

  mutating func finish() { output.flush() }

  mutating func report(_ ending: RunEnding) throws(ExitStatus) {
    let summary = RunSummary(ending, tally: tally)
    if command.printing.json {
      if command.printsAnything { JSONWriter(interfaces: summary.interfaces).write(summary, to: &output) }
    } else if ending.hasCapture {
      if command.choice.countsOnly { CountLines(summary).write(to: &output) }
      if !ending.isLive { sayDoubts(summary) }
    }
    output.flush()
    try stream.close()
  }

  /// What touches the packets of a file as a whole has no line among theirs.
  private func sayDoubts(_ summary: RunSummary) {
    for doubt in Head(summary, target.textOptions(nil)).doubts { Talk.say(doubt) }
  }
}

extension FrameTally {
  /// Counts frames of a batch of which nothing but their number, lengths and times matters.
  fileprivate mutating func add(_ frames: Span<Frame>) {
    read += UInt64(frames.count)
    for index in frames.indices {
      let frame = frames[index]
      wireBytes += UInt64(frame.wire)
      if frame.captured < frame.wire { cut += 1 }
      if frame.flags.contains(.timeless) { continue }
      first = min(first ?? frame.time, frame.time)
      last = max(last ?? frame.time, frame.time)
    }
  }
}

extension PacketsCommand {
  /// Whether standard output gets anything.
  fileprivate var printsAnything: Bool { printsLines || choice.countsOnly }

  fileprivate var wishes: PrintingWishes {
    PrintingWishes(color: .never, isJSON: printing.json, isLineBuffered: printing.lineBuffered, time: times.style)
  }

  /// The same in the report's terms.
  fileprivate var packetOptions: PacketOptions {
    var options = PacketOptions()
    options.verbosity = line.verbosity
    options.showsLink = line.link
    options.showsNumbers = line.number
    options.absoluteSequence = line.absoluteSequence
    options.checksChecksums = !line.noChecksums
    options.isQuiet = line.brief
    options.entersTunnels = line.tunnels == .inner
    options.time = times.style
    options.isASCII = !Environment.isUTF8
    options.dump = line.dump
    options.isJSON = printing.json
    return options
  }
}

extension LineOptions {
  /// Which bytes are printed behind the line, and how.
  fileprivate var dump: PacketDump {
    switch (hex, hexAndText, text) {
    case (1..., _, _): .hexadecimal(withLink: hex > 1)
    case (_, 1..., _): .hexadecimalAndText(withLink: hexAndText > 1)
    case (_, _, 1...): .text(withLink: text > 1)
    default: .none
    }
  }
}
