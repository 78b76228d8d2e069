import Wire

/// Credits the fragments of a datagram to the flow that its first fragment names.
///
/// Works in capture order over the rare events that are fragments. A fragment that comes before its first one waits;
/// one whose first never comes is given back with the key of its address pair. Both the names and the waiting
/// events are bounded; datagrams are not reassembled.
struct FragmentTable: Sendable {
  /// Datagrams whose flow is remembered.
  static let capacity = 8192
  /// Fragments that may wait.
  static let waitingCapacity = 8192
  /// Nanoseconds after which an identification may name another datagram (RFC 8200 §4.5: 60 s to reassemble).
  static let lifetime: Int64 = 60_000_000_000

  private struct Name {
    var key: FlowKey
    var hash: UInt64
    var fromB: FlowEvent.Marks
    var time: Int64
    var turn: UInt64
  }
  private var names: [DatagramKey: Name] = [:]
  /// Datagrams in the order in which they were named; an entry whose turn is not the name's is stale.
  private var order: [(DatagramKey, UInt64)] = []
  private var orderHead = 0
  private var turn: UInt64 = 0
  private var waiting: [DatagramKey: [FlowEvent]] = [:]
  private var waitingOrder: [DatagramKey] = []
  private var waitingHead = 0
  private var waitingCount = 0

  init() {}

  /// The first fragment of `datagram` is `event`. Those that waited for it are handed to `release`, credited.
  mutating func name(_ datagram: DatagramKey, by event: FlowEvent, release: (FlowEvent) -> Void) {
    turn &+= 1
    let name = Name(
      key: event.key, hash: event.hash, fromB: event.marks.intersection(.fromB), time: event.time, turn: turn)
    names[datagram] = name
    order.append((datagram, turn))
    while names.count > Self.capacity { forgetOldest() }
    if order.count > 4 * Self.capacity, orderHead > order.count / 2 {
      order.removeFirst(orderHead)
      orderHead = 0
    }
    if let events = waiting.removeValue(forKey: datagram) {
      waitingCount &-= events.count
      for event in events { release(Self.credit(event, to: name)) }
    }
  }

  /// - Returns: the event credited to the flow that its first fragment named; nil: it waits here now.
  ///   Events that had to stop waiting for want of room go to `evict` as they came.
  mutating func credit(_ event: FlowEvent, of datagram: DatagramKey, evict: (FlowEvent) -> Void) -> FlowEvent? {
    if let name = names[datagram], abs(event.time.subtractingReportingOverflow(name.time).partialValue) <= Self.lifetime
    {
      return Self.credit(event, to: name)
    }
    if waiting[datagram] == nil { waitingOrder.append(datagram) }
    waiting[datagram, default: []].append(event)
    waitingCount &+= 1
    while waitingCount > Self.waitingCapacity, waitingHead < waitingOrder.count {
      let oldest = waitingOrder[waitingHead]
      waitingHead &+= 1
      guard let events = waiting.removeValue(forKey: oldest) else { continue }
      waitingCount &-= events.count
      for event in events { evict(event) }
    }
    if waitingHead > Self.waitingCapacity {
      waitingOrder.removeFirst(waitingHead)
      waitingHead = 0
    }
    return nil
  }

  /// Gives back all that still wait, in the order in which their datagrams began.
  mutating func drain(_ release: (FlowEvent) -> Void) {
    for datagram in waitingOrder[waitingHead...] {
      guard let events = waiting.removeValue(forKey: datagram) else { continue }
      for event in events { release(event) }
    }
    waitingOrder = []
    waitingHead = 0
    waitingCount = 0
  }

  private mutating func forgetOldest() {
    guard orderHead < order.count else { return }
    let (datagram, turn) = order[orderHead]
    orderHead &+= 1
    if names[datagram]?.turn == turn { names[datagram] = nil }
  }

  private static func credit(_ event: FlowEvent, to name: Name) -> FlowEvent {
    var credited = event
    credited.key = name.key
    credited.hash = name.hash
    credited.marks.remove(.fromB)
    credited.marks.formUnion(name.fromB)
    return credited
  }
}
