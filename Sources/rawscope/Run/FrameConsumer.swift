import Capture
import Report
import Wire

/// What a command makes of the frames of a run, and prints of them.
protocol FrameConsumer {
  /// Whether no further frame is of use, because nobody reads what is printed, or it cannot be printed.
  var isSatisfied: Bool { get }

  /// Takes frames of a batch, which is only lent.
  ///
  /// - Parameters:
  ///   - numbers: of these frames, by their index.
  ///   - interfaces: all that were met so far; `Frame.interface` is an index into it.
  mutating func take(
    _ bytes: Span<UInt8>, _ frames: Span<Frame>, numbers: FrameNumbers, interfaces: [CaptureInterface])

  /// No more frames come.
  mutating func finish()

  /// Prints what is to be printed when all frames have come.
  ///
  /// - Throws: `ExitStatus.failure` where something could not be printed, after that was said.
  mutating func report(_ ending: RunEnding) throws(ExitStatus)
}

/// How a run ended, for its report.
struct RunEnding {
  /// File names, `-`, or the device, in the order read.
  let sources: [String]
  let isLive: Bool
  /// Whether anything was opened that frames can come from.
  let hasCapture: Bool
  let statistics: CaptureStatistics
  let interfaces: [CaptureInterface]
  /// What stopped the run before its end; empty if nothing did.
  let shortfalls: [RunSummary.Shortfall]
  /// Frames after which the user wanted it to end (`-c`), where that came to pass.
  let endedAtCount: UInt64?
  /// The filter in libpcap's language; nil without one.
  let filter: String?
}
