import Wire

/// Frames in, flow records out: decoding to events, 64 partitions, and the tally of where every frame went.
///
/// Always 64 partitions and always events before updates, so that a later number of threads cannot show in the output.
public struct FlowEngine {
  static let partitionCount = 64
  /// Events that are decoded before they are applied: enough for long runs in each partition.
  private static let unit = 4096

  public private(set) var tally = FrameTally()
  private let options: FlowOptions
  private var partitions: [FlowPartition]
  private var fragments = FragmentTable()
  private var events: [FlowEvent]
  private var eventCount = 0
  /// Fragments among the events, in capture order.
  private var fragmentEvents: [FragmentEvent] = []
  private var apply: EventApplication

  private struct FragmentEvent {
    var index: Int
    var datagram: DatagramKey
    var isFirst: Bool
  }

  public init(_ options: FlowOptions) {
    self.options = options
    partitions = Array(repeating: FlowPartition(), count: Self.partitionCount)
    events = Array(repeating: .none, count: Self.unit)
    apply = EventApplication(splitsOnReuse: options.splitsOnReuse)
  }

  /// Takes one batch.
  ///
  /// - Parameter links: of the interfaces that `Frame.interface` counts.
  public mutating func observe(bytes: Span<UInt8>, frames: Span<Frame>, links: [LinkLayer]) {
    var position = 0
    while position < frames.count {
      let taken = min(frames.count &- position, Self.unit &- eventCount)
      Self.decode(
        bytes, frames.extracting(position..<position &+ taken), links, options, into: &events, count: &eventCount,
        fragments: &fragmentEvents, tally: &tally)
      position &+= taken
      if eventCount == Self.unit { publish() }
    }
  }

  /// Ends the run: what waited for a first fragment becomes a flow of its own.
  public mutating func finish() {
    publish()
    var orphans: [FlowEvent] = []
    fragments.drain { orphans.append($0) }
    tally.orphanFragments &+= UInt64(orphans.count)
    for event in orphans {
      if eventCount == Self.unit { publish() }
      events[eventCount] = event
      eventCount &+= 1
    }
    publish()
  }

  /// All flows in output order: first time (flows without a time last), then ordinal of the first frame.
  public func records() -> FlowRecords { FlowRecords(partitions) }

  /// Walks the frames and fills `events` behind `eventCount`.
  ///
  /// Static, with each store on its own, because spans of two properties of one value cannot be held at once.
  private static func decode(
    _ bytes: Span<UInt8>, _ frames: Span<Frame>, _ interfaces: [LinkLayer], _ options: FlowOptions,
    into events: inout [FlowEvent], count eventCount: inout Int, fragments: inout [FragmentEvent],
    tally: inout FrameTally
  ) {
    let links = interfaces.span
    let entersTunnels = options.tunnels == .inner
    let seed = options.hashSeed
    let separation = options.separation
    var count = eventCount
    var wireBytes: UInt64 = 0
    var cut: UInt64 = 0
    var first = Int64.max
    var last = Int64.min
    var ordinal = tally.read
    var into = events.mutableSpan
    for position in 0..<frames.count {
      let frame = frames[position]
      ordinal &+= 1
      wireBytes &+= UInt64(frame.wire)
      if frame.captured < frame.wire { cut &+= 1 }
      if !frame.flags.contains(.timeless) {
        first = min(first, frame.time)
        last = max(last, frame.time)
      }
      let link = links[Int(frame.interface)]
      // The check sequence at the end is no part of any header or payload.
      let wire = max(Int(frame.wire) &- Int(link.frameCheckSequence), 0)
      let captured = min(Int(frame.captured), max(wire, Int(frame.captured) &- Int(link.frameCheckSequence)))
      let start = Int(frame.start)
      var summary = FlowSummary()
      do {
        try walk(
          bytes.extracting(start..<start &+ captured), wire: wire, as: link.type, entersTunnels: entersTunnels,
          into: &summary)
      } catch {
        Self.note(error, inFlow: summary.version != 0, in: &tally)
        if summary.version == 0 { continue }
      }
      guard summary.version != 0 else {
        Self.noteOutside(summary.outside, link.type, in: &tally)
        continue
      }
      var context: UInt64 = 0
      if !separation.isEmpty { context = Self.context(summary, frame.interface, separation) }
      let (key, side) = FlowKey.canonical(of: summary, context: context)
      var marks = FlowEvent.Marks(rawValue: side)
      if frame.flags.contains(.timeless) { marks.formUnion(.timeless) }
      if summary.isWholeTCP { marks.formUnion(.tcp) }
      if summary.fragment != .none || summary.firstFragment != nil {
        marks.formUnion(.fragment)
        if options.fragments == .join {
          if let datagram = summary.firstFragment {
            fragments.append(FragmentEvent(index: count, datagram: datagram, isFirst: true))
          } else {
            fragments.append(FragmentEvent(index: count, datagram: summary.datagram, isFirst: false))
          }
        }
      }
      into[count] = FlowEvent(
        key: key, hash: key.hash(seed), time: frame.time, ordinal: ordinal, wireBytes: frame.wire,
        ipBytes: UInt32(truncatingIfNeeded: summary.ipLength),
        payloadBytes: UInt32(truncatingIfNeeded: max(summary.payloadLength, 0)),
        sequenceNumber: summary.sequenceNumber, tcpFlags: summary.tcpFlags, marks: marks, icmpCode: summary.icmpCode,
        vlan: summary.vlan, innerVLAN: summary.innerVLAN, interface: frame.interface, vlanTags: summary.vlanTags,
        tunnelDepth: summary.tunnelDepth)
      count &+= 1
    }
    tally.read = ordinal
    tally.wireBytes &+= wireBytes
    tally.cut &+= cut
    tally.inFlows &+= UInt64(count &- eventCount)
    if first <= last {
      tally.first = min(tally.first ?? first, first)
      tally.last = max(tally.last ?? last, last)
    }
    eventCount = count
  }

  /// Settles the fragments in capture order, then lets each partition apply its events.
  private mutating func publish() {
    var late: [FlowEvent] = []
    var deferred: [Int] = []
    for fragment in fragmentEvents {
      if fragment.isFirst {
        fragments.name(fragment.datagram, by: events[fragment.index]) { late.append($0) }
      } else if let credited = fragments.credit(
        events[fragment.index], of: fragment.datagram,
        evict: {
          late.append($0)
          tally.orphanFragments &+= 1
        })
      {
        events[fragment.index] = credited
      } else {
        deferred.append(fragment.index)
      }
    }
    fragmentEvents.removeAll(keepingCapacity: true)
    apply.run(events, count: eventCount, without: deferred, to: &partitions)
    eventCount = 0
    if !late.isEmpty { apply.run(late, count: late.count, without: [], to: &partitions) }
  }

  private static func context(
    _ summary: FlowSummary, _ interface: UInt16, _ separation: FlowOptions.Separation
  ) -> UInt64 {
    var context: UInt64 = 0
    if separation.contains(.interface) { context = UInt64(interface) &<< 32 }
    if separation.contains(.vlan) {
      if summary.vlanTags > 0 { context |= UInt64(summary.vlan &+ 1) &<< 16 }
      if summary.vlanTags > 1 { context |= UInt64(summary.innerVLAN &+ 1) }
    }
    return context
  }

  @inline(never)
  private static func note(_ error: DecodeError, inFlow: Bool, in tally: inout FrameTally) {
    let trouble = DecodeTrouble(error)
    if inFlow {
      tally.damaged[trouble, default: 0] &+= 1
    } else {
      tally.outside[.undecodable(trouble), default: 0] &+= 1
    }
  }

  @inline(never)
  private static func noteOutside(_ what: LinkPayload?, _ link: LinkType, in tally: inout FrameTally) {
    tally.outside[OutsideReason(what ?? .linkType(link)), default: 0] &+= 1
  }
}
