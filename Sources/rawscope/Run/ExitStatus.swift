import Glibc

/// What the program tells its caller; thrown by a command whose work ended with something to tell.
struct ExitStatus: Error, Hashable, Sendable {
  let code: Int32
  static let success = ExitStatus(code: 0)
  /// The work failed or is incomplete.
  static let failure = ExitStatus(code: 1)
  static let wrongCommandLine = ExitStatus(code: 2)

  static func end(_ status: ExitStatus) -> Never { exit(status.code) }
}
