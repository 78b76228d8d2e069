import Capture
import Report

/// What is said at the end of a run, or in its middle when asked.
enum Shortfalls {
  /// Says what is missing, each thing once.
  static func say(_ shortfalls: [RunSummary.Shortfall]) {
    var said: Set<RunSummary.Shortfall> = []
    for shortfall in shortfalls where said.insert(shortfall).inserted {
      switch shortfall {
      case .error(let error): Talk.say(error)
      case .interrupted: Talk.say("interrupted: the rest was not read")
      case .noSuchPackets(let numbers, let count): Talk.say(ClosingLines.missing(numbers, of: count))
      }
    }
  }

  /// The capture's counts, as tcpdump prints them.
  static func sayStatistics(_ statistics: CaptureStatistics) {
    for line in ClosingLines.lines(statistics) { Talk.write(line + "\n") }
  }
}
