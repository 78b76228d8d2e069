import Foundation
import Testing
import Wire

@testable import Capture

@Suite struct PcapFileTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    let isBigEndian: Bool
    let magic: UInt32
    let scale: Int64
    var testDescription: String { "\(isBigEndian ? "big" : "little")-endian, \(scale) ns" }
  }
  static let kinds = [false, true].flatMap { order in
    [
      Kind(isBigEndian: order, magic: 0xA1B2_C3D4, scale: 1000),
      Kind(isBigEndian: order, magic: 0xA1B2_3C4D, scale: 1),
    ]
  }

  @Test(arguments: kinds) func readsEveryByteOrderAndPrecision(_ kind: Kind) throws {
    var file = CaptureBytes(isBigEndian: kind.isBigEndian)
    file.pcapHeader(magic: kind.magic, snapshotLength: 96, link: 113)
    file.record(pattern(60), seconds: 1_700_000_000, fraction: 123_456)
    file.record([], seconds: 0xFFFF_FFFF, fraction: 999_999)
    file.record(pattern(5, seed: 9), seconds: 3, fraction: 0, wire: 1500)
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.error == nil)
    #expect(
      reading.interfaces == [CaptureInterface(link: LinkLayer(type: .linuxCooked), snapshotLength: 96)])
    #expect(
      reading.frames == [
        Reading.Copy(
          time: 1_700_000_000_000_000_000 + 123_456 * kind.scale, bytes: pattern(60), wire: 60, interface: 0, flags: []),
        Reading.Copy(
          time: 4_294_967_295_000_000_000 + 999_999 * kind.scale, bytes: [], wire: 0, interface: 0, flags: []),
        Reading.Copy(time: 3_000_000_000, bytes: pattern(5, seed: 9), wire: 1500, interface: 0, flags: []),
      ])
    #expect(reading.statistics.captured == 3)
    #expect(reading.statistics.received == 3)
    #expect(reading.statistics.cut == 1)
    #expect(reading.statistics.timeWentBack == 1)
    #expect(reading.statistics.bytesRead == UInt64(file.bytes.count))
    #expect(reading.statistics.droppedByKernel == nil)
  }

  /// More than a second of fraction carries over, as tshark shows it for ../shared's timestamp_invalid_micro.pcap.
  @Test func fractionOfASecondAndMoreCarriesOver() throws {
    var file = CaptureBytes()
    file.pcapHeader()
    file.record([1], seconds: 10, fraction: 1_000_000)
    file.record([1], seconds: 10, fraction: .max)
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.frames.map(\.time) == [11_000_000_000, 10_000_000_000 + 4_294_967_295_000])
  }

  @Test func bitsAboveTheLinkTypeAreTheCheckSequenceOrNothing() throws {
    let cases: [(UInt32, UInt16, UInt8)] = [
      (0x0000_0001, 1, 0), (0x2400_0001, 1, 4), (0x1400_0071, 113, 2), (0xF400_0001, 1, 30),
      // No flag: no length. Reserved bits: tolerated.
      (0x3000_0001, 1, 0), (0x03F0_0001, 1, 0), (0x0400_0001, 1, 0),
      // What systems called raw IP.
      (12, 101, 0), (14, 101, 0), (101, 101, 0),
    ]
    for (field, type, checkSequence) in cases {
      var file = CaptureBytes()
      file.pcapHeader(link: field)
      let reading = try Reading.of(bytes: file.bytes)
      #expect(
        reading.interfaces.map(\.link)
          == [LinkLayer(type: LinkType(rawValue: type), frameCheckSequence: checkSequence)], "\(field)")
      #expect(reading.error == nil)
    }
  }

  @Test func oldVersionsHaveTheirLengthsTheOtherWayRound() throws {
    // Version, the two lengths as they stand in the file, and what they mean.
    let cases: [(UInt16, UInt16, UInt32, UInt32, UInt32)] = [
      (2, 2, 9, 4, 9), (2, 3, 9, 4, 9), (2, 3, 4, 9, 9), (543, 0, 9, 4, 9), (2, 4, 4, 9, 9), (2, 5, 4, 2, 2),
    ]
    for (major, minor, first, second, wire) in cases {
      var file = CaptureBytes()
      file.pcapHeader(major: major, minor: minor)
      file.record([1, 2, 3, 4], captured: first, wire: second)
      let reading = try Reading.of(bytes: file.bytes)
      #expect(reading.frames.map(\.bytes) == [[1, 2, 3, 4]], "\(major).\(minor)")
      #expect(reading.frames.map(\.wire) == [wire], "\(major).\(minor)")
    }
  }

  @Test func framesAboveTheSnapshotLengthAreCountedAndKeptWhole() throws {
    var file = CaptureBytes()
    file.pcapHeader(snapshotLength: 4)
    file.record(pattern(9))
    file.record(pattern(4), wire: 2)
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.frames.map(\.bytes) == [pattern(9), pattern(4)])
    #expect(reading.statistics.aboveSnapshotLength == 1)
    #expect(reading.error == nil)
  }

  @Test func framesUpToTheLimitAreReadAndALimitIsRaisedByTheSnapshotLength() throws {
    var file = CaptureBytes()
    file.pcapHeader(snapshotLength: 524_288)
    let long = pattern(500_000, seed: 1)
    file.record(pattern(200_000))
    file.record(long)
    file.record([7])
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.frames.map(\.bytes.count) == [200_000, 500_000, 1])
    #expect(reading.frames[1].bytes == long)
    #expect(reading.frames[2].bytes == [7])
    #expect(reading.error == nil)
  }

  @Test func manyFramesCrossTheBuffersEnd() throws {
    var file = CaptureBytes()
    file.pcapHeader()
    let sizes = (0..<20_000).map { $0 * 37 % 211 }
    for (index, size) in sizes.enumerated() { file.record(pattern(size, seed: index), seconds: UInt32(index)) }
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.frames.map(\.bytes) == sizes.enumerated().map { pattern($1, seed: $0) })
    #expect(reading.frames.map(\.time) == sizes.indices.map { Int64($0) * 1_000_000_000 })
    #expect(reading.batches > 4)
  }

  @Test func aPipeIsReadInWhateverPiecesItComes() throws {
    var file = CaptureBytes()
    file.pcapHeader()
    for index in 0..<300 { file.record(pattern(index, seed: index)) }
    for size in [1, 7, 40, 4096] {
      let pieces = stride(from: 0, to: file.bytes.count, by: size).map {
        Array(file.bytes[$0..<min($0 + size, file.bytes.count)])
      }
      let reading = try withPipe(pieces) { Reading.of($0) }
      #expect(reading.frames.map(\.bytes) == (0..<300).map { pattern($0, seed: $0) })
      #expect(reading.error == nil)
    }
  }

  @Test func aFileThatGrowsIsReadOn() throws {
    var file = CaptureBytes()
    file.pcapHeader()
    file.record([1, 2])
    let whole = file.bytes
    let temporary = try TemporaryFile(Array(whole.dropLast()))
    let source = try CaptureFile(path: temporary.path)
    let handle = try #require(FileHandle(forWritingAtPath: temporary.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(whole.suffix(1)))
    try handle.close()
    let reading = Reading.of(source)
    #expect(reading.frames.map(\.bytes) == [[1, 2]])
    #expect(reading.error == nil)
    #expect(source.progress == 1)
  }
}
