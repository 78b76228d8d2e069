import Foundation
import Testing

/// Where data goes, what it looks like there, and what happens when it cannot go.
@Suite struct CommandLineOutputTests {
  private let folder: CommandLineFolder
  private let capture: String

  init() throws {
    folder = try CommandLineFolder()
    capture = try folder.file("good.pcap", CommandLineCapture.datagrams(5))
  }

  /// More than a pipe holds, so that the program meets the closed end.
  @Test func aClosedPipeIsQuietSuccess() throws {
    let many = try folder.file("many.pcap", CommandLineCapture.datagrams(3000))
    for options in ["--json", "--by flow", "--json -l", "--top 0"] {
      let outcome = try BuiltProgram.shell(
        "set -o pipefail; \"$RAWSCOPE\" -r '\(many)' \(options) | head -1; echo \"${PIPESTATUS[0]}\"")
      #expect(outcome.output.hasSuffix("\n0\n"))
      #expect(outcome.errors == "")
    }
    let frames = try BuiltProgram.shell("\"$RAWSCOPE\" -qr '\(many)' -w - --count | true; echo \"${PIPESTATUS[0]}\"")
    #expect(frames.output == "0\n")
    #expect(!frames.errors.contains("ipe"))
  }

  /// A table is for awk, and yet nothing that touches its numbers may be lost on the way.
  @Test(arguments: ["--by flow", "--by endpoint", "--by service", "--by pair", "--count"])
  func whatIsInDoubtAboutATableIsSaidBesideIt(options: String) throws {
    let odd = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("fixtures/format/everything.pcapng").path
    let arguments = options.split(separator: " ").map(String.init)
    let outcome = try BuiltProgram.run(["-r", odd] + arguments)
    #expect(outcome.errorLines.contains("rawscope: dropped 4 by the kernel, 3 by the interface"))
    #expect(outcome.errorLines.contains("rawscope: clock went back at 8 packets"))
    #expect(!outcome.output.contains("dropped"))
    #expect(try BuiltProgram.run(["-q", "-r", odd] + arguments).errors == "")
    // Where nothing is in doubt nothing is said, but for -v.
    #expect(try BuiltProgram.run(["-r", capture] + arguments).errors == "")
    #expect(try BuiltProgram.run(["-v", "-r", capture] + arguments).errors.contains("complete\n"))
  }

  @Test func verboseNamesTheInterfacesOfAFile() throws {
    let outcome = try BuiltProgram.run(["-v", "-r", capture])
    #expect(outcome.errors == "rawscope: interface 0: EN10MB, snapshot length 262144\n")
  }

  @Test(arguments: [[], ["--json"], ["--count"], ["--by", "flow"], ["-l"]])
  func aFullOutputIsAFailure(options: [String]) throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let outcome = try BuiltProgram.run(["-r", capture] + options, output: full)
    #expect(outcome.status == 1)
    #expect(outcome.errors == "rawscope: standard output: No space left on device\n")
  }

  /// Under sudo a new file of -w is its caller's; one that was there, and without sudo every one, stays as it is.
  @Test(.enabled(if: getuid() == 0, "not root"))
  func aNewFileBelongsToWhoeverCalledSudo() throws {
    let old = try folder.file("old.pcap", [1])
    for (name, environment, owner) in [
      ("hers.pcap", ["SUDO_UID": "65532", "SUDO_GID": "65533"], [65_532, 65_533]),
      ("old.pcap", ["SUDO_UID": "65532", "SUDO_GID": "65533"], [0, 0]),
      ("roots.pcap", [:], [0, 0]), ("also.pcap", ["SUDO_UID": "0", "SUDO_GID": "0"], [0, 0]),
    ] {
      let outcome = try BuiltProgram.run(
        ["-qr", capture, "-w", folder.path(name), "--count"], environment: environment)
      #expect(outcome.status == 0)
      var status = stat()
      #expect(stat(folder.path(name), &status) == 0)
      #expect([Int(status.st_uid), Int(status.st_gid)] == owner, "\(name)")
    }
    #expect(try BuiltProgram.run(["-r", old, "--count"]).output.hasPrefix("5 packets"))
  }

  /// A file that may not grow beyond some size ends behind the last record that fitted.
  @Test(arguments: [300, 404, 1024, 1000, 100_777])
  func aFileThatMayNotGrowEndsBehindAWholeRecord(limit: Int) throws {
    let many = try folder.file("many.pcap", CommandLineCapture.datagrams(3000))
    let written = folder.path("limited.pcap")
    let outcome = try BuiltProgram.shell(
      "prlimit --fsize=\(limit) \"$RAWSCOPE\" -qr '\(many)' -w '\(written)' --count >/dev/null")
    #expect(outcome.status == 1)
    #expect(outcome.errorLines == ["rawscope: \(written): write: File too large"])
    let size = try Data(contentsOf: URL(fileURLWithPath: written)).count
    #expect(size == 24 + (limit - 24) / 76 * 76)
  }

  @Test func helpToAFullOutputIsAFailureToo() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let outcome = try BuiltProgram.run(["--help"], output: full)
    #expect(outcome.status == 1)
    #expect(outcome.errors == "rawscope: standard output: No space left on device\n")
  }

  /// Without care, the file of `-w` would get the number of standard output, and the report would end in it.
  @Test func aClosedStandardOutputDoesNotEndInTheFile() throws {
    let written = folder.path("out.pcap")
    let outcome = try BuiltProgram.shell("\"$RAWSCOPE\" -r '\(capture)' -w '\(written)' >&-; echo $? >&2")
    #expect(outcome.errors.hasSuffix("1\n"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: written)).count == 24 + 5 * 76)
  }

  @Test(arguments: [
    (["--color", "always"], [:], true),
    (["--color", "always"], ["NO_COLOR": "1"], true),
    (["--color", "never"], [:], false),
    ([], [:], false),
    ([], ["NO_COLOR": "1"], false),
  ])
  func coloursWhereAsked(options: [String], environment: [String: String], isColoured: Bool) throws {
    let outcome = try BuiltProgram.run(["-r", capture] + options, environment: environment)
    #expect(outcome.output.contains("\u{1b}[") == isColoured)
  }

  /// script(1) makes a terminal for the program.
  @Test(arguments: [("", true), ("NO_COLOR=1", false), ("NO_COLOR=", true)])
  func coloursOnATerminalUnlessNoColorIsSet(variable: String, isColoured: Bool) throws {
    let outcome = try BuiltProgram.shell(
      "script -qec \"env \(variable) '$RAWSCOPE' -r '\(capture)'\" /dev/null < /dev/null")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\u{1b}[1m") == isColoured)
  }

  @Test(arguments: [
    (["LC_ALL": "C.UTF-8"], true), (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false), (["LANG": "de_DE.utf8"], true),
    (["LC_CTYPE": "C", "LANG": "en_US.UTF-8"], false), ([:], false),
  ])
  func isASCIIOutsideUTF8(environment: [String: String], isUTF8: Bool) throws {
    let outcome = try BuiltProgram.run(["-r", capture], environment: environment)
    #expect(outcome.output.utf8.contains { $0 > 0x7F } == isUTF8)
  }

  @Test func foldsToTheWidthOfTheTerminal() throws {
    let outcome = try BuiltProgram.run(["-r", capture], environment: ["COLUMNS": "60"])
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(try BuiltProgram.run(["-r", capture]).output.split(separator: "\n").contains { $0.count > 60 })
  }

  @Test func writesFramesAndReports() throws {
    let written = folder.path("out.pcap")
    let outcome = try BuiltProgram.run(["-r", capture, "-w", written])
    #expect(outcome.status == 0)
    #expect(outcome.output == (try BuiltProgram.run(["-r", capture])).output)
    let again = try BuiltProgram.run(["-r", written, "--by", "flow"])
    #expect(again.output == (try BuiltProgram.run(["-r", capture, "--by", "flow"])).output)
  }

  @Test func framesOnStandardOutputSendTheReportToStandardError() throws {
    let outcome = try BuiltProgram.shell("\"$RAWSCOPE\" -r '\(capture)' -w - | \"$RAWSCOPE\" -r - --count")
    #expect(outcome.output == "5 packets\n5 flows\n")
    #expect(outcome.errors.contains("192.0.2.1"))
  }

  @Test func framesThatCannotBeWrittenToStandardOutputAreNamedSo() throws {
    let full = try BuiltProgram.shell("\"$RAWSCOPE\" -r '\(capture)' -w - --count >/dev/full; echo \"exit $?\" >&2")
    #expect(
      full.errors == "5 packets\n5 flows\nrawscope: standard output: write: No space left on device\nexit 1\n")
  }

  @Test func saysThatTimesDoNotFitIntoThePcap() throws {
    let timeless = Project.fixtures + "/format/simple-packets.pcapng"
    let written = folder.path("timeless.pcap")
    let outcome = try BuiltProgram.run(["-r", timeless, "-w", written, "--count"])
    #expect(outcome.status == 0)
    #expect(
      outcome.errors
        == "rawscope: \(written): 14 without a time that a pcap can hold (1970 to 2106): given the nearest\n")
  }

  @Test func framesWithoutMatchMakeAFileWithoutFrames() throws {
    let written = folder.path("none.pcap")
    #expect(try BuiltProgram.run(["-r", capture, "-w", written, "udp port 1"]).status == 0)
    #expect(try BuiltProgram.run(["-r", written, "--count"]).output == "0 packets\n0 flows\n")
  }

  @Test func leavesAnOlderFileWhereNothingCanBeRead() throws {
    let older = try folder.file("older.pcap", [1, 2, 3])
    #expect(try BuiltProgram.run(["-r", folder.path("no"), "-w", older]).status == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: older)) == Data([1, 2, 3]))
  }

  @Test func refusesToWriteOverWhatIsRead() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: capture))
    let outcome = try BuiltProgram.run(["-r", capture, "-w", capture])
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: capture)) == before)
  }

  @Test func saysWhatCannotBeWritten() throws {
    let nowhere = folder.path("no/such/folder.pcap")
    let outcome = try BuiltProgram.run(["-r", capture, "-w", nowhere])
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors == "rawscope: \(nowhere): open: No such file or directory\n")
    let full = try BuiltProgram.run(["-r", capture, "-w", "/dev/full", "--count"])
    #expect(full.status == 1)
    #expect(full.output == "5 packets\n5 flows\n")
    #expect(full.errors == "rawscope: /dev/full: write: No space left on device\n")
  }
}
