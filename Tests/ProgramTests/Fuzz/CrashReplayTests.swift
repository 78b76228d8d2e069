import Foundation
import Testing
import Wire

/// Every input that the fuzzers ever found, fed to the program as its users would: as a file and through a pipe.
///
/// The corpus goes along, so that this tests something while nothing has been found.
@Suite struct CrashReplayTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
    .standardizedFileURL.path
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("rawscope")

  /// Names below Fuzz/: every crash, and one corpus input in ten.
  static func inputs(_ target: String) -> [String] {
    func names(_ folder: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: root + "/Fuzz/" + folder)) ?? []).sorted()
        .filter { !$0.hasPrefix(".") }.map { folder + "/" + $0 }
    }
    let corpus = names("corpus/" + target).enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
    return names("crashes/" + target) + corpus
  }

  @Test(arguments: ["reader", "walk", "packets"]) func thereAreInputs(_ target: String) {
    #expect(!Self.inputs(target).isEmpty)
  }

  @Test(arguments: inputs("reader")) func programReadsIt(_ name: String) throws {
    let path = Self.root + "/Fuzz/" + name
    try expectAnOrderlyEnd(["-r", path, "--json"])
    try expectAnOrderlyEnd(["-r", "-"], input: path)
  }

  @Test(arguments: inputs("walk")) func programDecodesIt(_ name: String) throws {
    let (frames, path) = try Self.capture(name)
    defer { try? FileManager.default.removeItem(at: path) }
    var choices: [String] = []
    if frames.keysOuterTunnel { choices += ["--tunnels", "outer"] }
    if frames.keepsFragmentsApart { choices += ["--fragments", "apart"] }
    if frames.neverSplits { choices += ["--no-split"] }
    let separate = (frames.separatesVLANs ? ["vlan"] : []) + (frames.separatesInterfaces ? ["interface"] : [])
    if !separate.isEmpty { choices += ["--separate", separate.joined(separator: ",")] }
    let output = try expectAnOrderlyEnd(["-r", path.path, "--json"] + choices, status: 0)
    // The summary is the last line: nothing was lost on the way there.
    let last = try #require(output.split(separator: UInt8(ascii: "\n")).last)
    let summary = try #require(try JSONSerialization.jsonObject(with: Data(last)) as? [String: Any])
    #expect(summary["type"] as? String == "summary")
  }

  @Test(arguments: inputs("packets")) func programPrintsIt(_ name: String) throws {
    let (frames, path) = try Self.capture(name)
    defer { try? FileManager.default.removeItem(at: path) }
    let choices = ["packets", "-r", path.path] + (frames.keysOuterTunnel ? ["--tunnels", "outer"] : [])
    for more in [["-t"], ["-v", "-e", "-t"], ["--json"]] {
      let output = try expectAnOrderlyEnd(choices + more, status: 0)
      // A line a packet, behind them JSON's summary, and nothing that a terminal obeys.
      let lines = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count - 1
      #expect(lines == frames.frames.count + (more == ["--json"] ? 1 : 0), "\(more)")
      #expect(!output.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }, "\(more)")
    }
  }

  /// An input as frames, and as a new file.
  private static func capture(_ name: String) throws -> (FuzzedFrames, URL) {
    let input = [UInt8](try Data(contentsOf: URL(fileURLWithPath: root + "/Fuzz/" + name)))
    let frames = try #require(FuzzedFrames(input))
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("rawscope-replay-\(UUID()).pcapng")
    try pcapng(frames).write(to: path)
    return (frames, path)
  }

  /// Runs the program and expects no signal, and exit 0 or 1 (or `status`): the command line is right.
  @discardableResult
  private func expectAnOrderlyEnd(
    _ arguments: [String], input: String = "/dev/null", status: Int32? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> Data {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
    let end = try ChildProcess(Self.program.path, arguments, input: file.fileDescriptor).finish()
    #expect(end.signal == nil, "\(arguments)", sourceLocation: location)
    #expect((end.code ?? 0) <= 1, "\(arguments)", sourceLocation: location)
    if let status { #expect(end.code == status, "\(arguments)", sourceLocation: location) }
    return end.output
  }

  /// The frames as a pcapng file with nanosecond times, so that both interfaces fit into it.
  private static func pcapng(_ frames: FuzzedFrames) -> Data {
    var file = Data()
    func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { file.append(contentsOf: $0) } }
    func append(_ value: UInt16) { withUnsafeBytes(of: value.littleEndian) { file.append(contentsOf: $0) } }
    func block(_ type: UInt32, bodySize: Int, body: () -> Void) {
      let padding = (4 - bodySize % 4) % 4
      append(type)
      append(UInt32(12 + bodySize + padding))
      body()
      file.append(contentsOf: [UInt8](repeating: 0, count: padding))
      append(UInt32(12 + bodySize + padding))
    }
    block(0x0A0D_0D0A, bodySize: 16) {
      append(UInt32(0x1A2B_3C4D))
      append(UInt16(1))
      append(UInt16(0))
      append(UInt32.max)
      append(UInt32.max)
    }
    for link in frames.links {
      block(1, bodySize: 28) {
        append(link.type.rawValue)
        append(UInt16(0))
        append(UInt32(0))
        // if_tsresol 9: nanoseconds; if_fcslen.
        append(UInt16(9))
        append(UInt16(1))
        append(UInt32(9))
        append(UInt16(13))
        append(UInt16(1))
        append(UInt32(link.frameCheckSequence))
        append(UInt32(0))
      }
    }
    for frame in frames.frames {
      block(6, bodySize: 20 + Int(frame.captured)) {
        append(UInt32(frame.interface))
        let time = UInt64(bitPattern: frame.time)
        append(UInt32(truncatingIfNeeded: time >> 32))
        append(UInt32(truncatingIfNeeded: time))
        append(frame.captured)
        append(frame.wire)
        file.append(contentsOf: frames.bytes[Int(frame.start)..<Int(frame.start + frame.captured)])
      }
    }
    return file
  }
}
