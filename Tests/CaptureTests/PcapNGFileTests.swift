import Testing
import Wire

@testable import Capture

@Suite struct PcapNGFileTests {
  @Test(arguments: [false, true]) func enhancedPacketsOfTwoLinkTypes(isBigEndian: Bool) throws {
    var file = CaptureBytes(isBigEndian: isBigEndian)
    file.section()
    file.interface(link: 1, snapshotLength: 96) {
      $0.option(2, Array("eth0".utf8))
      $0.option(0, [])
    }
    file.interface(link: 101, snapshotLength: 65535) { $0.option(13, [4]) }
    file.packet(pattern(5), interface: 1, time: 1_700_000_000_000_001)
    file.packet(pattern(6), interface: 0, time: 1_700_000_000_000_002, wire: 700)
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.error == nil)
    #expect(
      reading.interfaces == [
        CaptureInterface(link: LinkLayer(type: .ethernet), snapshotLength: 96, name: "eth0"),
        CaptureInterface(link: LinkLayer(type: .raw, frameCheckSequence: 4), snapshotLength: 65535),
      ])
    #expect(
      reading.frames == [
        Reading.Copy(time: 1_700_000_000_000_001_000, bytes: pattern(5), wire: 5, interface: 1, flags: []),
        Reading.Copy(time: 1_700_000_000_000_002_000, bytes: pattern(6), wire: 700, interface: 0, flags: []),
      ])
    #expect(reading.statistics.cut == 1)
    #expect(reading.statistics.bytesRead == UInt64(file.bytes.count))
  }

  @Test func aNewSectionHasItsOwnByteOrderAndInterfaces() throws {
    var first = CaptureBytes(isBigEndian: false)
    first.section()
    first.interface(link: 1) { $0.option(9, [9]) }
    first.packet([1], time: 5)
    var second = CaptureBytes(isBigEndian: true)
    second.section()
    second.interface(link: 113)
    second.interface(link: 228)
    second.packet([2], interface: 1, time: 5)
    second.packet([3], interface: 0, time: 6)
    let reading = try Reading.of(bytes: first.bytes + second.bytes + first.bytes)
    #expect(reading.error == nil)
    #expect(reading.frames.map(\.interface) == [0, 2, 1, 3])
    #expect(reading.frames.map(\.bytes) == [[1], [2], [3], [1]])
    #expect(reading.frames.map(\.time) == [5, 5000, 6000, 5])
    #expect(reading.interfaces.map(\.link.type) == [.ethernet, .linuxCooked, .ipv4, .ethernet])
  }

  @Test func anInterfaceOfAnEarlierSectionIsUnknown() throws {
    var file = CaptureBytes()
    file.section()
    file.interface()
    file.section()
    let offset = file.bytes.count
    file.packet([1])
    let reading = try Reading.of(bytes: file.bytes)
    guard case .damaged(let damage) = reading.error else {
      Issue.record("\(String(describing: reading.error))")
      return
    }
    #expect(damage.claim == .unknownInterface(0))
    #expect(damage.offset == UInt64(offset))
    #expect(damage.record == 4)
    #expect(damage.isBlock)
  }

  @Test func timesOfEveryResolutionAndOffset() throws {
    let cases: [(resolution: UInt8?, offset: Int64?, units: UInt64, nanoseconds: Int64)] = [
      (nil, nil, 1_000_001, 1_000_001_000), (6, nil, 1_000_001, 1_000_001_000), (9, nil, 17, 17),
      (0, nil, 3, 3_000_000_000),
      (3, 10, 1500, 11_500_000_000), (6, -10, 1_000_000, -9_000_000_000), (12, nil, 1_234_567, 1234),
      (0x80 | 10, nil, 1 << 10 | 1 << 9, 1_500_000_000), (0x80, nil, 2, 2_000_000_000),
      (0x80 | 32, nil, 1_700_000_000 << 32 | 1 << 31, 1_700_000_000_500_000_000), (0x80 | 127, nil, .max, 0),
      (127, nil, .max, 0), (28, nil, .max, 1), (29, nil, .max, 0),
      // Beyond 64 bits of nanoseconds: the nearest.
      (0, nil, .max, .max), (6, nil, .max, .max), (9, .max, 1, .max), (9, .min, 1, .min + 1),
    ]
    for (resolution, offset, units, nanoseconds) in cases {
      var file = CaptureBytes()
      file.section()
      file.interface {
        if let resolution { $0.option(9, [resolution]) }
        if let offset { $0.option(14, number: offset) }
      }
      file.packet([1], time: units)
      let reading = try Reading.of(bytes: file.bytes)
      #expect(reading.frames.map(\.time) == [nanoseconds], "\(resolution ?? 6) \(offset ?? 0) \(units)")
    }
  }

  @Test func simplePacketsHaveNoTimeAndTheFirstInterface() throws {
    var file = CaptureBytes()
    file.section()
    file.interface(link: 1, snapshotLength: 6)
    file.interface(link: 101)
    file.packet([9], interface: 1, time: 7)
    file.block(3) {
      $0.put(UInt32(5))
      $0.put(pattern(5), paddedTo: 4)
    }
    file.block(3) {
      $0.put(UInt32(1000))
      $0.put(pattern(6), paddedTo: 4)
    }
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.error == nil)
    #expect(
      reading.frames.dropFirst() == [
        Reading.Copy(time: 0, bytes: pattern(5), wire: 5, interface: 0, flags: .timeless),
        Reading.Copy(time: 0, bytes: pattern(6), wire: 1000, interface: 0, flags: .timeless),
      ])
    // Frames without a time do not go back in it.
    #expect(reading.statistics.timeWentBack == 0)
  }

  @Test func obsoletePacketsAndWhatWasLostBeforeThem() throws {
    var file = CaptureBytes(isBigEndian: true)
    file.section()
    file.interface()
    file.interface(link: 113)
    for (drops, seed) in [(3, 1), (0xFFFF, 2), (4, 3)] as [(UInt16, Int)] {
      file.block(2) {
        $0.put(UInt16(1))
        $0.put(drops)
        $0.put(UInt32(0))
        $0.put(UInt32(1_000_000))
        $0.put(UInt32(3))
        $0.put(UInt32(60))
        $0.put(pattern(3, seed: seed), paddedTo: 4)
      }
    }
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.error == nil)
    #expect(reading.frames.map(\.bytes) == [1, 2, 3].map { pattern(3, seed: $0) })
    #expect(reading.frames.allSatisfy { $0.time == 1_000_000_000 && $0.wire == 60 && $0.interface == 1 })
    // All ones: not known.
    #expect(reading.interfaces.map(\.droppedByKernel) == [nil, 7])
    #expect(reading.statistics.droppedByKernel == 7)
  }

  @Test func directionAndCheckSequenceOfAPacket() throws {
    var file = CaptureBytes()
    file.section()
    file.interface()
    file.packet([1]) { $0.option(2, number: UInt32(1)) }
    file.packet([1]) { $0.option(2, number: UInt32(2 | 4 << 5)) }
    file.packet([1]) {
      $0.option(1, Array("a comment".utf8))
      $0.option(4, number: UInt64(12))
    }
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.frames.map(\.flags) == [.incoming, .outgoing, []])
    #expect(reading.interfaces.map(\.link.frameCheckSequence) == [4])
    #expect(reading.statistics.droppedByKernel == 12)
  }

  @Test func statisticsBlocksAreTotalsAndTheLastOneCounts() throws {
    var file = CaptureBytes()
    file.section()
    file.interface()
    file.interface()
    file.packet([1]) { $0.option(4, number: UInt64(99)) }
    for (interface, received, byInterface, byKernel) in [(0, 10, 1, 2), (1, 20, 3, 4), (0, 30, 5, 6), (7, 1, 1, 1)] {
      file.block(5) {
        $0.put(UInt32(interface))
        $0.put(UInt64(0))
        $0.option(4, number: UInt64(received))
        $0.option(5, number: UInt64(byInterface))
        $0.option(7, number: UInt64(byKernel))
        $0.option(0, [])
      }
    }
    file.packet([1]) { $0.option(4, number: UInt64(99)) }
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.error == nil)
    #expect(reading.interfaces.map(\.received) == [30, 20])
    #expect(reading.interfaces.map(\.droppedByInterface) == [5, 3])
    // What packets say of losses stands back behind the block that counts them all.
    #expect(reading.interfaces.map(\.droppedByKernel) == [6, 4])
    #expect(reading.statistics.droppedByKernel == 10)
    #expect(reading.statistics.droppedByInterface == 8)
  }

  @Test func dropCountsOfTheHighestNumberDoNotOverflow() throws {
    var file = CaptureBytes()
    file.section()
    file.interface()
    file.interface()
    for interface in [0, 1, 0] as [UInt32] {
      file.packet([1], interface: interface) { $0.option(4, number: UInt64.max) }
    }
    #expect(try Reading.of(bytes: file.bytes).statistics.droppedByKernel == .max)
  }

  @Test func whatIsNotNeededIsPassedOver() throws {
    var file = CaptureBytes()
    file.section()
    file.interface()
    file.packet([1])
    // Name resolution, decryption secrets, custom (both), systemd journal, one that nobody knows; one far longer
    // than the buffer, whose inside looks like anything.
    let sizes: [(UInt32, Int)] = [
      (4, 40), (10, 400), (0xBAD, 8), (0x4000_0BAD, 12), (9, 20), (0x7777_7777, 0), (0x1234, 3 << 20),
    ]
    for (type, size) in sizes {
      file.block(type) { $0.put(pattern(size)) }
      file.packet([2])
    }
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.error == nil)
    #expect(reading.frames.map(\.bytes) == [[1]] + sizes.map { _ in [2] })
    #expect(reading.statistics.bytesRead == UInt64(file.bytes.count))
    let piped = try withPipe([file.bytes]) { Reading.of($0) }
    #expect(piped.frames == reading.frames)
    #expect(piped.error == nil)
  }

  @Test func interfacesBehindTheFirstPacketAndNone() throws {
    var file = CaptureBytes()
    file.section()
    file.interface(link: 113)
    file.packet([1])
    file.interface(link: 101)
    file.packet([1], interface: 1)
    let temporary = try TemporaryFile(file.bytes)
    let source = try CaptureFile(path: temporary.path, interfaceBase: 10)
    // The first is known before anything is lent.
    #expect(source.interfaces.map(\.link.type) == [.linuxCooked])
    let reading = Reading.of(source)
    #expect(reading.frames.map(\.interface) == [10, 11])
    #expect(reading.interfaces.count == 2)
    var empty = CaptureBytes()
    empty.section()
    let nothing = try Reading.of(bytes: empty.bytes)
    #expect(nothing.error == nil)
    #expect(nothing.interfaces.isEmpty)
  }

  @Test func moreInterfacesThanCanBeNumbered() throws {
    var file = CaptureBytes()
    file.section()
    file.interface()
    file.interface()
    file.packet([1], interface: 1)
    file.interface()
    file.packet([1], interface: 2)
    let temporary = try TemporaryFile(file.bytes)
    let reading = Reading.of(try CaptureFile(path: temporary.path, interfaceBase: 65534))
    #expect(reading.frames.map(\.interface) == [65535])
    #expect(reading.error == .tooManyInterfaces(file: temporary.path, limit: 65536))
    #expect(throws: CaptureError.tooManyInterfaces(file: temporary.path, limit: 65536)) {
      try CaptureFile(path: temporary.path, interfaceBase: 65536)
    }
  }

  @Test func manyBlocksCrossTheBuffersEnd() throws {
    var file = CaptureBytes()
    file.section()
    file.interface()
    let sizes = (0..<12_000).map { $0 * 37 % 211 }
    for (index, size) in sizes.enumerated() {
      file.packet(pattern(size, seed: index), time: UInt64(index))
      if index % 100 == 0 { file.block(4) { $0.put(pattern(index)) } }
    }
    let reading = try Reading.of(bytes: file.bytes)
    #expect(reading.error == nil)
    #expect(reading.frames.map(\.bytes) == sizes.enumerated().map { pattern($1, seed: $0) })
    #expect(reading.frames.map(\.time) == sizes.indices.map { Int64($0) * 1000 })
  }
}
