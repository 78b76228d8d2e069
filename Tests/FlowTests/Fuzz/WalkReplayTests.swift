import Foundation
import Testing

/// What the walk's fuzzer found, and the corpus that it starts from, through the walk and the flow engine again.
@Suite struct WalkReplayTests {
  static let fuzz = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../Fuzz")
    .standardizedFileURL.path
  /// Names below Fuzz/.
  static let inputs = ["crashes/walk", "corpus/walk"].flatMap { folder in
    ((try? FileManager.default.contentsOfDirectory(atPath: fuzz + "/" + folder)) ?? []).sorted()
      .filter { !$0.hasPrefix(".") }.map { folder + "/" + $0 }
  }

  @Test func thereAreInputs() {
    #expect(Self.inputs.count >= 10)
  }

  @Test(arguments: inputs) func framesKeepTheInvariants(_ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.fuzz + "/" + name)))
    let frames = try #require(FuzzedFrames(bytes))
    #expect(brokenFlowInvariants(frames) == [])
  }

  @Test func inputsAreReadAsDocumented() throws {
    let input: [UInt8] = [0x20, 0x19, 0x04] + [0x12, 2, 0, 0xAA, 0xBB] + [0x0D, 9, 0, 0xCC]
    let frames = try #require(FuzzedFrames(input))
    #expect(frames.links.map(\.type) == [.ethernet, .raw])
    #expect(frames.links.map(\.frameCheckSequence) == [4, 0])
    #expect(frames.keysOuterTunnel && !frames.keepsFragmentsApart && !frames.neverSplits)
    #expect(frames.separatesVLANs && frames.separatesInterfaces)
    #expect(frames.batches == [0..<1, 1..<2])
    let (first, second) = (try #require(frames.frames.first), try #require(frames.frames.last))
    #expect(first.captured == 2 && first.wire == 4 && first.flags == .timeless && first.interface == 0)
    #expect(second.captured == 1 && second.wire == 1 && second.interface == 1 && second.time < 1_000_000_000)
    #expect(FuzzedFrames([0, 0]) == nil)
  }
}
