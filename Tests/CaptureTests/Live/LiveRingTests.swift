import Foundation
import Testing
import Wire

@testable import Capture

/// The ring on one end of a veth. Skipped where namespaces cannot be made.
@Suite(.serialized, .enabled(if: NetworkNamespacePair.isPermitted, "network namespaces cannot be made here"))
struct LiveRingTests {
  /// A ring on rx0, 8 MiB unless told: the default's 64 MiB take a tenth of a second to make.
  static func ring(_ change: (inout LiveOptions) -> Void = { _ in }) throws -> PacketSocket {
    var options = LiveOptions(device: "rx0")
    options.ringKiB = 8192
    change(&options)
    return try PacketSocket(options)
  }

  @Test func tailIsCapturedWhenStoppedAtOnce() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let ring = try Self.ring()
      #expect(sender.send(TestFrame.udp(), times: 1000) == 1000)
      let received = try Received.ending(ring)
      #expect(received.frames.count == 1000)
      #expect(
        received.frames.allSatisfy { $0.bytes == TestFrame.udp() && $0.wire == 60 && $0.flags.contains(.incoming) })
      #expect(ring.accounting == CaptureAccounting(delivered: 1000, dropped: 0, received: 1000))
      #expect(try ring.lend { _, _ in } == false)
    }
  }

  /// The kernel's clock may tick ten times slower than a timeout of a millisecond.
  @Test(arguments: [1, 10, 50] as [UInt32]) func tailIsCapturedWhateverTheTimeout(_ milliseconds: UInt32) throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      for _ in 0..<5 {
        let ring = try Self.ring {
          $0.retireMilliseconds = milliseconds
          $0.ringKiB = 1024
        }
        #expect(sender.send(TestFrame.udp(), times: 100) == 100)
        #expect(try Received.ending(ring).frames.count == 100)
        #expect(ring.accounting.isBalanced)
      }
    }
  }

  /// A reader that does nothing for the time of 100,000 small frames: 14.4 MB of the ring.
  @Test func defaultRingHoldsAStall() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      // Blocks are to be full before they are handed over, however slowly this machine sends.
      let ring = try Self.ring {
        $0.ringKiB = nil
        $0.retireMilliseconds = 500
      }
      let sent = sender.send(TestFrame.udp(), times: 100_000)
      var frames = 0
      ring.stop()
      while try ring.lend({ frames += $1.count }) {}
      #expect(frames == sent && sent == 100_000)
      #expect(ring.accounting == CaptureAccounting(delivered: 100_000, dropped: 0, received: 100_000))
    }
  }

  @Test(arguments: [CaptureMethod.ring, .libpcap]) func signalsInterruptAndDoNotEnd(_ method: CaptureMethod) throws {
    try NetworkNamespacePair.run { _ in
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in }
      var before = sigaction()
      // Without SA_RESTART, as an interactive program has it.
      sigaction(SIGURG, &action, &before)
      defer { sigaction(SIGURG, &before, nil) }
      let source = try LiveLinkTests.open("rx0", method)
      let signals = Signals(to: pthread_self())
      defer { signals.stop() }
      for _ in 0..<20 { #expect(try source.lend { _, _ in }) }
      source.stop()
      while try source.lend({ _, _ in }) {}
      #expect(source.accounting.isBalanced)
    }
  }

  @Test func sentIsCapturedAndDropped() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let ring = try Self.ring { $0.ringKiB = 1 }
      #expect(ring.ringKiB == 512)
      let sent = sender.send(TestFrame.udp(), times: 30_000)
      let received = try Received.ending(ring)
      let accounting = ring.accounting
      #expect(accounting.dropped > 10_000)
      #expect(UInt64(received.frames.count) == accounting.delivered)
      #expect(accounting.delivered + accounting.dropped == UInt64(sent))
      #expect(accounting.isBalanced)
      #expect(ring.statistics.received == UInt64(sent))
      #expect(ring.statistics.droppedByKernel == accounting.dropped)
    }
  }

  /// The kernel's counter is set to zero by each reading.
  @Test func statisticsGrowMonotonically() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let ring = try Self.ring { $0.ringKiB = 1 }
      var last: UInt64 = 0
      for round in 1...5 {
        sender.send(TestFrame.udp(), times: 1000)
        let now = ring.statistics.received
        #expect(now == UInt64(round) * 1000 && now > last)
        last = now
      }
      _ = try Received.ending(ring)
      #expect(ring.accounting.isBalanced)
    }
  }

  @Test func notOneUnfilteredFrameAtTheStart() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let traffic = BackgroundTraffic(sender, TestFrame.udp())
      defer { traffic.stop() }
      for _ in 0..<20 {
        let ring = try Self.ring {
          $0.filter = "tcp"
          $0.ringKiB = 1
        }
        let before = traffic.sent
        while traffic.sent < before + 200 { usleep(100) }
        #expect(try Received.ending(ring).frames.isEmpty)
        #expect(ring.statistics.received == 0)
      }
    }
  }

  @Test func filterPassesExactlyWhatItSays() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let ring = try Self.ring { $0.filter = "udp port 9" }
      for _ in 0..<1000 {
        sender.send(TestFrame.udp(port: 9))
        sender.send(TestFrame.udp(port: 10))
      }
      let received = try Received.ending(ring)
      #expect(received.frames.count == 1000)
      #expect(received.frames.allSatisfy { $0.bytes == TestFrame.udp(port: 9) })
      #expect(ring.accounting == CaptureAccounting(delivered: 1000, dropped: 0, received: 1000))
    }
  }

  static let taggedFrames = [
    TestFrame.tagged([(0x8100, 0x6005)]),  // priority 3, VLAN 5
    TestFrame.tagged([(0x8100, 0xa000)]),  // priority 5, VLAN 0: a priority tag
    TestFrame.tagged([(0x88a8, 100), (0x8100, 7)]),  // 802.1ad around 802.1Q
    TestFrame.udp(),
  ]

  @Test func receivedTagsAreBackInPlace() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let (all, one) = (try Self.ring(), try Self.ring { $0.filter = "vlan 5" })
      let cut = try Self.ring { $0.snapshotLength = 20 }
      let tiny = try Self.ring { $0.snapshotLength = 8 }
      for frame in Self.taggedFrames { sender.send(frame) }
      let received = try Received.ending(all)
      #expect(received.bytes == Self.taggedFrames)
      #expect(received.frames.map { Int($0.wire) } == Self.taggedFrames.map(\.count))
      #expect(try Received.ending(one).bytes == [Self.taggedFrames[0]])
      let short = try Received.ending(cut)
      #expect(short.bytes == Self.taggedFrames.map { Array($0.prefix(20)) })
      #expect(short.frames.map { Int($0.wire) } == Self.taggedFrames.map(\.count))
      let shortest = try Received.ending(tiny)
      #expect(shortest.bytes == Self.taggedFrames.map { Array($0.prefix(8)) })
      #expect(shortest.frames.map { Int($0.wire) } == Self.taggedFrames.map(\.count))
    }
  }

  @Test func sentTagsAreNotDoubled() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let ring = try pair.inFar {
        var options = LiveOptions(device: "tx0")
        options.ringKiB = 8192
        return try PacketSocket(options)
      }
      for frame in Self.taggedFrames { sender.send(frame) }
      let received = try Received.ending(ring)
      #expect(received.bytes == Self.taggedFrames)
      #expect(received.frames.map { Int($0.wire) } == Self.taggedFrames.map(\.count))
      #expect(received.frames.allSatisfy { $0.flags.contains(.outgoing) && !$0.flags.contains(.incoming) })
    }
  }

  @Test func directionsAreHalves() throws {
    try NetworkNamespacePair.run { pair in
      let (far, near) = (try pair.inFar { try FrameSender("tx0") }, try FrameSender("rx0"))
      let both = try Self.ring()
      let incoming = try Self.ring { $0.direction = .incoming }
      let outgoing = try Self.ring {
        $0.direction = .outgoing
        $0.filter = "udp"
      }
      let (request, reply) = (TestFrame.udp(port: 1), TestFrame.udp(port: 2))
      for _ in 0..<10 {
        far.send(request)
        near.send(reply)
      }
      #expect(try Received.ending(both).frames.count == 20)
      #expect(try Received.ending(incoming).bytes == Array(repeating: request, count: 10))
      #expect(try Received.ending(outgoing).bytes == Array(repeating: reply, count: 10))
      #expect(incoming.statistics.received == 10 && outgoing.statistics.received == 10)
    }
  }

  @Test func snapshotLengthCutsAndTheWireLengthStays() throws {
    try NetworkNamespacePair.run { pair in
      try pair.ip("link set rx0 mtu 9000")
      try pair.inFar { try pair.ip("link set tx0 mtu 9000") }
      let sender = try pair.inFar { try FrameSender("tx0") }
      let plain = try Self.ring { $0.snapshotLength = 96 }
      let filtered = try Self.ring {
        $0.snapshotLength = 96
        $0.filter = "udp"
      }
      let whole = try Self.ring { $0.snapshotLength = 0 }
      let frame = TestFrame.udp(payload: (0..<8000).map { UInt8($0 & 0xff) })
      sender.send(frame)
      for ring in [plain, filtered] {
        let received = try Received.ending(ring)
        #expect(received.bytes == [Array(frame.prefix(96))])
        #expect(received.frames.map(\.wire) == [UInt32(frame.count)])
        // Wanted, not for want of room.
        #expect(received.frames.allSatisfy { !$0.flags.contains(.cutByRing) })
        #expect(ring.statistics.cut == 1)
        #expect(ring.interfaces.map(\.snapshotLength) == [96])
      }
      #expect(try Received.ending(whole).bytes == [frame])
      #expect(whole.statistics.cut == 0)
    }
  }

  @Test func quietInterfaceReturnsWithoutFrames() throws {
    try NetworkNamespacePair.run { _ in
      let ring = try Self.ring()
      var calls = 0
      for _ in 0..<3 { #expect(try ring.lend { _, _ in calls += 1 }) }
      #expect(calls == 0)
      #expect(try Received.ending(ring).frames.isEmpty)
      #expect(ring.accounting == CaptureAccounting(delivered: 0, dropped: 0, received: 0))
    }
  }
}

/// A thread that sends SIGURG to another every millisecond.
final class Signals: @unchecked Sendable {
  private let lock = NSLock()
  private var isStopped = false
  private let ended = DispatchSemaphore(value: 0)

  init(to thread: pthread_t) {
    Thread { [self] in
      while true {
        lock.lock()
        let last = isStopped
        lock.unlock()
        if last { break }
        pthread_kill(thread, SIGURG)
        usleep(1000)
      }
      ended.signal()
    }.start()
  }

  /// The thread that it was sending to must still be there.
  func stop() {
    lock.lock()
    isStopped = true
    lock.unlock()
    ended.wait()
  }
}

/// A thread that sends one frame again and again until it is stopped.
final class BackgroundTraffic: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0
  private var isStopped = false
  private let ended = DispatchSemaphore(value: 0)

  init(_ sender: FrameSender, _ frame: [UInt8]) {
    Thread { [self] in
      while true {
        let sent = sender.send(frame, times: 10)
        lock.lock()
        count += sent
        let last = isStopped
        lock.unlock()
        if last { break }
      }
      ended.signal()
    }.start()
  }

  var sent: Int {
    lock.lock()
    defer { lock.unlock() }
    return count
  }

  func stop() {
    lock.lock()
    isStopped = true
    lock.unlock()
    ended.wait()
  }
}
