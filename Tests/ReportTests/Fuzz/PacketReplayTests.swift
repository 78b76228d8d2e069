import Foundation
import Testing
import Wire

/// What the packets' fuzzer found, and the corpus that it starts from, printed again.
@Suite struct PacketReplayTests {
  static let fuzz = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../Fuzz")
    .standardizedFileURL.path
  /// Names below Fuzz/. What was found in the walk goes through the lines too.
  static let inputs = ["crashes/packets", "corpus/packets", "crashes/walk"].flatMap { folder in
    ((try? FileManager.default.contentsOfDirectory(atPath: fuzz + "/" + folder)) ?? []).sorted()
      .filter { !$0.hasPrefix(".") }.map { folder + "/" + $0 }
  }

  @Test func thereAreInputs() {
    #expect(Self.inputs.count >= 10)
  }

  @Test(arguments: inputs) func outputKeepsTheInvariants(_ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.fuzz + "/" + name)))
    let frames = try #require(FuzzedFrames(bytes))
    #expect(brokenPacketInvariants(frames) == [])
  }

  @Test func everyLinkTypeWithADecoderIsFuzzed() {
    for number in UInt16.min...UInt16.max where LinkType(rawValue: number).layer != .opaque {
      #expect(FuzzedFrames.linkTypes.contains(number), "link type \(number)")
    }
    // Six bits choose one.
    #expect(FuzzedFrames.linkTypes.count <= 64)
  }

  @Test(arguments: [
    ([UInt8]("{\"a\":[1,-2.5e+3,\"\\u00e4\\\"\",{}],\"b\":null}".utf8), true),
    ([UInt8]("{\"a\":1,\"a\":2}".utf8), false), ([UInt8]("{\"a\":\"}".utf8), false),
    ([UInt8]("{\"a\":01}".utf8), false), ([UInt8]("{\"a\":[1,]}".utf8), false), ([UInt8]("{\"a\":1}}".utf8), false),
    ([UInt8]("{\"a\":\"\\x41\"}".utf8), false), ([UInt8]("[]".utf8), false), ([UInt8]("{\"a\":[1}".utf8), false),
  ])
  func checkerKnowsJSON(_ text: [UInt8], _ isValid: Bool) {
    #expect(JSONChecker.accepts(text[...]) == isValid)
  }

  @Test(arguments: [
    ([UInt8]("caf\u{E9} \u{2026}\n".utf8), true), ([UInt8]("no end".utf8), false), ([UInt8]("a\nb\n".utf8), false),
    ([UInt8]("\u{1B}[2J\n".utf8), false), ([UInt8]("\u{7F}\n".utf8), false), ([UInt8]("\u{9B}2J\n".utf8), false),
    ([UInt8]("\u{202E}\n".utf8), false), ([0x9B, 0x0A], false), ([0xC0, 0x80, 0x0A], false),
    ([0xE2, 0x80, 0x0A], false),
  ])
  func checkerKnowsHarmlessText(_ line: [UInt8], _ isHarmless: Bool) {
    #expect((PrintedText.flaw(line) == nil) == isHarmless)
  }
}
