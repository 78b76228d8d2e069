import Foundation

/// The built program, run as its users run it.
enum BuiltProgram {
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String
    /// Lines on standard error.
    var errorLines: [Substring] { errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
  }

  /// The folder that the test bundle and the program are built into.
  static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  static let path = folder.appendingPathComponent("rawscope").path

  /// Runs the program to its end.
  ///
  /// - Parameter environment: beside `PATH`, all that the program sees: no locale, no NO_COLOR of the caller's.
  static func run(
    _ arguments: [String], input: FileHandle? = nil, output: FileHandle? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(path, arguments, input: input, output: output, environment: environment)
  }

  /// Runs a line of bash in which `$RAWSCOPE` is the program.
  static func shell(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
    try run("/bin/bash", ["-c", line], environment: environment.merging(["RAWSCOPE": path]) { $1 })
  }

  private static func run(
    _ executable: String, _ arguments: [String], input: FileHandle? = nil, output: FileHandle? = nil,
    environment: [String: String]
  ) throws -> Outcome {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin:/usr/sbin:/sbin"
    // Not Foundation's Process: that one waits without an end, and its children inherit the runner's signals.
    let end = try ChildProcess(
      executable, arguments, input: input?.fileDescriptor, ownOutput: output?.fileDescriptor,
      environment: environment.merging(["PATH": path]) { own, _ in own }
    ).finish()
    return Outcome(
      status: end.code ?? 128 + (end.signal ?? 0), output: output == nil ? end.text : "", errors: end.errors)
  }
}

/// A folder of this test's own, gone with it.
final class CommandLineFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("rawscope-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: url.appendingPathComponent(name))
    return path(name)
  }
}
