import CPacket
import Glibc
import Wire

/// Frames of one interface from a packet socket (packet(7)) with a TPACKET_V3 ring, lent where the kernel put them.
public final class PacketSocket: LiveSource {
  public let name: String
  public private(set) var interfaces: [CaptureInterface]
  public private(set) var linkState: LinkState = .up
  /// Room for waiting frames that was asked for, in KiB.
  public let ringKiBAsked: Int
  /// The same as it was got: less where the kernel had no memory, more where it was below two blocks.
  public let ringKiB: Int
  /// What made the socket.
  public var socketCall: SocketCall {
    SocketCall(family: AF_PACKET, type: Int32(SOCK_RAW.rawValue), number: 0, boundTo: UInt16(ETH_P_ALL))
  }

  private let socket: SocketDescriptor
  private let ring: PacketRing
  private let route: RouteSocket
  private let index: Int32
  private let snapshotLength: UInt32
  private let hasEthernetHeader: Bool
  private let missedBefore: UInt64
  private let retireMilliseconds: UInt32

  private var phase = Phase.running
  private var counts = CaptureStatistics()
  private var accounted = CaptureAccounting(delivered: 0, dropped: 0, received: 0)
  private var missed: UInt64 = 0
  private var blocksSinceCount = 0

  private enum Phase {
    case running
    /// Everything is refused in the kernel; what came before is still handed over.
    case draining(Drain, then: CaptureError?)
    case ended
  }

  /// The longest that `lend` waits.
  private static let pollMilliseconds: Int32 = 100
  /// Blocks between two reads of the kernel's 32-bit counters.
  private static let blocksPerCount = 256

  /// Opens the ring in the order in which not one frame comes that the filter refuses: a socket that takes nothing,
  /// the ring, the filter, and only then the interface.
  ///
  /// - Throws: `.noSuchInterface`; `.missingCapability`; `.filter`; `.system` with ENETDOWN if the interface is down
  ///   (call `bind`), with EPROTONOSUPPORT if the hardware type has link headers that are not known here (call
  ///   `PACKET_RX_RING`); `.linkType` if another than the ring's was asked for.
  public convenience init(_ options: LiveOptions) throws(CaptureError) {
    let route = try RouteSocket(device: options.device)
    guard let link = Self.link(options.device, route) else { throw .noSuchInterface(options.device) }
    switch Self.refusal(of: link, options) {
    case nil: break
    case .linkTypeAsked?:
      let offered = HardwareType.linkType(link.hardwareType).map { [$0] } ?? []
      throw .linkType(
        asked: options.linkType.map { $0.name ?? "\($0.rawValue)" } ?? "", device: options.device, offered: offered)
    default: throw .system(call: "PACKET_RX_RING", subject: options.device, errno: EPROTONOSUPPORT)
    }
    try self.init(options, link, route)
  }

  init(_ options: LiveOptions, _ link: KernelLink, _ route: RouteSocket) throws(CaptureError) {
    let device = options.device
    let type = HardwareType.linkType(link.hardwareType) ?? .ethernet
    let snapshotLength = options.effectiveSnapshotLength
    let socket = try SocketDescriptor(
      family: AF_PACKET, type: Int32(SOCK_RAW.rawValue), number: 0, device: device)
    guard link.isUp else { throw .system(call: "bind", subject: device, errno: ENETDOWN) }
    let code = socket.set(SOL_PACKET, PACKET_VERSION, to: Int32(TPACKET_V3.rawValue))
    guard code == 0 else { throw .system(call: "PACKET_VERSION", subject: device, errno: code) }
    let ring = try Self.ring(on: socket, options)

    var program = KernelFilter.acceptAll(snapshotLength: snapshotLength)
    if !options.filter.isEmpty {
      program = try KernelFilter.compile(
        options.filter, device: device, link: type, snapshotLength: snapshotLength)
    }
    program = KernelFilter.directed(
      options.direction, isLoopback: link.flags & UInt32(IFF_LOOPBACK) != 0, program)
    let attached = socket.attach(program)
    guard attached == 0 else { throw .system(call: "SO_ATTACH_FILTER", subject: device, errno: attached) }
    let bound = socket.bind(etherType: UInt16(ETH_P_ALL), interface: link.index)
    guard bound == 0 else {
      if bound == ENODEV { throw .noSuchInterface(device) }
      throw .system(call: "bind", subject: device, errno: bound)
    }
    if options.promiscuous {
      var request = packet_mreq()
      request.mr_ifindex = link.index
      request.mr_type = UInt16(PACKET_MR_PROMISC)
      let joined = socket.set(SOL_PACKET, PACKET_ADD_MEMBERSHIP, to: request)
      guard joined == 0 else { throw .system(call: "PACKET_ADD_MEMBERSHIP", subject: device, errno: joined) }
    }

    name = device
    interfaces = [CaptureInterface(link: LinkLayer(type: type), snapshotLength: snapshotLength, name: device)]
    ringKiBAsked = options.effectiveRingKiB
    ringKiB = ring.blockSize * ring.blockCount / 1024
    self.socket = socket
    self.ring = ring
    self.route = route
    index = link.index
    self.snapshotLength = snapshotLength
    hasEthernetHeader = type == .ethernet
    missedBefore = link.missed
    retireMilliseconds = max(options.retireMilliseconds, 1)
  }

  /// The interface of that name, in the namespace of the calling thread.
  static func link(_ device: String, _ route: RouteSocket) -> KernelLink? {
    guard !device.isEmpty, !device.utf8.contains(0) else { return nil }
    // Sound: the string is lent as a C string for the call.
    let index = unsafe if_nametoindex(device)
    return index == 0 ? nil : route.link(index: Int32(bitPattern: index))
  }

  /// Why the ring is not for this interface; nil if it is.
  static func refusal(of link: KernelLink, _ options: LiveOptions) -> RingRefusal? {
    guard let type = HardwareType.linkType(link.hardwareType) else { return .hardwareType(link.hardwareType) }
    if let asked = options.linkType, asked != type { return .linkTypeAsked }
    return nil
  }

  /// Asks the kernel for a ring, and for half of it as long as it has no memory.
  private static func ring(on socket: SocketDescriptor, _ options: LiveOptions) throws(CaptureError) -> PacketRing {
    var (blockSize, blockCount) = PacketRing.shape(
      ringKiB: options.effectiveRingKiB, retireMilliseconds: options.retireMilliseconds)
    while true {
      var request = tpacket_req3()
      request.tp_block_size = UInt32(blockSize)
      request.tp_block_nr = UInt32(blockCount)
      // Without meaning in version 3 but for its being checked.
      request.tp_frame_size = 2048
      request.tp_frame_nr = UInt32(blockSize / 2048 * blockCount)
      request.tp_retire_blk_tov = max(options.retireMilliseconds, 1)
      let code = socket.set(SOL_PACKET, PACKET_RX_RING, to: request)
      if code == ENOMEM, blockCount > 2 {
        blockCount = max(2, blockCount / 2)
        continue
      }
      guard code == 0 else { throw .system(call: "PACKET_RX_RING", subject: options.device, errno: code) }
      guard let ring = PacketRing(socket: socket.number, blockSize: blockSize, blockCount: blockCount) else {
        throw .system(call: "mmap", subject: options.device, errno: errno)
      }
      return ring
    }
  }
}

// MARK: - Reading

extension PacketSocket {
  public func lend(_ body: (_ bytes: Span<UInt8>, _ frames: Span<Frame>) -> Void) throws(CaptureError) -> Bool {
    switch phase {
    case .ended:
      return false
    case .running:
      if ring.isReady {
        take(body)
        return true
      }
      let events = try socket.wait(milliseconds: Self.pollMilliseconds, device: name)
      try look(at: events)
      if ring.isReady { take(body) }
      return true
    case .draining(let drain, let failure):
      return try self.drain(drain, failure, body)
    }
  }

  public func stop() {
    guard case .running = phase else { return }
    startDraining(nil)
  }

  private func startDraining(_ failure: CaptureError?) {
    // Refused: the drain is bounded all the same, and the accounting shows what came meanwhile.
    _ = socket.attach(KernelFilter.rejectAll)
    phase = .draining(Drain(retireMilliseconds: retireMilliseconds, lateBatches: ring.blockCount), then: failure)
  }

  private func drain(
    _ drain: Drain, _ failure: CaptureError?, _ body: (Span<UInt8>, Span<Frame>) -> Void
  ) throws(CaptureError) -> Bool {
    while true {
      if ring.isReady, let rest = drain.afterBatch() {
        phase = .draining(rest, then: failure)
        take(body)
        return true
      }
      count()
      let left = drain.millisecondsLeft(isBalanced: accounting.isBalanced)
      guard left > 0 else { break }
      // An error on the socket was looked at before or is of no interest any more; reading it keeps poll from
      // returning for it again and again.
      let events = try socket.wait(milliseconds: left, device: name)
      if let events, events & Int16(POLLERR) != 0 { _ = socket.get(SOL_SOCKET, SO_ERROR, initial: Int32(0)) }
    }
    phase = .ended
    if let failure { throw failure }
    return false
  }

  private func take(_ body: (Span<UInt8>, Span<Frame>) -> Void) {
    let tally = ring.lend(snapshotLength: snapshotLength, hasEthernetHeader: hasEthernetHeader, body)
    counts.captured &+= tally.frames
    counts.cut &+= tally.cut
    counts.timeWentBack &+= tally.timeWentBack
    blocksSinceCount += 1
    if blocksSinceCount >= Self.blocksPerCount { count() }
  }

  /// What poll said: errors are read at once, or it would return without pause.
  private func look(at events: Int16?) throws(CaptureError) {
    guard let events else { return }
    if events & Int16(POLLERR) != 0 {
      let error = socket.get(SOL_SOCKET, SO_ERROR, initial: Int32(0)) ?? 0
      guard error == 0 || error == ENETDOWN || error == ENODEV else {
        startDraining(.system(call: "poll", subject: name, errno: error))
        return
      }
      lookAtLink()
    } else if linkState == .down {
      // ENETDOWN comes once, for down and for deleted alike: what happens after it has to be asked for.
      lookAtLink()
    } else if events & Int16(POLLIN) != 0, !ring.isReady {
      // The kernel says that there is a block, and it is not the next: never seen, and never to be a spin.
      _ = usleep(1000)
    }
  }

  private func lookAtLink() {
    guard let link = route.link(index: index) else {
      linkState = .gone
      startDraining(.system(call: "bind", subject: name, errno: ENODEV))
      return
    }
    linkState = link.isUp ? .up : .down
  }
}

// MARK: - Counting

extension PacketSocket {
  /// As of now: asks the kernel.
  public var statistics: CaptureStatistics {
    if case .ended = phase {} else { count() }
    var statistics = counts
    statistics.received = accounted.received
    statistics.droppedByKernel = accounted.dropped
    statistics.droppedByInterface = missed
    return statistics
  }

  // A block's frames are counted when they have been lent.
  public var numbers: FrameNumbers { .consecutive(from: counts.captured + 1) }

  public var accounting: CaptureAccounting {
    var accounting = accounted
    accounting.delivered = counts.captured
    return accounting
  }

  /// Adds the kernel's counters up: reading them sets them to zero, and they have 32 bits.
  private func count() {
    blocksSinceCount = 0
    if let kernel = socket.get(SOL_PACKET, PACKET_STATISTICS, initial: tpacket_stats_v3()) {
      accounted.received &+= UInt64(kernel.tp_packets)
      accounted.dropped &+= UInt64(kernel.tp_drops)
    }
    if let link = route.link(index: index), link.missed >= missedBefore { missed = link.missed - missedBefore }
  }
}
