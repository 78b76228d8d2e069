/// The command line is wrong: what is said on standard error; the exit code is 2.
struct UsageError: Error, Hashable, Sendable {
  /// With the program's name in front, if it is one line about a mistake.
  let text: String

  /// A mistake, told in one line.
  init(_ message: String) { text = "rawscope: \(message)\n" }

  /// Help of several lines, for a command line that is not wrong but empty.
  init(lines: String) { text = lines + "\n" }
}
