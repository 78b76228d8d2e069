import Foundation
import Testing

/// Where things are: the project, its fixtures, the built program, and the captures of others beside the project.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let fixtures = root + "/fixtures"
  static let captures = root + "/../shared/captures"
  static let oracle = root + "/../shared/oracle"
  /// The program stands where the tests' own executable was built.
  static let program =
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
    + "/rawscope"

  /// The environment of every run: no colour, no terminal width, UTC, UTF-8.
  static let environment = [
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8",
    "HOME": "/nonexistent",
  ]
}

/// How a process ended.
struct ProcessEnd {
  /// Exit code; nil if a signal ended it.
  var code: Int32?
  /// The signal that ended it.
  var signal: Int32?
  var output: Data
  var errors: String
  /// Most resident memory, in bytes. Includes what the tests themselves held, if that was more: see `MeasuredProcess`.
  var residentBytes: Int

  var text: String { String(decoding: output, as: UTF8.self) }
  /// Lines on stderr that say what is the matter; indented ones below them may only give commands that help.
  var messages: [Substring] { errors.split(separator: "\n") }
}

struct ProcessFailure: Error, CustomStringConvertible {
  let description: String
}

/// A child process whose output goes to files without a name, so that nobody has to read while it runs.
///
/// Not Foundation's own: that one tells neither the memory used nor lets a child be stopped and continued by its
/// number without racing its monitor.
final class ChildProcess {
  private(set) var identifier: pid_t
  /// Its children and theirs are in a group of their own, so that all of them can be ended.
  private let group: pid_t
  private let output: Int32
  private let errors: Int32
  private var end: (status: Int32, usage: rusage)?

  /// - Parameters:
  ///   - folder: where it runs; the project's root unless given.
  ///   - input: a descriptor that becomes its standard input; nothing is there to read unless given.
  ///   - ownOutput: a descriptor that becomes its standard output, which then cannot be looked at here.
  init(
    _ executable: String, _ arguments: [String], folder: String = Project.root, input: Int32? = nil,
    ownOutput: Int32? = nil, environment: [String: String] = Project.environment
  ) throws {
    output = try Self.unnamedFile()
    errors = try Self.unnamedFile()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, ownOutput ?? output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The test runner may ignore or block signals; its children must not inherit that.
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    // env changes into the folder and becomes the program; the C library's own way is hidden from Swift here.
    var words = (["env", "-C", folder, executable] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for word in words { free(word) }
      for variable in variables { free(variable) }
    }
    var child = pid_t()
    let failure = posix_spawnp(&child, "env", &actions, &attributes, &words, &variables)
    identifier = child
    group = child
    guard failure == 0 else {
      throw ProcessFailure(description: "\(executable): \(String(cString: strerror(failure)))")
    }
  }

  deinit {
    if end == nil, identifier > 0 {
      kill(-group, SIGKILL)
      kill(identifier, SIGKILL)
      var status: Int32 = 0
      waitpid(identifier, &status, 0)
    }
    close(output)
    close(errors)
  }

  /// Takes on a process that the first one started and left: its output is the same, its end is still to come.
  func adopt(_ orphan: pid_t) {
    identifier = orphan
    end = nil
  }

  func send(_ signal: Int32) { kill(identifier, signal) }

  /// Whether it has ended by itself.
  func hasEnded() -> Bool {
    if end != nil { return true }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(identifier, &status, WNOHANG, &usage) == identifier else { return false }
    end = (status, usage)
    return true
  }

  /// What it has said on stderr so far.
  var errorsSoFar: String { String(decoding: Self.contents(errors), as: UTF8.self) }
  var outputSoFar: Data { Self.contents(output) }

  /// Waits for its end; kills it after `seconds`, which is a failure.
  func finish(within seconds: Double = 60) throws -> ProcessEnd {
    let deadline = Date(timeIntervalSinceNow: seconds)
    var pause: UInt32 = 200
    while !hasEnded() {
      if Date() > deadline {
        kill(-group, SIGKILL)
        kill(identifier, SIGKILL)
        throw ProcessFailure(
          description: "process \(identifier) had not ended after \(seconds) s; said: \(errorsSoFar)")
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
    guard let end else { throw ProcessFailure(description: "no end of process \(identifier)") }
    let signal = end.status & 0x7F
    return ProcessEnd(
      code: signal == 0 ? (end.status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
      output: Self.contents(output), errors: errorsSoFar, residentBytes: Int(end.usage.ru_maxrss) * 1024)
  }

  static func run(
    _ executable: String, _ arguments: [String], folder: String = Project.root, within seconds: Double = 60
  ) throws -> ProcessEnd {
    try ChildProcess(executable, arguments, folder: folder).finish(within: seconds)
  }

  private static func unnamedFile() throws -> Int32 {
    var template = Array("/tmp/rawscope-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ProcessFailure(description: "mkstemp: \(String(cString: strerror(errno)))") }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func contents(_ descriptor: Int32) -> Data {
    var status = stat()
    fstat(descriptor, &status)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Data(bytes.prefix(max(count, 0)))
  }
}

/// A flow as `--json` prints it, as far as tests compare it.
struct PrintedFlow: Hashable {
  struct Side: Hashable {
    var address: String
    /// `80` for a port, `8/0` for ICMP's type and code, `-` for neither.
    var number: String
    var packets: Int
    var wireBytes: Int
    var ipBytes: Int
    var payloadBytes: Int
  }
  var protocolNumber: Int
  var originator: Side
  var responder: Side
  var state: String
  var first: Int?
  var last: Int?

  init(_ record: [String: Any]) throws {
    func side(_ key: String) throws -> Side {
      guard let side = record[key] as? [String: Any], let address = side["address"] as? String,
        let packets = side["packets"] as? Int, let wire = side["wire_bytes"] as? Int,
        let ip = side["ip_bytes"] as? Int, let payload = side["payload_bytes"] as? Int
      else { throw ProcessFailure(description: "no whole \(key) in \(record)") }
      var number = "-"
      if let port = side["port"] as? Int {
        number = "\(port)"
      } else if let type = side["icmp_type"] as? Int, let code = side["icmp_code"] as? Int {
        number = "\(type)/\(code)"
      }
      return Side(
        address: address, number: number, packets: packets, wireBytes: wire, ipBytes: ip, payloadBytes: payload)
    }
    guard let number = record["protocol_number"] as? Int, let state = record["state"] as? String else {
      throw ProcessFailure(description: "no protocol or state in \(record)")
    }
    protocolNumber = number
    originator = try side("originator")
    responder = try side("responder")
    self.state = state
    first = record["first_ns"] as? Int
    last = record["last_ns"] as? Int
  }
}

/// Everything that a run with `--json` printed.
struct PrintedReport {
  var flows: [PrintedFlow] = []
  /// The `summary` record that ends every run.
  var summary: [String: Any] = [:]

  init(_ output: Data) throws {
    for line in output.split(separator: UInt8(ascii: "\n")) {
      guard let record = try JSONSerialization.jsonObject(with: line) as? [String: Any] else {
        throw ProcessFailure(description: "not an object: \(String(decoding: line, as: UTF8.self))")
      }
      switch record["type"] as? String {
      case "flow": flows.append(try PrintedFlow(record))
      case "summary": summary = record
      default: continue
      }
    }
  }

  /// A number of the summary; nil where it is absent or null.
  func number(_ key: String) -> Int? { summary[key] as? Int }
}
