import Testing
import Wire

@testable import Capture

@Suite struct CaptureFilesTests {
  private static func pcap(link: UInt32, _ seeds: [Int], tail: [UInt8] = []) throws -> TemporaryFile {
    var file = CaptureBytes()
    file.pcapHeader(link: link)
    for seed in seeds { file.record(pattern(4, seed: seed), seconds: UInt32(seed)) }
    return try TemporaryFile(file.bytes + tail)
  }

  @Test func filesAreReadInTheirOrderWithInterfacesApart() throws {
    let one = try Self.pcap(link: 1, [1, 2])
    var inner = CaptureBytes()
    inner.section()
    inner.interface(link: 113)
    inner.interface(link: 101)
    inner.packet(pattern(4, seed: 3), interface: 1)
    inner.block(5) {
      $0.put(UInt32(1))
      $0.put(UInt64(0))
      $0.option(7, number: UInt64(5))
    }
    let two = try TemporaryFile(inner.bytes)
    let three = try Self.pcap(link: 228, [4])
    let files = CaptureFiles(paths: [one.path, two.path, three.path])
    let reading = Reading.of(files)
    #expect(files.errors.isEmpty)
    #expect(files.filesRead == 3)
    #expect(reading.frames.map(\.bytes) == (1...4).map { pattern(4, seed: $0) })
    #expect(reading.frames.map(\.interface) == [0, 0, 2, 3])
    #expect(reading.interfaces.map(\.link.type) == [.ethernet, .linuxCooked, .raw, .ipv4])
    #expect(reading.statistics.captured == 4)
    #expect(reading.statistics.droppedByKernel == 5)
    #expect(
      reading.statistics.bytesRead == UInt64(one.bytes.count + two.bytes.count + three.bytes.count))
  }

  @Test func aBadFileDoesNotKeepTheOthersFromBeingRead() throws {
    let one = try Self.pcap(link: 1, [1], tail: [0xFF])
    let text = try TemporaryFile(Array("no capture".utf8))
    let two = try Self.pcap(link: 1, [2])
    let files = CaptureFiles(paths: [one.path, "/nonexistent", text.path, two.path])
    let reading = Reading.of(files)
    #expect(reading.error == nil)
    #expect(reading.frames.map(\.bytes) == [pattern(4, seed: 1), pattern(4, seed: 2)])
    #expect(reading.frames.map(\.interface) == [0, 1])
    #expect(files.filesRead == 2)
    try #require(files.errors.count == 3)
    guard case .damaged(let damage) = files.errors[0] else {
      Issue.record("\(files.errors[0])")
      return
    }
    #expect(damage.file == one.path)
    #expect(files.errors[1] == .system(call: "open", subject: "/nonexistent", errno: 2))
    #expect(files.errors[2] == .notACapture(file: text.path, .unknownMagic(Array("no captu".utf8))))
    #expect(try files.lend { _, _ in } == false)
  }
}
