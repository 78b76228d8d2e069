import Capture
import Report

/// What the program says about its work: on standard error, never among the data.
enum Talk {
  /// Says one line, behind the program's name.
  static func say(_ line: String) { write("rawscope: \(line)\n") }

  /// Says what went wrong, and what helps where something does.
  static func say(_ error: CaptureError) {
    write(lines(of: error).map { $0 + "\n" }.joined())
  }

  static func lines(of error: CaptureError) -> [String] {
    Diagnostic(error, command: CommandLine.arguments, program: Environment.programPath ?? "rawscope")
      .lines(ascii: !Environment.isUTF8)
  }

  /// Writes as it is. That nobody can read it is no reason to stop.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Descriptor.write(bytes.span, to: 2)
  }
}
