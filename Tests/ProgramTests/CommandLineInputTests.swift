import Foundation
import Testing

/// What is read, from good and bad files, and the exit codes that tell of it.
@Suite struct CommandLineInputTests {
  private let folder: CommandLineFolder
  private let capture: String

  init() throws {
    folder = try CommandLineFolder()
    capture = try folder.file("good.pcap", CommandLineCapture.datagrams(5))
  }

  @Test func countsWhatAFileHolds() throws {
    let outcome = try BuiltProgram.run(["-r", capture, "--count"])
    #expect(outcome.status == 0)
    #expect(outcome.output == "5 packets\n5 flows\n")
    #expect(outcome.errors == "")
  }

  @Test(arguments: [["-nnr"], ["-r"], ["flows", "-nr"]])
  func readsStandardInput(arguments: [String]) throws {
    let input = try #require(FileHandle(forReadingAtPath: capture))
    let outcome = try BuiltProgram.run(arguments + ["-", "--count"], input: input)
    #expect(outcome.status == 0)
    #expect(outcome.output == "5 packets\n5 flows\n")
  }

  @Test func readsSeveralFilesInOrder() throws {
    let other = try folder.file("other.pcap", CommandLineCapture.datagrams(2))
    let outcome = try BuiltProgram.run(["-r", capture, "-r", other, "--count"])
    #expect(outcome.output == "7 packets\n5 flows\n")
    #expect(outcome.status == 0)
  }

  @Test(arguments: [("-c3", 3), ("-c5", 5), ("-c9", 5)])
  func stopsAtACount(option: String, packets: Int) throws {
    let written = folder.path("counted.pcap")
    let outcome = try BuiltProgram.run(["-r", capture, option, "--count", "-w", written])
    #expect(outcome.output == "\(packets) packets\n\(packets) flows\n")
    #expect(try Data(contentsOf: URL(fileURLWithPath: written)).count == 24 + packets * 76)
  }

  @Test func countsOnlyFramesThatMatch() throws {
    let outcome = try BuiltProgram.run(["-r", capture, "-c1", "--count", "src host 10.0.0.3"])
    #expect(outcome.output == "1 packet\n1 flow\n")
    #expect(outcome.status == 0)
  }

  @Test func takesAFilterFromAFile() throws {
    let filter = try folder.file("filter", Array("src host 10.0.0.1 # the second\n or src host 10.0.0.2\n".utf8))
    #expect(try BuiltProgram.run(["-r", capture, "-F", filter, "--count"]).output == "2 packets\n2 flows\n")
    let missing = try BuiltProgram.run(["-r", capture, "-F", folder.path("no"), "--count"])
    #expect(missing.status == 1)
    #expect(missing.errors == "rawscope: \(folder.path("no")): open: No such file or directory\n")
  }

  @Test func cutsFramesToTheSnapshotLength() throws {
    let written = folder.path("cut.pcap")
    let outcome = try BuiltProgram.run(["-r", capture, "-s", "42", "-w", written, "--json"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""frames_cut":5"#))
    #expect(try Data(contentsOf: URL(fileURLWithPath: written)).count == 24 + 5 * (16 + 42))
  }

  @Test(arguments: [
    ("missing", nil, "open: No such file or directory"),
    ("empty", [], "empty, not a capture"),
    ("text", Array("hello world, no capture\n".utf8), "not a capture: it begins with \"hello wo\""),
    ("header", [0xD4, 0xC3, 0xB2, 0xA1, 2, 0], "header"),
  ])
  func refusesWhatIsNoCapture(name: String, bytes: [UInt8]?, words: String) throws {
    let path = try bytes.map { try folder.file(name, $0) } ?? folder.path(name)
    let outcome = try BuiltProgram.run(["-r", path])
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("rawscope: \(path): "))
    #expect(outcome.errors.contains(words))
  }

  @Test func refusesADirectory() throws {
    let outcome = try BuiltProgram.run(["-r", folder.url.path])
    #expect(outcome.status == 1)
    #expect(outcome.errors == "rawscope: \(folder.url.path): a directory, not a capture\n")
  }

  /// What could be read is printed first, then one line says what is missing, and where.
  @Test func readsADamagedFileAsFarAsItGoes() throws {
    let whole = CommandLineCapture.datagrams(3)
    let cut = try folder.file("cut.pcap", Array(whole.dropLast(10)))
    let outcome = try BuiltProgram.run(["-r", cut, "--count"])
    #expect(outcome.status == 1)
    #expect(outcome.output == "2 packets\n2 flows\n")
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("rawscope: \(cut): record 3 at byte 176 claims 60 bytes; the file has 50 more"))
    let json = try BuiltProgram.run(["-r", cut, "--json"])
    #expect(json.status == 1)
    #expect(json.output.contains(#""complete":false"#))
  }

  @Test func readsOnBehindAFileThatIsMissing() throws {
    let outcome = try BuiltProgram.run(["-r", folder.path("no"), "-r", capture, "--count"])
    #expect(outcome.status == 1)
    #expect(outcome.output == "5 packets\n5 flows\n")
    #expect(outcome.errors == "rawscope: \(folder.path("no")): open: No such file or directory\n")
  }

  /// Only at its end is it known which link types a pcapng has.
  @Test func aFilterThatNoInterfaceOfTheFileTakesIsAWrongCommandLine() throws {
    let file = Project.fixtures + "/demo.pcapng"
    let written = folder.path("none.pcap")
    let outcome = try BuiltProgram.run(["-r", file, "-w", written, "wlan addr1 00:00:00:00:00:00"])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 3)
    #expect(outcome.errors.hasPrefix("rawscope: filter: 'addr1' and 'address1' are only supported on 802.11"))
    #expect(!FileManager.default.fileExists(atPath: written))
    // Beside a file that was read it is what is missing, and said once.
    let partial = try BuiltProgram.run(["-r", file, "-r", capture, "--json", "wlan addr1 00:00:00:00:00:00"])
    #expect(partial.status == 2)
    let radio = try folder.file(
      "radio.pcap",
      [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0] + [UInt8](repeating: 0, count: 8)
        + [0, 0, 4, 0, 105, 0, 0, 0])
    let mixed = try BuiltProgram.run(["-r", file, "-r", radio, "--json", "wlan addr1 00:00:00:00:00:00"])
    #expect(mixed.status == 1)
    #expect(mixed.errorLines.count == 3)
    #expect(mixed.output.components(separatedBy: #""reason":"error""#).count == 2)
  }

  @Test(arguments: ["-d", "-dd", "-ddd"])
  func printsTheCompiledFilter(option: String) throws {
    let outcome = try BuiltProgram.run(["-r", capture, option, "udp", "port", "53"])
    #expect(outcome.status == 0)
    let first = ["-d": "(000) ldh      [12]", "-dd": "{ 0x28, 0, 0, 0x0000000c },", "-ddd": "20"][option]
    #expect(outcome.output.split(separator: "\n").first.map(String.init) == first)
    #expect(try BuiltProgram.run([option, "udp", "port", "53"]).output == outcome.output)
  }
}
