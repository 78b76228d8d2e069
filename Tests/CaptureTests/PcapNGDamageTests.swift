import Testing
import Wire

@testable import Capture

@Suite struct PcapNGDamageTests {
  typealias Claim = CaptureError.DamagedFile.Claim

  /// A section, an interface (snapshot length 100) and a packet: 28 + 20 + 36 = 84 bytes, three blocks.
  private static func good(isBigEndian: Bool = false) -> CaptureBytes {
    var file = CaptureBytes(isBigEndian: isBigEndian)
    file.section()
    file.interface(snapshotLength: 100)
    file.packet([1, 2, 3])
    return file
  }

  private static func expect(
    _ claim: Claim, record: UInt64 = 4, framesRead: UInt64 = 1, _ add: (inout CaptureBytes) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for isBigEndian in [false, true] {
      var file = good(isBigEndian: isBigEndian)
      #expect(file.bytes.count == 84)
      add(&file)
      let temporary = try TemporaryFile(file.bytes)
      let reading = Reading.of(temporary)
      let rest = UInt64(file.bytes.count - 84)
      #expect(
        reading.error
          == .damaged(
            CaptureError.DamagedFile(
              file: temporary.path, record: record, isBlock: true, offset: 84, claim: claim, remaining: rest,
              framesRead: framesRead, bytesUnread: rest)),
        sourceLocation: sourceLocation)
      #expect(reading.frames.map(\.bytes) == [[1, 2, 3]], sourceLocation: sourceLocation)
    }
  }

  @Test func lengthsThatCannotBe() throws {
    try Self.expect(.blockLength(claimed: 0, trailing: nil)) { $0.block(6, length: 0) { $0.put(pattern(40)) } }
    try Self.expect(.blockLength(claimed: 8, trailing: nil)) { $0.block(0x777, length: 8) { $0.put(pattern(40)) } }
    try Self.expect(.blockLength(claimed: 33, trailing: nil)) { $0.block(6, length: 33) { $0.put(pattern(40)) } }
    try Self.expect(.blockLength(claimed: 28, trailing: nil)) { $0.block(6, length: 28) { $0.put(pattern(40)) } }
    try Self.expect(.blockLength(claimed: 28, trailing: nil)) { $0.block(2, length: 28) { $0.put(pattern(40)) } }
    try Self.expect(.blockLength(claimed: 12, trailing: nil)) { $0.block(3, length: 12) { $0.put(pattern(40)) } }
    try Self.expect(.blockLength(claimed: 16, trailing: nil)) { $0.block(1, length: 16) { $0.put(pattern(40)) } }
    try Self.expect(.blockLength(claimed: 20, trailing: nil)) { $0.block(5, length: 20) { $0.put(pattern(40)) } }
    try Self.expect(.blockLength(claimed: 24, trailing: nil)) {
      $0.put(UInt32(0x0A0D_0D0A))
      $0.put(UInt32(24))
      $0.put(UInt32(0x1A2B_3C4D))
      $0.put(UInt16(1))
      $0.put(UInt16(0))
      $0.put(UInt64.max)
    }
    // An interface or a packet with more beside its frame than any options are: no memory for a claim.
    try Self.expect(.blockLength(claimed: 0x7FFF_FFFC, trailing: nil)) {
      $0.block(1, length: 0x7FFF_FFFC) { $0.put(pattern(40)) }
    }
    try Self.expect(.blockLength(claimed: 0x7FFF_FFFC, trailing: nil)) {
      $0.block(6, length: 0x7FFF_FFFC) { $0.put([UInt8](repeating: 0, count: 40)) }
    }
  }

  @Test func lengthsThatDifferAtTheEnd() throws {
    for (type, body) in [(1, 8), (4, 8), (5, 12)] as [(UInt32, Int)] {
      try Self.expect(.blockLength(claimed: UInt64(body + 12), trailing: 7)) {
        $0.block(type, trailing: 7) { $0.put([UInt8](repeating: 0, count: body)) }
      }
    }
    try Self.expect(.blockLength(claimed: 32, trailing: 36)) {
      $0.block(6, trailing: 36) { $0.put([UInt8](repeating: 0, count: 20)) }
    }
    // One that is passed over in pieces.
    try Self.expect(.blockLength(claimed: 1_000_012, trailing: 8)) {
      $0.block(0xBAD, trailing: 8) { $0.put(pattern(1_000_000)) }
    }
  }

  @Test func packetsThatDoNotFit() throws {
    try Self.expect(.captured(claimed: 5, limit: 4)) { $0.packet([1, 2, 3, 4], captured: 5) }
    try Self.expect(.captured(claimed: 0xFFFF_FFFD, limit: 4)) { $0.packet([1, 2, 3, 4], captured: 0xFFFF_FFFD) }
    try Self.expect(.captured(claimed: 262_145, limit: 262_144)) { $0.packet(pattern(262_145)) }
    try Self.expect(.captured(claimed: 100, limit: 8)) {
      $0.block(3) {
        $0.put(UInt32(1000))
        $0.put(pattern(8))
      }
    }
    try Self.expect(.unknownInterface(1)) { $0.packet([1], interface: 1) }
    try Self.expect(.unknownInterface(.max)) { $0.packet([1], interface: .max) }
  }

  @Test func optionsThatDoNotFit() throws {
    func badOption(_ bytes: inout CaptureBytes) {
      bytes.put(UInt16(9))
      bytes.put(UInt16(5))
      bytes.put([6, 0, 0, 0])
    }
    try Self.expect(.option(code: 9, length: 5)) { $0.interface(options: badOption) }
    try Self.expect(.option(code: 9, length: 5)) { $0.packet([1], options: badOption) }
    try Self.expect(.option(code: 9, length: 5)) {
      $0.block(5) {
        $0.put(UInt32(0))
        $0.put(UInt64(0))
        badOption(&$0)
      }
    }
  }

  @Test func sectionsThatCannotBe() throws {
    // The number is given as it stands in the file, read little-endian.
    var file = Self.good()
    file.section(magic: 0x1122_3344)
    let reading = try Reading.of(bytes: file.bytes)
    guard case .damaged(let damage) = reading.error else {
      Issue.record("\(String(describing: reading.error))")
      return
    }
    #expect(damage.claim == .byteOrder(0x1122_3344))
    try Self.expect(.version(major: 2, minor: 1)) { $0.section(major: 2, minor: 1) }
    var first = CaptureBytes()
    first.section(major: 3, minor: 5)
    let version = try TemporaryFile(first.bytes)
    #expect(Reading.of(version).error == .notACapture(file: version.path, .version(major: 3, minor: 5)))
    var magic = CaptureBytes()
    magic.section(magic: 1)
    let unknown = try TemporaryFile(magic.bytes)
    #expect(Reading.of(unknown).error == .notACapture(file: unknown.path, .unknownMagic(Array(magic.bytes.prefix(8)))))
    // Minor versions are compatible.
    var minor = CaptureBytes()
    minor.section(minor: 2)
    #expect(try Reading.of(bytes: minor.bytes).error == nil)
  }

  @Test func blocksCutInTheirMiddle() throws {
    try Self.expect(.cut(claimed: 12)) { $0.put([6, 0, 0, 0, 36]) }
    try Self.expect(.cut(claimed: 1000)) {
      $0.put(UInt32(0xBAD))
      $0.put(UInt32(1000))
      $0.put(pattern(500))
    }
    try Self.expect(.cut(claimed: 2_000_000_000)) {
      $0.put(UInt32(0xBAD))
      $0.put(UInt32(2_000_000_000))
      $0.put(pattern(900_000))
    }
    try Self.expect(.cut(claimed: 128)) {
      var whole = CaptureBytes(isBigEndian: $0.isBigEndian)
      whole.packet(pattern(95))
      $0.put(Array(whole.bytes.dropLast(1)))
    }
  }

  @Test(arguments: [false, true]) func everyTruncationGivesThePacketsBeforeIt(isBigEndian: Bool) throws {
    var file = CaptureBytes(isBigEndian: isBigEndian)
    var ends: [Int] = []
    var frames: [Int] = []
    func mark(_ count: Int) {
      ends.append(file.bytes.count)
      frames.append(count)
    }
    file.section()
    mark(0)
    file.interface(snapshotLength: 64) { $0.option(2, Array("lo".utf8)) }
    mark(0)
    file.packet(pattern(5)) { $0.option(2, number: UInt32(1)) }
    mark(1)
    file.block(4) { $0.put(pattern(8)) }
    mark(1)
    file.block(3) {
      $0.put(UInt32(9))
      $0.put(pattern(9), paddedTo: 4)
    }
    mark(2)
    file.block(2) {
      $0.put(UInt64(0))
      $0.put(UInt32(0))
      $0.put(UInt32(2))
      $0.put(UInt32(2))
      $0.put([1, 2, 0, 0])
    }
    mark(3)
    file.block(5) {
      $0.put(UInt32(0))
      $0.put(UInt64(0))
      $0.option(7, number: UInt64(1))
    }
    mark(3)
    file.section()
    mark(3)
    for length in 28...file.bytes.count {
      let reading = try Reading.of(bytes: Array(file.bytes.prefix(length)))
      let whole = try #require(ends.lastIndex { $0 <= length })
      #expect(reading.frames.count == frames[whole], "\(length)")
      if ends[whole] == length {
        #expect(reading.error == nil, "\(length)")
        continue
      }
      guard case .damaged(let damage) = reading.error, case .cut(let claimed) = damage.claim else {
        Issue.record("\(length): \(String(describing: reading.error))")
        continue
      }
      let start = ends[whole]
      #expect(damage.offset == UInt64(start), "\(length)")
      #expect(damage.record == UInt64(whole + 2), "\(length)")
      #expect(damage.remaining == UInt64(length - start), "\(length)")
      #expect(claimed == (length - start < 12 ? 12 : UInt64(ends[whole + 1] - start)), "\(length)")
      #expect(damage.framesRead == UInt64(frames[whole]), "\(length)")
    }
  }
}
