import Foundation
import Testing

/// What the program prints for each of our captures, word for word. `RECORD=1 swift test --filter Golden` writes the
/// files again, and the difference that git shows is the review.
@Suite struct GoldenTests {
  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// Compares with the golden file, or writes it. Nothing to say and no file are the same.
  func check(_ text: String, against path: String) throws {
    if Self.isRecording {
      if text.isEmpty {
        try? FileManager.default.removeItem(atPath: path)
      } else {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
      }
      return
    }
    let golden = FileManager.default.fileExists(atPath: path) ? try String(contentsOfFile: path, encoding: .utf8) : ""
    guard text != golden else { return }
    let now = text.split(separator: "\n", omittingEmptySubsequences: false)
    let then = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(now, then).prefix { $0.0 == $0.1 }.count
    Issue.record(
      """
      \(path): differs first in line \(line + 1)
      golden: \(line < then.count ? then[line] : "(ends)")
      now:    \(line < now.count ? now[line] : "(ends)")
      """)
  }

  @Test(arguments: Fixtures.all)
  func `the first screen`(name: String) throws {
    let end = try ChildProcess.run(Project.program, ["-r", name], folder: Project.fixtures)
    #expect(end.code == (name.hasPrefix("damaged/") ? 1 : 0), "\(end.errors)")
    try check(end.text, against: Fixtures.beside(name, ".flows"))
    try check(end.errors, against: Fixtures.beside(name, ".stderr"))
  }

  @Test(arguments: Fixtures.all)
  func `JSON lines`(name: String) throws {
    let end = try ChildProcess.run(Project.program, ["-r", name, "--json"], folder: Project.fixtures)
    #expect(end.code == (name.hasPrefix("damaged/") ? 1 : 0), "\(end.errors)")
    try check(end.text, against: Fixtures.beside(name, ".json"))
  }

  /// A line a packet, in the form that says most.
  @Test(arguments: Fixtures.all)
  func `a line a packet`(name: String) throws {
    let end = try ChildProcess.run(
      Project.program, ["packets", "-v", "-e", "-#", "--utc", "-r", name], folder: Project.fixtures)
    #expect(end.code == (name.hasPrefix("damaged/") ? 1 : 0), "\(end.errors)")
    try check(end.text, against: Fixtures.beside(name, ".packets"))
    if name.hasPrefix("damaged/") {
      // What the flows say of the damage is said of the packets too, behind the interfaces that could be read.
      let golden = try String(contentsOfFile: Fixtures.beside(name, ".stderr"), encoding: .utf8)
      #expect(end.errors.hasSuffix(golden), "\(end.errors)")
    }
  }

  @Test(arguments: Fixtures.damaged)
  func `one line says what is damaged`(name: String) throws {
    let end = try ChildProcess.run(Project.program, ["-r", name], folder: Project.fixtures)
    #expect(end.messages.count == 1, "\(end.errors)")
    #expect(end.messages.first?.contains(name) == true, "the line names the file: \(end.errors)")
  }

  /// Every fixture's golden files are there, and none is left over from a fixture that is gone.
  @Test(.enabled(if: !isRecording)) func `golden files and captures belong together`() throws {
    let paths = FileManager.default.enumerator(atPath: Project.fixtures)?.compactMap { $0 as? String } ?? []
    let stems = Set(Fixtures.all.map { $0.prefix(upTo: $0.lastIndex(of: ".") ?? $0.endIndex) })
    #expect(stems.count == Fixtures.all.count, "two captures share a name")
    for path in paths {
      guard let dot = path.lastIndex(of: "."),
        ["flows", "json", "packets", "stderr", "truth"].contains(path[dot...].dropFirst())
      else { continue }
      #expect(stems.contains(path.prefix(upTo: dot)), "\(path) is of no capture")
    }
    for name in Fixtures.healthy {
      for suffix in [".flows", ".json", ".packets", ".truth"]
      where (name, suffix) != ("format/no-packets.pcap", ".packets") {
        #expect(FileManager.default.fileExists(atPath: Fixtures.beside(name, suffix)), "\(name) has no \(suffix)")
      }
    }
  }
}
