import Foundation

/// What another program prints, waited for with an end.
///
/// Not Foundation's Process: that one waits without an end, and its children inherit signals that the runner ignores
/// or blocks.
enum ChildOutput {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program to its end, in the namespaces of the calling thread.
  ///
  /// - Returns: what it printed.
  /// - Throws: `Failure` if it cannot be started, ends with another status than 0, or has not ended after `seconds`.
  @discardableResult
  static func of(_ words: [String], within seconds: Double = 60) throws -> Data {
    var template = Array("/tmp/rawscope-test-XXXXXX".utf8CString)
    let output = mkstemp(&template)
    guard output >= 0 else { throw Failure(description: "mkstemp: \(errno)") }
    defer { close(output) }
    _ = fcntl(output, F_SETFD, FD_CLOEXEC)
    unlink(template)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

    var child: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard posix_spawnp(&child, words[0], &actions, &attributes, &arguments, environ) == 0 else {
      throw Failure(description: "\(words[0]) cannot be started")
    }
    let deadline = Date(timeIntervalSinceNow: seconds)
    var status: Int32 = 0
    var pause: UInt32 = 200
    while waitpid(child, &status, WNOHANG) != child {
      if Date() > deadline {
        kill(-child, SIGKILL)
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        throw Failure(description: "\(words[0]) had not ended after \(seconds) s")
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
    guard status == 0 else { throw Failure(description: "\(words.joined(separator: " ")): status \(status)") }

    var size = stat()
    fstat(output, &size)
    var bytes = [UInt8](repeating: 0, count: Int(size.st_size))
    let count = pread(output, &bytes, bytes.count, 0)
    return Data(bytes.prefix(max(count, 0)))
  }
}
