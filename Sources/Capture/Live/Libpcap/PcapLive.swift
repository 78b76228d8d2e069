import CPacket
import Glibc
import Wire
import libpcap

/// Frames of any device that libpcap can open (pcap(3PCAP)), copied into batches.
public final class PcapLive: LiveSource {
  public let name: String
  public private(set) var interfaces: [CaptureInterface]
  public private(set) var linkState: LinkState = .up
  /// The socket that libpcap reads from; nil where it is none.
  public let socketCall: SocketCall?
  /// Every link type that the device offers, the one in use first.
  public let linkTypes: [LinkType]

  private let handle: PcapHandle
  private let collector: FrameCollector
  /// Where the kernel has an interface of the name, to see it go down and come back.
  private let route: RouteSocket?
  private let index: Int32
  private let retireMilliseconds: UInt32
  private var phase = Phase.running
  private var counters = KernelCounters()

  private enum Phase {
    case running
    case draining(Drain)
    case ended
  }

  /// libpcap's counters, added up in 64 bits from its 32.
  private struct KernelCounters {
    var received: UInt64 = 0
    var dropped: UInt64 = 0
    var missed: UInt64 = 0
    private var last: (received: UInt32, dropped: UInt32, missed: UInt32) = (0, 0, 0)

    mutating func add(_ now: (received: UInt32, dropped: UInt32, missed: UInt32)) {
      received &+= UInt64(now.received &- last.received)
      dropped &+= UInt64(now.dropped &- last.dropped)
      missed &+= UInt64(now.missed &- last.missed)
      last = now
    }
  }

  /// The longest that `lend` waits.
  private static let pollMilliseconds: Int32 = 100
  /// Frames that libpcap hands over in one call; looked at between calls whether the batch is full.
  private static let framesPerCall: Int32 = 64

  /// - Throws: `.noSuchInterface`, `.missingCapability`, `.system` with ENETDOWN if it is down, `.filter`,
  ///   `.linkType`, or `.libpcap` with its words.
  public init(_ options: LiveOptions) throws(CaptureError) {
    let handle = try PcapHandle(device: options.device)
    try handle.prepare(
      snapshotLength: options.effectiveSnapshotLength, promiscuous: options.promiscuous,
      retireMilliseconds: options.retireMilliseconds, bufferKiB: options.effectiveRingKiB)
    try handle.activate()
    if let type = options.linkType { try handle.choose(type) }
    if !options.filter.isEmpty { try handle.install(try handle.compile(options.filter)) }
    let route = try RouteSocket(device: options.device)
    let link = PacketSocket.link(options.device, route)
    // On the loopback interface libpcap always leaves the outgoing copy of a packet out, and would show nothing. What
    // comes in there is what went out.
    let isLoopback = (link?.flags ?? 0) & UInt32(IFF_LOOPBACK) != 0
    try handle.set(direction: isLoopback && options.direction == .outgoing ? .incoming : options.direction)
    try handle.becomeNonBlocking()

    name = options.device
    interfaces = [
      CaptureInterface(
        link: LinkLayer(type: handle.linkType), snapshotLength: handle.snapshotLength, name: options.device)
    ]
    linkTypes = handle.linkTypes
    socketCall = PcapSocket.call(of: handle.descriptor)
    collector = FrameCollector(nanoseconds: handle.nanoseconds, direction: options.direction)
    self.handle = handle
    self.route = link == nil ? nil : route
    index = link?.index ?? 0
    retireMilliseconds = max(options.retireMilliseconds, 1)
  }

  public func lend(_ body: (_ bytes: Span<UInt8>, _ frames: Span<Frame>) -> Void) throws(CaptureError) -> Bool {
    switch phase {
    case .ended:
      return false
    case .running:
      if try collect() {
        give(body)
        return true
      }
      try wait(milliseconds: Self.pollMilliseconds)
      if try collect() { give(body) }
      return true
    case .draining(let drain):
      return try self.drain(drain, body)
    }
  }

  public func stop() {
    guard case .running = phase else { return }
    // Behind libpcap's back, which would judge frames that wait already by a filter set through it: where it reads a
    // packet socket, the kernel refuses what comes from now on. Elsewhere the drain is bounded by its deadline alone.
    let isPacketSocket = socketCall?.family == AF_PACKET
    if isPacketSocket { PcapSocket.rejectAll(handle.descriptor) }
    phase = .draining(Drain(retireMilliseconds: retireMilliseconds, lateBatches: isPacketSocket ? 4096 : 0))
  }

  private func drain(
    _ drain: Drain, _ body: (Span<UInt8>, Span<Frame>) -> Void
  ) throws(CaptureError) -> Bool {
    while true {
      if let rest = drain.afterBatch(), try collect() {
        phase = .draining(rest)
        give(body)
        return true
      }
      count()
      let left = drain.millisecondsLeft(isBalanced: accounting.isBalanced)
      guard left > 0 else { break }
      try wait(milliseconds: left)
    }
    phase = .ended
    return false
  }

  /// Fills the batch with what waits.
  ///
  /// - Returns: whether there is a frame in it.
  private func collect() throws(CaptureError) -> Bool {
    // libpcap's reader of netlink devices (nflog, nfqueue) takes it for an error that nothing waits.
    let asksFirst = socketCall?.family == AF_NETLINK
    while !collector.isFull {
      if asksFirst, !isReadable { break }
      let handed: Int
      do throws(CaptureError) {
        handed = try handle.dispatch(Self.framesPerCall, to: collector)
      } catch {
        // What it had handed over before it failed is lent first; the failure then comes again.
        if !collector.frames.isEmpty { return true }
        throw ended(by: error)
      }
      if handed == 0 { break }
    }
    return !collector.frames.isEmpty
  }

  private var isReadable: Bool {
    var one = pollfd(fd: handle.selectable, events: Int16(POLLIN), revents: 0)
    // Sound: one pollfd, and the count says one.
    return unsafe poll(&one, 1, 0) > 0
  }

  private func ended(by error: CaptureError) -> CaptureError {
    count()
    phase = .ended
    if let route, route.link(index: index) == nil {
      linkState = .gone
      return .system(call: "pcap_dispatch", subject: name, errno: ENODEV)
    }
    return error
  }

  private func give(_ body: (Span<UInt8>, Span<Frame>) -> Void) {
    let collector = self.collector
    body(collector.bytes.span, collector.frames.span)
    collector.clear()
  }

  private func wait(milliseconds: Int32) throws(CaptureError) {
    let descriptor = handle.selectable
    guard descriptor >= 0 else {
      // A device that cannot be waited for is asked a hundred times a second.
      _ = usleep(10_000)
      lookAtLink()
      return
    }
    var one = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // Sound: one pollfd, and the count says one.
    let result = unsafe poll(&one, 1, milliseconds)
    if result < 0, errno != EINTR, errno != EAGAIN {
      throw .system(call: "poll", subject: name, errno: errno)
    }
    if result <= 0 { lookAtLink() }
  }

  /// Asks the kernel whenever nothing came: libpcap reads the socket's error itself and then keeps it to itself, and
  /// goes on when the interface is up again.
  private func lookAtLink() {
    guard let route else { return }
    linkState = route.link(index: index).map { $0.isUp ? .up : .down } ?? .gone
  }
}

// MARK: - Counting

extension PcapLive {
  /// As of now: asks libpcap. On the loopback interface its count of received frames has both copies of each.
  public var statistics: CaptureStatistics {
    if case .ended = phase {} else { count() }
    var statistics = CaptureStatistics()
    statistics.captured = collector.captured
    statistics.cut = collector.cut
    statistics.timeWentBack = collector.timeWentBack
    statistics.received = counters.received
    statistics.droppedByKernel = counters.dropped
    statistics.droppedByInterface = counters.missed
    return statistics
  }

  public var numbers: FrameNumbers {
    .consecutive(from: collector.captured - UInt64(collector.frames.count) + 1)
  }

  public var accounting: CaptureAccounting {
    CaptureAccounting(delivered: collector.captured, dropped: counters.dropped, received: counters.received)
  }

  private func count() {
    if let now = handle.counters() { counters.add(now) }
  }
}
