import Capture
import Report
import Wire

/// A run over capture files.
struct FileRun {
  private let run: CaptureRun
  private let files: CaptureFiles

  init(_ run: CaptureRun, _ paths: [String]) {
    self.run = run
    files = CaptureFiles(paths: paths, filter: run.filter, shouldStop: { Signals.endAsked })
  }

  func perform<Consumer: FrameConsumer>(_ consumer: Consumer) throws {
    Signals.handle()
    var intake = read(consumer)
    // A filter that no file could take is a mistake on the command line, and nothing else is worth a word.
    if let refusal = refusalByAll(intake) { throw WrongFilter.error(refusal, words: run.wishes.filter.words) }
    if intake.lacksOutput, let error = intake.outputError {
      Talk.say(error)
      throw ExitStatus.failure
    }
    if run.wishes.verbosity > 0 {
      for (number, interface) in files.interfaces.enumerated() {
        Talk.say(FileWords.described(interface, number: number))
      }
    }
    // A file whose link types all refuse the filter has that as its error already.
    let refusals = files.filterRefusals.filter { $0.frames > 0 && !files.errors.contains($0.error) }
    var shortfalls = files.errors.map { RunSummary.Shortfall.error($0) } + refusals.map { .error($0.error) }
    if intake.ending == .signal { shortfalls.append(.interrupted) }
    if intake.ending == nil, let missing = run.wishes.packets?.missing(from: files.statistics.received) {
      shortfalls.append(.noSuchPackets(missing, count: files.statistics.received))
    }
    if let error = intake.outputError, !error.isClosedPipe { shortfalls.append(.error(error)) }

    var status: ExitStatus = shortfalls.isEmpty ? .success : .failure
    do throws(ExitStatus) {
      try run.report(
        &intake, sources: files.paths, isLive: false, hasCapture: files.filesRead > 0, statistics: files.statistics,
        interfaces: files.interfaces, shortfalls: shortfalls)
    } catch {
      status = error
    }
    Shortfalls.say(shortfalls)
    if intake.timesOutOfRange > 0, let path = run.wishes.output {
      let file = path == "-" ? "standard output" : Spoken.plain(path)
      Talk.say(
        "\(file): \(intake.timesOutOfRange) without a time that a pcap can hold (1970 to 2106): given the nearest")
    }
    if status != .success { throw status }
  }

  private func read<Consumer: FrameConsumer>(_ consumer: Consumer) -> Intake<Consumer> {
    var intake = run.intake(
      consumer, cut: run.wishes.snapshotLength, output: run.frameOutput(inputs: files.paths))
    var progress = run.wishes.showsProgress ? ProgressLine() : nil
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
      progress?.show(files.name, fraction: files.progress, packets: intake.taken)
    }
    progress?.erase()
    if files.isInterrupted { intake.end() }
    intake.finish(interfaces: files.interfaces, makesOutput: files.filesRead > 0 && refusalByAll(intake) == nil)
    return intake
  }

  /// Why the filter is wrong, where no file gave a frame and the filter kept one of them at least from it: of a
  /// pcapng that shows only when its last interface is known.
  private func refusalByAll(_ intake: Intake<some FrameConsumer>) -> CaptureError? {
    guard intake.taken == 0, files.errors.count == files.paths.count else { return nil }
    return files.errors.first(where: \.isFilter)
  }
}
