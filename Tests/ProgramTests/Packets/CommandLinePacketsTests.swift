import Foundation
import Testing

/// `rawscope packets` as its users run it: what is read, what is printed and written, and the exit code.
@Suite struct CommandLinePacketsTests {
  private let folder: CommandLineFolder
  /// Five UDP datagrams, from 10.0.0.0 to 10.0.0.4.
  private let capture: String

  init() throws {
    folder = try CommandLineFolder()
    capture = try folder.file("good.pcap", CommandLineCapture.datagrams(5))
  }

  /// Runs `packets -r` on the five datagrams with options separated by blanks.
  private func packets(_ options: String = "") throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(["packets", "-nr", capture] + options.split(separator: " ").map(String.init))
  }

  /// The hosts of the lines: which of the datagrams were printed.
  private func hosts(_ text: String) -> [Int] {
    text.split(separator: "\n").compactMap { line in
      line.firstRange(of: "IP 10.0.0.").flatMap { Int(line[$0.upperBound...].prefix { $0 != "." }) }
    }
  }

  @Test func printsALineAPacket() throws {
    let outcome = try packets()
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.split(separator: "\n").count == 5)
    #expect(hosts(outcome.output) == [0, 1, 2, 3, 4])
  }

  @Test(arguments: [
    ("-c2", [0, 1]), ("-c9", [0, 1, 2, 3, 4]), ("-c1 src host 10.0.0.3", [3]), ("--packet 2-3", [1, 2]),
    ("--packet 4,1-2", [0, 1, 3]), ("--packet 2-5 -c2", [1, 2]), ("--packet 4 src host 10.0.0.3", [3]),
    ("--packet 3-4 src host 10.0.0.3", [3]), ("--packet 1 src host 10.0.0.3", []),
  ])
  func choosesPackets(options: String, expected: [Int]) throws {
    let outcome = try packets(options)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(hosts(outcome.output) == expected)
  }

  /// Numbers are those of the file, whatever the filter.
  @Test func numbersCountBeforeTheFilter() throws {
    #expect(try packets("-# src host 10.0.0.3").output.hasPrefix("    4  "))
    let twice = try packets("--number -r \(capture) --packet 8")
    #expect(twice.output.hasPrefix("    8  "))
    #expect(hosts(twice.output) == [2])
  }

  @Test(arguments: [
    ("--packet 9", [], "there is no packet 9: the capture has 5 packets"),
    ("--packet 4-7", [3, 4], "there are no packets 6 to 7: the capture has 5 packets"),
    ("--packet 1,6 src host 10.0.0.0", [0], "there is no packet 6: the capture has 5 packets"),
    (
      "--packet 1-18446744073709551615", [0, 1, 2, 3, 4],
      "there are no packets 6 to 18446744073709551615: the capture has 5 packets"
    ),
  ])
  func saysThatThereIsNoSuchPacket(options: String, expected: [Int], message: String) throws {
    let outcome = try packets(options)
    #expect(outcome.status == 1)
    #expect(hosts(outcome.output) == expected)
    #expect(outcome.errors == "rawscope: \(message)\n")
    let record = try Self.summary(try packets("--json " + options).output)
    #expect(record["complete"] as? Bool == false)
    #expect((record["incomplete"] as? [[String: String]])?.first?["reason"] == "no_such_packets")
  }

  /// What was not read, because all that was asked for has come, is not missing.
  @Test func theLastNumberEndsTheRun() throws {
    let cut = try folder.file("cut.pcap", Array(CommandLineCapture.datagrams(5000).dropLast(3)))
    for options in ["--packet 3", "-c 3"] {
      let outcome = try BuiltProgram.run(["packets", "-nr", cut] + options.split(separator: " ").map(String.init))
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
    }
  }

  @Test func countsOnly() throws {
    #expect(try packets("--count").output == "5 packets\n")
    #expect(try packets("--count udp and src host 10.0.0.1").output == "1 packet\n")
    let records = try packets("--count --json").output.split(separator: "\n")
    #expect(records.count == 1)
    #expect(records[0].hasPrefix(#"{"type":"summary""#))
  }

  @Test(arguments: [
    ("", "22:13:20.000000 IP "), ("-t", "IP "), ("-tt", "1700000000.000000 IP "), ("-ttt", "00:00:00.000000 IP "),
    ("-tttt", "2023-11-14 22:13:20.000000 IP "), ("-ttttt --nano", "00:00:00.000000000 IP "),
    ("-tttt -#", "    1  2023-11-14 22:13:20.000000 IP "),
  ])
  func timesAsTcpdumpHasThem(options: String, prefix: String) throws {
    #expect(try packets("--utc " + options).output.hasPrefix(prefix))
  }

  @Test func differencesGoFromLineToLine() throws {
    let lines = try packets("-ttt --packet 1,3-4").output.split(separator: "\n")
    #expect(lines.map { $0.prefix(8) } == ["00:00:00", "00:00:02", "00:00:01"])
  }

  // MARK: Frames

  @Test func writesInsteadOfPrinting() throws {
    let written = folder.path("out.pcap")
    let outcome = try packets("-w \(written)")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
    #expect(try BuiltProgram.run(["packets", "-nr", written]).output == (try packets().output))
  }

  @Test func printsAndWrites() throws {
    let written = folder.path("out.pcap")
    let outcome = try packets("-w \(written) --print --packet 2-3")
    #expect(outcome.output == (try packets("--packet 2-3").output))
    #expect(try BuiltProgram.run(["packets", "-nr", written]).output == outcome.output)
    let json = try packets("-w \(written) --print --json -c1")
    #expect(json.output == (try packets("--json -c1").output))
    #expect(try packets("-w \(written) --count -c3").output == "3 packets\n")
    #expect(try BuiltProgram.run(["packets", "-r", written, "--count"]).output == "3 packets\n")
  }

  @Test func framesOnStandardOutputSendTheLinesToStandardError() throws {
    let outcome = try BuiltProgram.shell(
      "\"$RAWSCOPE\" packets -nr '\(capture)' -w - --print | \"$RAWSCOPE\" packets -r - --count")
    #expect(outcome.output == "5 packets\n")
    #expect(outcome.errors == (try packets().output))
  }

  @Test func cutsFramesToTheSnapshotLength() throws {
    let written = folder.path("cut.pcap")
    _ = try packets("-s 42 -w \(written)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: written)).count == 24 + 5 * (16 + 42))
    #expect(try packets("-s 42 -xx -c1").output.contains("0x0020:  0201 2710 0035 001a 0000\n"))
  }

  // MARK: JSON

  private static func object(_ line: Substring) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
  }

  private static func summary(_ text: String) throws -> [String: Any] {
    try object(try #require(text.split(separator: "\n").last))
  }

  /// Every capture of ours: each line an object, as many `packet` records as frames, numbered, then the summary.
  @Test(arguments: Fixtures.all) func everyLineIsJSON(name: String) throws {
    let end = try ChildProcess.run(Project.program, ["packets", "--json", "-r", name], folder: Project.fixtures)
    let lines = try end.text.split(separator: "\n").map(Self.object)
    let summary = try #require(lines.last)
    #expect(summary["type"] as? String == "summary")
    #expect(summary["frames_read"] as? Int == lines.count - 1)
    #expect(summary["complete"] as? Bool != nil)
    #expect(summary["flows"] == nil && summary["frames_in_flows"] == nil && summary["options"] == nil)
    for (index, record) in lines.dropLast().enumerated() {
      #expect(record["type"] as? String == "packet")
      #expect(record["schema"] as? String == "rawscope/1")
      #expect(record["number"] as? Int == index + 1)
    }
  }

  // MARK: What goes wrong

  /// Damage is told as flows tells it, after what could be read.
  @Test(arguments: Fixtures.damaged) func damageIsToldAsFlowsTellsIt(name: String) throws {
    let end = try ChildProcess.run(Project.program, ["packets", "-r", name], folder: Project.fixtures)
    #expect(end.code == 1)
    #expect(end.errors == (try String(contentsOfFile: Fixtures.beside(name, ".stderr"), encoding: .utf8)))
  }

  @Test func whatIsInDoubtAboutTheCaptureIsSaidBeside() throws {
    let odd = Project.fixtures + "/format/everything.pcapng"
    let outcome = try BuiltProgram.run(["packets", "-r", odd])
    #expect(outcome.errorLines.contains("rawscope: dropped 4 by the kernel, 3 by the interface"))
    #expect(outcome.errorLines.contains("rawscope: clock went back at 8 packets"))
    #expect(outcome.status == 0)
    #expect(try BuiltProgram.run(["packets", "-vr", odd]).errorLines.first?.contains("interface 0: ") ?? false)
  }

  @Test(arguments: ["", "--json", "--count", "-l", "-xx"])
  func aFullOutputIsAFailure(options: String) throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let arguments = ["packets", "-r", capture] + options.split(separator: " ").map(String.init)
    let outcome = try BuiltProgram.run(arguments, output: full)
    #expect(outcome.status == 1)
    #expect(outcome.errors == "rawscope: standard output: No space left on device\n")
  }

  /// A capture without an end, which only the reader's going away ends. (A program that goes on is killed, and the
  /// status says so.)
  @Test(arguments: ["", "-l", "--json", "-X"])
  func aReaderThatGoesAwayEndsTheRunQuietly(options: String) throws {
    let outcome = try BuiltProgram.shell(
      """
      { cat '\(capture)'; while tail -c 76 '\(capture)'; do :; done; } 2>/dev/null |
      timeout -k 1 60 "$RAWSCOPE" packets -nr - \(options) | head -c 20 >/dev/null
      echo "${PIPESTATUS[1]}"
      """)
    #expect(outcome.output == "0\n")
    #expect(outcome.errors == "")
  }

  @Test func withoutAReaderTheFramesAreStillCounted() throws {
    let written = folder.path("out.pcap")
    let outcome = try BuiltProgram.shell(
      "{ sleep 0.2; \"$RAWSCOPE\" packets -nr '\(capture)' -w '\(written)' --count; echo $? >&2; } | true")
    #expect(outcome.errors == "0\n")
    #expect(try Data(contentsOf: URL(fileURLWithPath: written)).count == 24 + 5 * 76)
  }

  // MARK: Wrong command lines

  @Test(arguments: [
    (
      "--packet 0", "the value '0' is invalid for '--packet <numbers>': not packet numbers (from 1), such as 9 or 3-7,9"
    ),
    ("--packet 7-3", "the value '7-3' is invalid for '--packet <numbers>': 7-3 ends before it begins"),
    ("--packet 1 --packet 2", "--packet is given more than once: one list has them all, such as 3-7,9"),
    ("--by flow", "--by is an option of rawscope flows"),
    ("--color never", "--color is an option of rawscope flows and interfaces"),
    ("-G 60", "-G (a new file by time) is not offered; -w FILE writes one file"),
    ("-j host", "-j (the type of time stamps) is not offered"),
    ("--prnt", "unknown option --prnt; --print is near it"),
    ("--print", "--print is about -w: without it lines are printed"),
    ("-U", "-U is about the frames of -w: -w is missing"),
    ("-w o.pcapng", "-w writes pcap: a name that ends in .pcapng would say something else"),
    ("-w - --json --print", "--json and -w -: frames and JSON both on standard output"),
    ("-w o -e", "-w prints no lines, and -e is about them: --print prints them as well"),
    ("-w o -#", "-w prints no lines, and -# is about them: --print prints them as well"),
    ("-w o -xx", "-w prints no lines, and -x is about them: --print prints them as well"),
    ("-w o -tttt", "-w prints no lines, and -t is about them: --print prints them as well"),
    ("-w o --tunnels outer", "-w prints no lines, and --tunnels is about them: --print prints them as well"),
    ("-w o --json", "-w prints no lines, and --json is about them: --print prints them as well"),
    ("-w o --print --count", "--print and --count: lines, or only how many there are"),
    ("--count -A", "--count prints no lines: -A does not go with it"),
    ("--count -S", "--count prints no lines: -S does not go with it"),
    ("-x -A", "-x and -A: each is another form of the same bytes; give one of them"),
    ("-xX", "-x and -X: each is another form of the same bytes; give one of them"),
    ("-xxx", "-x or -xx: there is no third form"),
    ("-AAA", "-A or -AA: there is no third form"),
    ("--json -x", "-x is about text: JSON has no lines for people"),
    ("--json -e", "-e is about text: JSON has no lines for people"),
    ("--json -t", "-t is about text: JSON has each time as UTC and in nanoseconds"),
    ("--micro --nano", "--micro and --nano: give one of them"),
    ("-p", "-p is about capturing from an interface (-i), not about files (-r)"),
    ("-d --packet 3", "-d lists and stops: no frame is there to choose with --packet"),
    ("-D", "-D is about interfaces, not about files (-r)"),
  ])
  func refusesInOneLine(options: String, message: String) throws {
    let outcome = try packets(options)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors == "rawscope: \(message)\n")
  }

  @Test(arguments: ["-e", "-X", "-xx", "-A", "-S", "-K", "-#", "--print", "--packet 3", "--number"])
  func flowsNamesPacketsForItsOptions(options: String) throws {
    let outcome = try BuiltProgram.run(["-r", capture] + options.split(separator: " ").map(String.init))
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "rawscope: \(options.prefix { $0 != " " }) is an option of rawscope packets\n".replacing("-xx", with: "-x"))
  }

  @Test(arguments: ["packets", "packets -nnv"]) func showsThreeExamples(typed: String) throws {
    let outcome = try BuiltProgram.run(typed.split(separator: " ").map(String.init))
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 3)
    #expect(outcome.errorLines.allSatisfy { $0.contains("rawscope packets -") })
  }

  /// As hands type them.
  @Test(arguments: ["-vvv", "-nnvvS", "-nnvvvXX", "-c10 -K", "-lAq", "-nvvv#"])
  func takesWhatTcpdumpsUsersType(options: String) throws {
    let outcome = try packets(options)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count { $0.contains("192.0.2.1.53") } == 5)
  }
}
