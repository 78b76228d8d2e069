import Capture

extension RunSummary {
  /// Why a run is incomplete: a word for programs, a line for people (harmless already).
  struct ShortfallWords: Hashable {
    let reason: String
    let message: String
    /// Whether packets were lost, which their own line tells.
    var isDrop: Bool { reason == "kernel_drops" || reason == "interface_drops" }
  }

  /// All reasons why the run is not complete; empty where it is.
  var shortfallWords: [ShortfallWords] {
    var words = shortfalls.map { shortfall in
      switch shortfall {
      case .error(let error): ShortfallWords(reason: "error", message: Diagnostic(error).message)
      case .noSuchPackets(let numbers, let count):
        ShortfallWords(reason: "no_such_packets", message: ClosingLines.missing(numbers, of: count))
      case .interrupted: ShortfallWords(reason: "interrupted", message: "interrupted before the end")
      }
    }
    if let drops = statistics.droppedByKernel, drops > 0 {
      words.append(ShortfallWords(reason: "kernel_drops", message: "\(grouped(drops)) dropped by kernel"))
    }
    if let drops = statistics.droppedByInterface, drops > 0 {
      words.append(ShortfallWords(reason: "interface_drops", message: "\(grouped(drops)) dropped by interface"))
    }
    return words
  }
}

/// What closes a run, for stderr.
public enum ClosingLines {
  /// For example `there is no packet 9: the capture has 8 packets`.
  public static func missing(_ numbers: ClosedRange<UInt64>, of count: UInt64) -> String {
    let one = numbers.lowerBound == numbers.upperBound
    let name =
      one ? "is no packet \(numbers.lowerBound)" : "are no packets \(numbers.lowerBound) to \(numbers.upperBound)"
    return "there \(name): the capture has \(grouped(count, "packet"))"
  }

  /// Four lines: captured, received by filter, dropped by kernel, dropped by interface.
  public static func lines(_ statistics: CaptureStatistics) -> [String] {
    func packets(_ count: UInt64) -> String { grouped(count, "packet") }
    return [
      "\(packets(statistics.captured)) captured",
      "\(packets(statistics.received)) received by filter",
      statistics.droppedByKernel.map { "\(packets($0)) dropped by kernel" } ?? "packets dropped by kernel: not known",
      statistics.droppedByInterface.map { "\(packets($0)) dropped by interface" }
        ?? "packets dropped by interface: not known",
    ]
  }
}
