import Capture
import Flow
import Report
import Wire

/// A run over capture files.
struct FileRun {
  private let run: FlowRun
  private let files: CaptureFiles

  init(_ run: FlowRun, _ paths: [String]) {
    self.run = run
    files = CaptureFiles(paths: paths, filter: run.filter, shouldStop: { Signals.endAsked })
  }

  func perform() throws {
    Signals.handle()
    let intake = read()
    // A filter that no file could take is a mistake on the command line, and nothing else is worth a word.
    if let refusal = refusalByAll(intake) { throw WrongFilter.error(refusal, words: run.command.filter.words) }
    if intake.lacksOutput, let error = intake.outputError {
      Talk.say(error)
      throw ExitStatus.failure
    }
    if run.command.words.verbosity > 0 {
      for (number, interface) in files.interfaces.enumerated() {
        Talk.say(FileWords.described(interface, number: number))
      }
    }
    // A file whose link types all refuse the filter has that as its error already.
    let refusals = files.filterRefusals.filter { $0.frames > 0 && !files.errors.contains($0.error) }
    var shortfalls = files.errors.map { RunSummary.Shortfall.error($0) } + refusals.map { .error($0.error) }
    if intake.ending == .signal { shortfalls.append(.interrupted) }
    if let error = intake.outputError, !error.isClosedPipe { shortfalls.append(.error(error)) }

    var status: ExitStatus = shortfalls.isEmpty ? .success : .failure
    // A capture without a frame has a report; no capture at all has none for people.
    if files.filesRead > 0 || run.command.words.json {
      do throws(ExitStatus) {
        try run.report(
          intake, sources: files.paths, isLive: false, statistics: files.statistics, interfaces: files.interfaces,
          shortfalls: shortfalls)
      } catch {
        status = error
      }
    }
    Shortfalls.say(shortfalls)
    if intake.timesOutOfRange > 0, let path = run.request.output {
      let file = path == "-" ? "standard output" : Spoken.plain(path)
      Talk.say(
        "\(file): \(intake.timesOutOfRange) without a time that a pcap can hold (1970 to 2106): given the nearest")
    }
    if status != .success { throw status }
  }

  private func read() -> Intake {
    var intake = run.intake(cut: run.snapshotLength, output: run.frameOutput(inputs: files.paths))
    let words = run.command.words
    var progress = words.noProgress || words.quiet ? nil : ProgressLine()
    // The files keep their errors for themselves, so that a damaged one does not keep the next from being read.
    while (try? intake.takeNext(from: files)) ?? false {
      if Signals.endAsked {
        intake.end()
        break
      }
      if Signals.takeStatisticsAsked() {
        progress?.erase()
        Shortfalls.sayStatistics(files.statistics)
      }
      progress?.show(files.name, fraction: files.progress, packets: intake.engine.tally.read)
    }
    progress?.erase()
    if files.isInterrupted { intake.end() }
    intake.finish(interfaces: files.interfaces, makesOutput: files.filesRead > 0 && refusalByAll(intake) == nil)
    return intake
  }

  /// Why the filter is wrong, where no file gave a frame and the filter kept one of them at least from it: of a
  /// pcapng that shows only when its last interface is known.
  private func refusalByAll(_ intake: Intake) -> CaptureError? {
    guard intake.engine.tally.read == 0, files.errors.count == files.paths.count else { return nil }
    return files.errors.first(where: \.isFilter)
  }
}
