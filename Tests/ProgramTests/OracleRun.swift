import Foundation
import Synchronization

/// What came of one capture.
struct OracleOutcome: Sendable {
  var capture: OracleCapture
  var code: Int32?
  var signal: Int32?
  var residentBytes = 0
  /// Frames read, by the summary; nil without one.
  var framesRead: Int?
  var linkNumbers: Set<Int> = []
  var excludedBy: OracleCapture.Rule?
  var flows = 0
  var agreeing = 0
  /// What differs, in words; nil where all agree.
  var difference: String?
}

/// Every capture through the program once, with the options that make its flows mean what the oracle's mean.
enum OracleRun {
  static let options = ["--json", "--no-split", "--tunnels", "outer", "--fragments", "apart"]

  static let outcomes: Result<[OracleOutcome], any Error> = Result {
    let captures = OracleCapture.all
    let answers = try OracleAnswer.all(captures.map(\.name))
    let next = Mutex(0)
    let outcomes = Mutex([OracleOutcome?](repeating: nil, count: captures.count))
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: max(2, ProcessInfo.processInfo.activeProcessorCount)) { _ in
      while true {
        let index = next.withLock { value in
          value += 1
          return value - 1
        }
        guard index < captures.count else { return }
        do {
          let outcome = try run(captures[index], answers[captures[index].name] ?? OracleAnswer())
          outcomes.withLock { $0[index] = outcome }
        } catch { failure.withLock { $0 = error } }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return outcomes.withLock { $0.compactMap { $0 } }
  }

  static func run(_ capture: OracleCapture, _ answer: OracleAnswer) throws -> OracleOutcome {
    let end = try MeasuredProcess.run(
      Project.program, ["flows", "-r", Project.captures + "/" + capture.name] + options, within: 60)
    var outcome = OracleOutcome(
      capture: capture, code: end.code, signal: end.signal, residentBytes: end.residentBytes)
    guard end.code == 0 || end.code == 1 else { return outcome }
    let report = try PrintedReport(end.output)
    outcome.framesRead = report.number("frames_read")
    let interfaces = report.summary["interfaces"] as? [[String: Any]] ?? []
    outcome.linkNumbers = Set(interfaces.compactMap { $0["link_type_number"] as? Int })
    outcome.excludedBy = capture.isReadable ? nil : .format
    guard outcome.excludedBy == nil else { return outcome }
    compare(report.flows, with: answer.flows, into: &outcome)
    return outcome
  }

  static func compare(
    _ printed: [PrintedFlow], with expected: [OracleKey: OracleFlow], into outcome: inout OracleOutcome
  ) {
    let found = merged(printed)
    outcome.flows = expected.count
    var words: [String] = []
    for (key, flow) in expected {
      guard var other = found[key] else {
        words.append("missing \(describe(key)) \(flow.packets) \(flow.bytes)")
        continue
      }
      if flow.first == nil { (other.first, other.last) = (nil, nil) }  // no times in Simple Packet Blocks
      if other == flow {
        outcome.agreeing += 1
      } else {
        words.append("differs \(describe(key)): \(other) instead of \(flow)")
      }
    }
    for (key, flow) in found where expected[key] == nil {
      words.append("extra \(describe(key)) \(flow.packets) \(flow.bytes)")
    }
    if !words.isEmpty { outcome.difference = words.sorted().prefix(3).joined(separator: "; ") }
  }

  /// Our flows by the oracle's key: ICMP's of an address pair together, ports for TCP and UDP only.
  static func merged(_ printed: [PrintedFlow]) -> [OracleKey: OracleFlow] {
    var found: [OracleKey: OracleFlow] = [:]
    for flow in printed {
      let sides = [flow.originator, flow.responder]
      let hasPorts = [6, 17, 132].contains(flow.protocolNumber)
      let ends = sides.compactMap { side in
        OracleKey.bytes(side.address).map { OracleKey.End(address: $0, port: hasPorts ? Int(side.number) ?? 0 : 0) }
      }
      guard ends.count == 2 else { continue }
      let (key, swapped) = OracleKey.make(flow.protocolNumber, ends[0], ends[1])
      var entry = found[key] ?? OracleFlow()
      for (index, side) in (swapped ? sides.reversed() : sides).enumerated() {
        entry.packets[index] += side.packets
        entry.bytes[index] += side.wireBytes
      }
      entry.first = [entry.first, flow.first].compactMap { $0 }.min()
      entry.last = [entry.last, flow.last].compactMap { $0 }.max()
      found[key] = entry
    }
    for key in found.keys where key.low == key.high { found[key]?.fold() }
    return found
  }

  static func describe(_ key: OracleKey) -> String {
    func text(_ end: OracleKey.End) -> String {
      var buffer = [CChar](repeating: 0, count: 64)
      inet_ntop(end.address.count == 4 ? AF_INET : AF_INET6, end.address, &buffer, 64)
      return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" } + " \(end.port)"
    }
    return "\(key.protocolNumber) \(text(key.low)) – \(text(key.high))"
  }
}

/// A run whose resident memory is its own.
///
/// The kernel counts into a child's peak what its parent held when it was started (the parent's memory is the
/// child's until it becomes another program). So a shell, which is small, starts the program and leaves; the orphan
/// comes to us, because we ask for orphans, and tells its own figures.
enum MeasuredProcess {
  private static let adoptsOrphans: Bool = {
    // PR_SET_CHILD_SUBREAPER of linux/prctl.h; prctl(2) has no fixed arguments, which Swift does not import.
    typealias Control = @convention(c) (CInt, CUnsignedLong, CUnsignedLong, CUnsignedLong, CUnsignedLong) -> CInt
    guard let symbol = dlsym(nil, "prctl") else { return false }
    return unsafeBitCast(symbol, to: Control.self)(36, 1, 0, 0, 0) == 0
  }()

  static func run(_ executable: String, _ arguments: [String], within seconds: Double) throws -> ProcessEnd {
    guard adoptsOrphans else { throw ProcessFailure(description: "prctl(PR_SET_CHILD_SUBREAPER) is refused") }
    let note = "/tmp/rawscope-test-\(getpid())-\(UUID().uuidString)"
    defer { unlink(note) }
    let script = "note=$0; \"$@\" & echo $! > \"$note\""
    let child = try ChildProcess("sh", ["-c", script, note, executable] + arguments)
    _ = try child.finish(within: seconds)
    let words = try String(contentsOfFile: note, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    guard let orphan = pid_t(words) else { throw ProcessFailure(description: "no number of a process in \(words)") }
    child.adopt(orphan)
    return try child.finish(within: seconds)
  }
}
