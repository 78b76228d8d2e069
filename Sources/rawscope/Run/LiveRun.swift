import Capture
import Glibc
import Report
import Wire

/// A run on an interface, until a signal, a count or the interface's end.
struct LiveRun {
  private let run: CaptureRun
  private let device: String
  private var source: SourceOptions { run.wishes.source }
  private var wishes: CaptureWishes { run.wishes }

  init(_ run: CaptureRun, device: String) {
    self.run = run
    self.device = device
  }

  func perform(_ consumer: some FrameConsumer) throws {
    Signals.handle()
    let (live, output) = try open()
    try Relinquishment.perform(user: source.user, isVerbose: wishes.verbosity > 0)
    if !wishes.isQuiet { Talk.say(LiveWords.listening(live, result: wishes.result)) }
    var intake = run.intake(consumer, cut: nil, output: output)
    let errors = read(live, &intake)

    var shortfalls = errors.map { RunSummary.Shortfall.error($0) }
    if let error = intake.outputError, !error.isClosedPipe { shortfalls.append(.error(error)) }
    var status: ExitStatus = shortfalls.isEmpty ? .success : .failure
    do throws(ExitStatus) {
      try run.report(
        &intake, sources: [device], isLive: true, statistics: live.statistics, interfaces: live.interfaces,
        shortfalls: shortfalls)
    } catch {
      status = error
    }
    // Where the reader has gone nobody listens any more.
    if !wishes.isQuiet, intake.ending != .consumer {
      var statistics = live.statistics
      statistics.captured = intake.taken
      Shortfalls.sayStatistics(statistics)
    }
    if intake.ending == nil || intake.ending == .signal, !live.accounting.isBalanced {
      Talk.say(LiveWords.imbalance(live.accounting))
    }
    Shortfalls.say(shortfalls)
    if status != .success { throw status }
  }

  /// Opens the device, then the outputs.
  private func open() throws -> (any LiveSource, FrameOutput?) {
    do throws(CaptureError) {
      let (live, opening) = try LiveCapture.open(options, via: source.via ?? .auto)
      if wishes.verbosity > 0 { Talk.say(LiveWords.opening(opening, device: device)) }
      var output = run.frameOutput(inputs: [])
      try output?.open(interfaces: live.interfaces)
      return (live, output)
    } catch {
      if error.isFilter { throw WrongFilter.error(error, words: wishes.filter.words) }
      Talk.say(error)
      throw ExitStatus.failure
    }
  }

  var options: LiveOptions {
    source.liveOptions(
      device: device, filter: run.filter, isImmediate: wishes.printing.lineBuffered || wishes.isPacketBuffered)
  }

  /// - Returns: what ended the capture, if it was neither the user's wish nor the output.
  private func read(_ live: any LiveSource, _ intake: inout Intake<some FrameConsumer>) -> [CaptureError] {
    var errors: [CaptureError] = []
    var progress = wishes.showsProgress ? ProgressLine() : nil
    var state = LinkState.up
    var isStopped = false
    do throws(CaptureError) {
      while try intake.takeNext(from: live) {
        if !isStopped, Signals.endAsked {
          intake.end()
          live.stop()
          isStopped = true
        }
        if Signals.takeStatisticsAsked() {
          progress?.erase()
          Shortfalls.sayStatistics(live.statistics)
        }
        if live.linkState != state {
          state = live.linkState
          progress?.erase()
          if state == .gone {
            // Frames that came before are still to be had.
            errors.append(.system(call: "poll", subject: device, errno: ENODEV))
            live.stop()
            isStopped = true
          } else {
            Talk.say(LiveWords.linkState(state, device: device))
          }
        }
        progress?.show(device, fraction: nil, packets: intake.taken)
      }
    } catch {
      // Of an interface that is gone the source tells when it has no more frames of it; once is enough.
      if state != .gone { errors.append(error) }
    }
    progress?.erase()
    intake.finish(interfaces: live.interfaces, makesOutput: true)
    return errors
  }
}

extension SourceOptions {
  /// The same in the capture room's terms.
  ///
  /// - Parameter isImmediate: whether frames are wanted as soon as they come.
  func liveOptions(device: String, filter: PacketFilter?, isImmediate: Bool) -> LiveOptions {
    var options = LiveOptions(device: device)
    options.promiscuous = !noPromiscuousMode
    options.snapshotLength = snapshotLength?.bytes ?? SnapshotLength.maximum
    options.ringKiB = bufferSize.map { Int($0.kibibytes) }
    options.direction = direction ?? .both
    options.filter = filter?.expression ?? ""
    options.linkType = linkType?.type
    if isImmediate { options.retireMilliseconds = 1 }
    return options
  }
}
