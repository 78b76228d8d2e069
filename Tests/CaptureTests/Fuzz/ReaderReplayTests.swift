import Foundation
import Testing

/// What the reader's fuzzer found, and the corpus that it starts from, through the reader again.
@Suite struct ReaderReplayTests {
  static let fuzz = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../Fuzz")
    .standardizedFileURL.path
  /// Names below Fuzz/.
  static let inputs = ["crashes/reader", "corpus/reader"].flatMap { folder in
    ((try? FileManager.default.contentsOfDirectory(atPath: fuzz + "/" + folder)) ?? []).sorted()
      .filter { !$0.hasPrefix(".") }.map { folder + "/" + $0 }
  }

  @Test func thereAreInputs() {
    #expect(Self.inputs.count >= 10)
  }

  @Test(arguments: inputs) func fileKeepsTheInvariants(_ name: String) {
    #expect(brokenReaderInvariants(path: Self.fuzz + "/" + name) == [])
  }

  @Test(arguments: inputs) func pipeKeepsTheInvariants(_ name: String) throws {
    let input = try Data(contentsOf: URL(fileURLWithPath: Self.fuzz + "/" + name))
    // More than a pipe holds would block this thread, which is also the one that reads.
    try #require(input.count <= 65_536)
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: input)
    try pipe.fileHandleForWriting.close()
    #expect(brokenReaderInvariants(path: "/proc/self/fd/\(pipe.fileHandleForReading.fileDescriptor)") == [])
  }
}
