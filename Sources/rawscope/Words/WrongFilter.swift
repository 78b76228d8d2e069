import Capture
import Glibc

/// A filter that libpcap refuses is a wrong command line.
enum WrongFilter {
  /// - Parameters:
  ///   - refusal: libpcap's words.
  ///   - words: of the command line; where one was meant as a command, that is worth more than libpcap's words.
  static func error(_ refusal: CaptureError, words: [String]) -> UsageError {
    if let hint = CommandHint.hint(for: words) { return UsageError(hint) }
    return UsageError(lines: Talk.lines(of: refusal).joined(separator: "\n"))
  }
}

extension CaptureError {
  var isFilter: Bool {
    if case .filter = self { true } else { false }
  }

  /// Whether nobody reads what was to be written: to be quiet about.
  var isClosedPipe: Bool {
    if case .system(_, _, EPIPE) = self { true } else { false }
  }
}
