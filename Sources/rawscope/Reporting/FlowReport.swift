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
  func write(_ flows: FlowRecords, _ summary: RunSummary) throws(ExitStatus) {
    let text = target.textOptions(command.grouping)
    let report = FlowsReport(flows, summary: summary, by: command.grouping.by)
    if !command.words.printing.json, report.isTable || command.words.countsOnly { try tellDoubts(summary) }
    try target.write { output in
      switch (command.words.printing.json, command.words.countsOnly) {
      case (true, true): report.writeSummary(to: &output)
      case (true, false): report.writeJSON(sort: command.grouping.sort, top: command.grouping.top?.rows, to: &output)
      case (false, true): CountLines(summary).write(to: &output)
      case (false, false): report.writeText(text, to: &output)
      }
    }
  }
}

extension FlowReport {
  /// A table has nothing but its rows, and `--count` nothing but its counts: what is in doubt about them, or with
  /// `-v` the whole head, goes to standard error.
  private func tellDoubts(_ summary: RunSummary) throws(ExitStatus) {
    let beside = ReportTarget(command.words.wishes, framesTakeStandardOutput: true)
    let head = Head(summary, beside.textOptions(command.grouping))
    if command.words.verbosity > 0 {
      try beside.write { head.write(to: &$0) }
    } else if !command.words.quiet {
      for doubt in head.doubts { Talk.say(doubt) }
    }
  }
}

/// `--count`: nothing but how many there are, flows only where they were counted.
struct CountLines {
  private let summary: RunSummary

  init(_ summary: RunSummary) { self.summary = summary }

  func write(to output: inout Output) {
    let tally = summary.tally
    line(tally.read, "packet", to: &output)
    if let flows = summary.flows { line(UInt64(flows), "flow", to: &output) }
  }

  private func line(_ count: UInt64, _ what: String, to output: inout Output) {
    output.bytes += "\(count) \(what)\(count == 1 ? "" : "s")".utf8
    output.endLine()
  }
}
