import Foundation
import Testing
import Wire

@testable import Capture

@Suite struct CaptureWriterTests {
  private static let ethernet = CaptureInterface(link: LinkLayer(type: .ethernet))

  /// Frames of one interface: (time, bytes, length on the wire).
  private static func write(
    _ frames: [(Int64, [UInt8], UInt32)], to writer: CaptureWriter, interfaces: [CaptureInterface] = [ethernet],
    of interface: UInt16 = 0
  ) throws {
    var bytes: [UInt8] = []
    var list: [Frame] = []
    for (time, data, wire) in frames {
      list.append(
        Frame(
          time: time, start: UInt32(bytes.count), captured: UInt32(data.count), wire: wire, interface: interface))
      bytes += data
    }
    try writer.write(bytes: bytes.span, frames: list.span, interfaces: interfaces)
  }

  private static func bytes(_ build: (inout CaptureBytes) -> Void) -> [UInt8] {
    var file = CaptureBytes()
    build(&file)
    return file.bytes
  }

  @Test func writesNanosecondsByDefault() throws {
    let file = try TemporaryFile(Array("what stood there before".utf8))
    let writer = try CaptureWriter(path: file.path)
    try Self.write([(1_700_000_000_123_456_789, pattern(5), 60)], to: writer)
    #expect(file.bytes.isEmpty)
    try writer.close()
    #expect(
      file.bytes
        == Self.bytes {
          $0.pcapHeader(magic: 0xA1B2_3C4D, snapshotLength: 262_144)
          $0.record(pattern(5), seconds: 1_700_000_000, fraction: 123_456_789, wire: 60)
        })
    #expect(writer.framesWritten == 1)
    #expect(writer.bytesWritten == 45)
  }

  @Test func writesMicrosecondsAndASnapshotLengthWhenAsked() throws {
    let file = try TemporaryFile()
    let writer = try CaptureWriter(path: file.path, isNanoseconds: false, snapshotLength: 96)
    let link = CaptureInterface(link: LinkLayer(type: .raw, frameCheckSequence: 4), snapshotLength: 500_000)
    try Self.write([(1_999_999, [1], 1)], to: writer, interfaces: [link])
    try writer.flush()
    #expect(
      file.bytes
        == Self.bytes {
          $0.pcapHeader(snapshotLength: 96, link: 0x2400_0065)
          $0.record([1], fraction: 1999)
        })
    #expect(writer.framesWritten == 1)
  }

  @Test func timesThatThePcapCannotHoldBecomeTheNearest() throws {
    let file = try TemporaryFile()
    let writer = try CaptureWriter(path: file.path)
    try Self.write(
      [(-1, [1], 1), (4_294_967_295_999_999_999, [2], 1), (4_294_967_296_000_000_000, [3], 1)], to: writer)
    try writer.close()
    #expect(Reading.of(file).frames.map(\.time) == [0, 4_294_967_295_999_999_999, 4_294_967_295_999_999_999])
    #expect(writer.timesOutOfRange == 2)
  }

  @Test func aFrameWithoutATimeIsOneWhoseTimeThePcapCannotHold() throws {
    let file = try TemporaryFile()
    let writer = try CaptureWriter(path: file.path)
    let frame = Frame(time: 0, start: 0, captured: 1, wire: 1, flags: .timeless)
    try writer.write(
      bytes: [1].span, frames: [frame].span, interfaces: [CaptureInterface(link: LinkLayer(type: .ethernet))])
    #expect(writer.timesOutOfRange == 1)
  }

  @Test func aCaptureWithoutFramesIsACapture() throws {
    let file = try TemporaryFile()
    try CaptureWriter(path: file.path).close()
    #expect(file.bytes == Self.bytes { $0.pcapHeader(magic: 0xA1B2_3C4D, snapshotLength: 262_144) })
    let begun = try CaptureWriter(path: file.path)
    begun.begin([CaptureInterface(link: LinkLayer(type: .linuxCooked), snapshotLength: 300_000)])
    try begun.close()
    #expect(
      file.bytes == Self.bytes { $0.pcapHeader(magic: 0xA1B2_3C4D, snapshotLength: 300_000, link: 113) })
  }

  @Test func whatIsWrittenIsWhatWasRead() throws {
    var source = CaptureBytes(isBigEndian: true)
    source.pcapHeader(magic: 0xA1B2_3C4D, snapshotLength: 262_144, link: 276)
    for index in 0..<5000 {
      source.record(pattern(index % 300, seed: index), seconds: UInt32(index), fraction: 7, wire: 9000)
    }
    source.record(pattern(262_144), wire: 262_144)
    let input = try TemporaryFile(source.bytes)
    let output = try TemporaryFile()
    let reader = try CaptureFile(path: input.path)
    let writer = try CaptureWriter(path: output.path)
    var failure: (any Error)?
    while try reader.lend({ bytes, frames in
      do { try writer.write(bytes: bytes, frames: frames, interfaces: reader.interfaces) } catch { failure = error }
    }) {}
    try writer.close()
    #expect(failure == nil)
    let copy = Reading.of(output)
    #expect(copy.frames == Reading.of(input).frames)
    #expect(copy.interfaces == reader.interfaces)
    #expect(writer.framesWritten == 5001)
    #expect(writer.bytesWritten == UInt64(output.bytes.count))
  }

  @Test func frameOfAnotherLinkTypeIsRefusedAndThoseBeforeKept() throws {
    let file = try TemporaryFile()
    let writer = try CaptureWriter(path: file.path)
    let interfaces = [Self.ethernet, CaptureInterface(link: LinkLayer(type: .raw))]
    try Self.write([(1, [1], 1)], to: writer, interfaces: interfaces, of: 0)
    #expect(throws: CaptureError.mixedLinkTypes(file: file.path, first: .ethernet, other: .raw)) {
      try Self.write([(2, [2], 1)], to: writer, interfaces: interfaces, of: 1)
    }
    try writer.close()
    #expect(Reading.of(file).frames.map(\.bytes) == [[1]])
  }

  @Test func framesWithAndWithoutCheckSequenceDoNotMixUnderAHeaderThatPromisesOne() throws {
    let plain = CaptureInterface(link: LinkLayer(type: .ethernet))
    let checked = CaptureInterface(link: LinkLayer(type: .ethernet, frameCheckSequence: 4))
    let file = try TemporaryFile()
    let known = try CaptureWriter(path: file.path)
    try Self.write([(1, [1], 1)], to: known, interfaces: [checked, plain], of: 0)
    try Self.write([(1, [1], 1)], to: known, interfaces: [checked, plain], of: 1)
    try known.close()
    #expect(Reading.of(file).interfaces.map(\.link) == [plain.link])
    let late = try CaptureWriter(path: file.path)
    try Self.write([(1, [1], 1)], to: late, interfaces: [checked], of: 0)
    #expect(throws: CaptureError.mixedLinkTypes(file: file.path, first: .ethernet, other: .ethernet)) {
      try Self.write([(1, [1], 1)], to: late, interfaces: [checked, plain], of: 1)
    }
  }

  @Test func aFullDiskIsToldByEveryCall() throws {
    let writer = try CaptureWriter(path: "/dev/full")
    try Self.write([(1, [1], 1)], to: writer)
    let full = CaptureError.system(call: "write", subject: "/dev/full", errno: ENOSPC)
    #expect(throws: full) { try writer.flush() }
    #expect(throws: full) { try Self.write([(1, [1], 1)], to: writer) }
    #expect(throws: full) { try writer.close() }
    #expect(writer.framesWritten == 0)
  }

  @Test func aPipeThatNobodyReadsIsToldApart() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let path = "/dev/fd/\(ends[1])"
    let writer = try CaptureWriter(path: path)
    try Self.write([(1, [1], 1)], to: writer)
    close(ends[0])
    #expect(throws: CaptureError.system(call: "write", subject: path, errno: EPIPE)) { try writer.close() }
    close(ends[1])
  }

  @Test func theFileThatIsReadIsNotEmptied() throws {
    var source = CaptureBytes()
    source.pcapHeader()
    source.record([1])
    let file = try TemporaryFile(source.bytes)
    let other = file.path + "-link"
    try FileManager.default.createSymbolicLink(atPath: other, withDestinationPath: file.path)
    defer { try? FileManager.default.removeItem(atPath: other) }
    for path in [file.path, other] {
      #expect(throws: CaptureError.outputIsInput(file: path)) {
        try CaptureWriter(path: path, inputs: ["-", "/nonexistent", file.path])
      }
    }
    #expect(file.bytes == source.bytes)
  }

  @Test func aFileThatCannotBeMade() {
    #expect(throws: CaptureError.system(call: "open", subject: "/nonexistent/x", errno: ENOENT)) {
      try CaptureWriter(path: "/nonexistent/x")
    }
    #expect(throws: CaptureError.system(call: "open", subject: "/tmp", errno: EISDIR)) {
      try CaptureWriter(path: "/tmp")
    }
  }

  @Test func framesThatNobodyClosedAreWritten() throws {
    let file = try TemporaryFile()
    do {
      let writer = try CaptureWriter(path: file.path)
      try Self.write([(1, [1], 1)], to: writer)
    }
    #expect(Reading.of(file).frames.count == 1)
  }
}
