import Testing
import Wire

@testable import Capture

/// Where frames stand in their capture, with and without a filter.
@Suite struct FrameNumbersTests {
  private static func numbers(of source: any FrameSource) throws -> [UInt64] {
    var numbers: [UInt64] = []
    while try source.lend({ _, frames in numbers += frames.indices.map { source.numbers[$0] } }) {}
    return numbers
  }

  /// Ethernet frames of which every `step`th from the first on is of IPv4.
  private static func capture(_ count: Int, every step: Int) throws -> TemporaryFile {
    var file = CaptureBytes()
    file.pcapHeader(link: 1)
    for index in 0..<count {
      let type: [UInt8] = index % step == 0 ? [0x08, 0x00] : [0x08, 0x06]
      file.record([UInt8](repeating: 2, count: 12) + type + [0x45] + [UInt8](repeating: 0, count: 45), seconds: 1)
    }
    return try TemporaryFile(file.bytes)
  }

  @Test func withoutAFilterTheyFollowOneAnother() throws {
    // More than one batch.
    let file = try Self.capture(5000, every: 1)
    #expect(try Self.numbers(of: CaptureFile(path: file.path)) == (1...5000).map { UInt64($0) })
  }

  @Test func aFilterLeavesThemAsTheyAre() throws {
    let file = try Self.capture(10_000, every: 3)
    let filtered = try CaptureFile(path: file.path, filter: PacketFilter("ip"))
    #expect(try Self.numbers(of: filtered) == stride(from: 1, through: 10_000, by: 3).map { UInt64($0) })
  }

  @Test(arguments: ["", "ip"]) func theyGoOnFromFileToFile(filter: String) throws {
    let files = try [Self.capture(4, every: 2), Self.capture(3, every: 2)]
    let source = CaptureFiles(paths: files.map(\.path), filter: filter.isEmpty ? nil : PacketFilter(filter))
    #expect(try Self.numbers(of: source) == (filter.isEmpty ? [1, 2, 3, 4, 5, 6, 7] : [1, 3, 5, 7]))
  }
}
