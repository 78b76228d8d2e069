import CPacket
import Foundation
import Glibc
import Testing
import Wire

@testable import Capture

/// Interfaces that go down, away, or in circles. Skipped where namespaces cannot be made.
@Suite(.serialized, .enabled(if: NetworkNamespacePair.isPermitted, "network namespaces cannot be made here"))
struct LiveLinkTests {
  static let methods: [CaptureMethod] = [.ring, .libpcap]

  static func open(_ device: String, _ method: CaptureMethod, _ change: (inout LiveOptions) -> Void = { _ in }) throws
    -> any LiveSource
  {
    var options = LiveOptions(device: device)
    options.ringKiB = 8192
    change(&options)
    return try LiveCapture.open(options, via: method).source
  }

  /// Lends until a condition holds, at most so often.
  private func lend(
    _ source: any LiveSource, into received: inout Received, atMost times: Int = 100, until isDone: (Received) -> Bool
  ) throws {
    for _ in 0..<times where !isDone(received) {
      var batch = Received()
      guard try source.lend({ batch.add($0, $1) }) else { return }
      received.frames += batch.frames
    }
  }

  @Test(arguments: methods) func loopbackShowsEachPacketOnce(_ method: CaptureMethod) throws {
    try NetworkNamespacePair.run { _ in
      let both = try Self.open("lo", method)
      let outgoing = try Self.open("lo", method) { $0.direction = .outgoing }
      let incoming = try Self.open("lo", method) {
        $0.direction = .incoming
        $0.filter = "udp port 9"
      }
      try Self.sendOnLoopback(10)
      for source in [both, outgoing, incoming] {
        let received = try Received.ending(source)
        #expect(received.frames.count == 10)
        // Zeros for addresses, IPv4, then the datagram of three bytes.
        #expect(received.frames.allSatisfy { $0.bytes.prefix(14) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0] })
        #expect(received.frames.allSatisfy { $0.bytes.suffix(3) == [1, 2, 3] && $0.wire == 45 })
        #expect(source.interfaces.map(\.link.type) == [.ethernet])
        if method == .ring { #expect(source.accounting.received == 10) }
      }
      if method == .ring {
        // The kernel leaves the checksum of a local datagram to a card that does not exist.
        let again = try Self.open("lo", method)
        try Self.sendOnLoopback(1)
        #expect(try Received.ending(again).frames.map { $0.flags.contains(.checksumNotReady) } == [true])
      }
    }
  }

  /// Datagrams of three bytes to a port that somebody has, so that no error comes back.
  private static func sendOnLoopback(_ count: Int) throws {
    let receiver = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    let sender = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    defer {
      close(receiver)
      close(sender)
    }
    var address = sockaddr_in()
    address.sin_family = UInt16(AF_INET)
    address.sin_port = UInt16(9).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    try withUnsafePointer(to: address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        guard bind(receiver, $0, length) == 0, connect(sender, $0, length) == 0 else {
          throw NetworkNamespacePair.Failure(description: "loopback: \(errno)")
        }
      }
    }
    for _ in 0..<count {
      guard send(sender, [1, 2, 3] as [UInt8], 3, 0) == 3 else {
        throw NetworkNamespacePair.Failure(description: "send: \(errno)")
      }
    }
  }

  @Test(arguments: methods) func goesOnAfterDownAndUp(_ method: CaptureMethod) throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let source = try Self.open("rx0", method)
      var received = Received()
      sender.send(TestFrame.udp(), times: 100)
      try lend(source, into: &received) { $0.frames.count == 100 }
      #expect(source.linkState == .up)
      try pair.ip("link set rx0 down")
      try lend(source, into: &received) { _ in source.linkState == .down }
      #expect(source.linkState == .down)
      if method == .ring {
        // Each of these waits for the whole timeout: no spin, whatever the machine's load.
        let start = ContinuousClock.now
        for _ in 0..<4 { #expect(try source.lend { _, _ in Issue.record("a frame from a device that is down") }) }
        #expect(ContinuousClock.now - start >= .milliseconds(390))
      }
      try pair.ip("link set rx0 up")
      try lend(source, into: &received) { _ in source.linkState == .up }
      #expect(source.linkState == .up)
      while sender.send(TestFrame.udp(port: 10)) == 0 { usleep(1000) }
      try lend(source, into: &received) { $0.bytes.last == TestFrame.udp(port: 10) }
      // Let every frame of the carrier's return be delivered before counting further ones.
      sender.send(TestFrame.udp(port: 11), times: 100)
      received.frames += try Received.ending(source).frames
      #expect(received.bytes.filter { $0 == TestFrame.udp() }.count == 100)
      #expect(received.bytes.filter { $0 == TestFrame.udp(port: 11) }.count == 100)
      #expect(source.accounting.isBalanced)
    }
  }

  @Test(arguments: methods) func endsWhenTheInterfaceIsDeleted(_ method: CaptureMethod) throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let source = try Self.open("rx0", method)
      sender.send(TestFrame.udp(), times: 500)
      try pair.ip("link delete rx0")
      // One of the same name is another interface.
      try pair.ip("link add rx0 type veth peer name rx1")
      try pair.ip("link set rx0 up")
      var received = Received()
      var failure: CaptureError?
      do {
        try lend(source, into: &received) { _ in false }
      } catch let error as CaptureError {
        failure = error
      }
      #expect(received.frames.count == 500)
      guard case .system(_, "rx0", ENODEV) = failure else {
        Issue.record("ended by \(String(describing: failure))")
        return
      }
      #expect(source.linkState == .gone)
      #expect(try source.lend { _, _ in } == false)
      #expect(source.accounting.isBalanced && source.accounting.delivered == 500)
    }
  }

  @Test func ringAndLibpcapSeeTheSame() throws {
    try NetworkNamespacePair.run { pair in
      let (far, near) = (try pair.inFar { try FrameSender("tx0") }, try FrameSender("rx0"))
      for filter in ["", "udp or vlan", "vlan 5", "ip"] {
        for snapshot: UInt32 in [0, 40] {
          let sources = try Self.methods.map { method in
            try Self.open("rx0", method) {
              $0.filter = filter
              $0.snapshotLength = snapshot
            }
          }
          for round in 0..<50 {
            for frame in LiveRingTests.taggedFrames + [TestFrame.tcp()] { far.send(frame) }
            near.send(TestFrame.udp(port: UInt16(round + 100)))
          }
          let received = try sources.map { source in
            // The kernel stamps a frame once for all sockets, but libpcap does not say its direction.
            try Received.ending(source).frames.map {
              Received.One(bytes: $0.bytes, wire: $0.wire, time: $0.time, flags: [])
            }
          }
          #expect(received[0] == received[1], "filter '\(filter)', snapshot length \(snapshot)")
          // In the kernel `ip` finds what is behind a tag that was taken out, but not behind the inner one of two.
          #expect(received[0].count == (filter == "vlan 5" ? 50 : filter.isEmpty ? 300 : 250))
          #expect(sources[0].statistics.received == sources[1].statistics.received)
        }
      }
    }
  }

  @Test func tailIsCapturedByLibpcapToo() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      for _ in 0..<5 {
        let source = try Self.open("rx0", .libpcap)
        #expect(sender.send(TestFrame.udp(), times: 1000) == 1000)
        #expect(try Received.ending(source).frames.count == 1000)
        #expect(source.accounting == CaptureAccounting(delivered: 1000, dropped: 0, received: 1000))
      }
    }
  }

  @Test func libpcapCountsItsDrops() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let source = try Self.open("rx0", .libpcap) { $0.ringKiB = 1024 }
      let sent = sender.send(TestFrame.udp(), times: 30_000)
      let received = try Received.ending(source)
      #expect(source.accounting.dropped > 10_000)
      #expect(UInt64(received.frames.count) == source.accounting.delivered)
      #expect(source.accounting.delivered + source.accounting.dropped == UInt64(sent))
    }
  }
}
