import Testing
import Wire

@testable import Capture

/// What is no capture, and what is a damaged one: the exact error, behind every good frame.
@Suite struct PcapDamageTests {
  /// A file of one good record of 3 bytes, which ends at byte 43, and whatever follows.
  private static func file(_ add: (inout CaptureBytes) -> Void) -> [UInt8] {
    var file = CaptureBytes()
    file.pcapHeader()
    file.record([1, 2, 3])
    add(&file)
    return file.bytes
  }

  private static func damage(_ reading: Reading) -> CaptureError.DamagedFile? {
    guard case .damaged(let damage) = reading.error else { return nil }
    return damage
  }

  @Test func aLengthThatCannotBe() throws {
    let file = try TemporaryFile(
      Self.file {
        $0.record(pattern(110), captured: 0xFFFF_FFF0, wire: 60)
      })
    let reading = Reading.of(file)
    #expect(reading.frames.map(\.bytes) == [[1, 2, 3]])
    #expect(
      reading.error
        == .damaged(
          CaptureError.DamagedFile(
            file: file.path, record: 2, isBlock: false, offset: 43,
            claim: .captured(claimed: 0xFFFF_FFF0, limit: 262_144), remaining: 110, framesRead: 1, bytesUnread: 126)))
  }

  @Test func oneByteMoreThanTheLimit() throws {
    var file = CaptureBytes()
    file.pcapHeader()
    file.record(pattern(262_144))
    file.record(pattern(262_145))
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.frames.map(\.bytes.count) == [262_144])
    #expect(Self.damage(reading)?.claim == .captured(claimed: 262_145, limit: 262_144))
    #expect(Self.damage(reading)?.remaining == 262_145)
  }

  @Test func aClaimedSnapshotLengthRaisesTheLimitOnlySoFar() throws {
    for (snapshotLength, link, limit) in [(UInt32.max, UInt32(1), UInt64(16 << 20)), (0, 249, 128 << 20)] {
      var file = CaptureBytes()
      file.pcapHeader(snapshotLength: snapshotLength, link: link)
      file.record([1], captured: 200 << 20)
      let reading = try Reading.of(bytes: file.bytes)
      #expect(Self.damage(reading)?.claim == .captured(claimed: 200 << 20, limit: limit))
    }
  }

  @Test func aRecordLongerThanTheFile() throws {
    let file = try TemporaryFile(Self.file { $0.record([1, 2, 3, 4], captured: 100) })
    let reading = Reading.of(file)
    #expect(reading.frames.count == 1)
    #expect(
      reading.error
        == .damaged(
          CaptureError.DamagedFile(
            file: file.path, record: 2, isBlock: false, offset: 43, claim: .cut(claimed: 100), remaining: 4,
            framesRead: 1, bytesUnread: 20)))
  }

  @Test func aRecordHeaderCut() throws {
    let file = try TemporaryFile(Self.file { $0.put([1, 2, 3, 4, 5]) })
    let reading = Reading.of(file)
    #expect(reading.frames.count == 1)
    #expect(
      reading.error
        == .damaged(
          CaptureError.DamagedFile(
            file: file.path, record: 2, isBlock: false, offset: 43, claim: .cut(claimed: 16), remaining: 5,
            framesRead: 1, bytesUnread: 5)))
  }

  /// A pipe does not tell how much would follow; where it has ended, the numbers are known.
  @Test func damageInAPipe() throws {
    let bad = try withPipe([Self.file { $0.record(pattern(10), captured: 1 << 30) }]) { Reading.of($0) }
    #expect(bad.frames.count == 1)
    #expect(Self.damage(bad)?.offset == 43)
    #expect(Self.damage(bad)?.remaining == nil)
    #expect(Self.damage(bad)?.bytesUnread == nil)
    let cut = try withPipe([Self.file { $0.record(pattern(10), captured: 11) }]) { Reading.of($0) }
    #expect(Self.damage(cut)?.claim == .cut(claimed: 11))
    #expect(Self.damage(cut)?.remaining == 10)
    #expect(Self.damage(cut)?.bytesUnread == 26)
  }

  @Test func aThrownErrorIsTheEnd() throws {
    let file = try TemporaryFile(Self.file { $0.put([1]) })
    let source = try CaptureFile(path: file.path)
    #expect(Reading.of(source).error != nil)
    let again = Reading.of(source)
    #expect(again.error == nil)
    #expect(again.frames.isEmpty)
  }

  @Test func everyTruncationGivesTheRecordsBeforeIt() throws {
    var file = CaptureBytes()
    file.pcapHeader()
    var ends = [file.bytes.count]
    for size in [0, 5, 30] {
      file.record(pattern(size))
      ends.append(file.bytes.count)
    }
    for length in 0...file.bytes.count {
      let path = try TemporaryFile(Array(file.bytes.prefix(length)))
      let reading = Reading.of(path)
      let whole = ends.lastIndex { $0 <= length }
      #expect(reading.frames.count == whole ?? 0, "\(length)")
      switch length {
      case 0: #expect(reading.error == .notACapture(file: path.path, .empty))
      case 1..<24:
        #expect(reading.error == .notACapture(file: path.path, .headerCut(needed: 24, available: length)))
      case _ where ends.contains(length): #expect(reading.error == nil, "\(length)")
      default:
        let damage = try #require(Self.damage(reading), "\(length)")
        let end = ends[whole ?? 0]
        #expect(damage.offset == UInt64(end))
        #expect(damage.record == UInt64((whole ?? 0) + 1))
        #expect(damage.bytesUnread == UInt64(length - end))
        #expect(damage.remaining == UInt64(length - end < 16 ? length - end : length - end - 16))
      }
    }
  }

  @Test func whatIsNoCaptureIsRefusedByName() throws {
    let cases: [([UInt8], CaptureError.NotACapture)] = [
      (Array("hello, world\n".utf8), .unknownMagic(Array("hello, w".utf8))),
      ([0xFF, 0xFE], .unknownMagic([0xFF, 0xFE])),
      ([0xD4], .headerCut(needed: 24, available: 1)),
      ([0x0A, 0x0D], .headerCut(needed: 28, available: 2)),
      ([0x34, 0xCD, 0xB2, 0xA1], .modifiedPcap),
      ([0xA1, 0xB2, 0xCD, 0x34], .modifiedPcap),
      (Array("snoop\0\0\0\0\0\0\u{2}".utf8), .snoop),
      ([0x1F, 0x8B, 8, 0], .compressed("gzip")),
      ([0x28, 0xB5, 0x2F, 0xFD, 4], .compressed("zstd")),
      ([0x04, 0x22, 0x4D, 0x18, 4], .compressed("lz4")),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed("xz")),
      (Array("BZh91AY&SY".utf8), .compressed("bzip2")),
    ]
    for (bytes, reason) in cases {
      let file = try TemporaryFile(bytes)
      #expect(Reading.of(file).error == .notACapture(file: file.path, reason))
    }
    for (major, minor) in [(1, 4), (3, 0), (543, 1)] as [(UInt16, UInt16)] {
      var header = CaptureBytes(isBigEndian: true)
      header.pcapHeader(major: major, minor: minor)
      let file = try TemporaryFile(header.bytes)
      #expect(
        Reading.of(file).error
          == .notACapture(file: file.path, .version(major: Int(major), minor: Int(minor))))
    }
  }

  @Test func directoriesAndMissingFiles() {
    #expect(Reading.of("/tmp").error == .notACapture(file: "/tmp", .directory))
    #expect(
      Reading.of("/nonexistent/x.pcap").error
        == .system(call: "open", subject: "/nonexistent/x.pcap", errno: 2))
  }
}
