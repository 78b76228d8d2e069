import Wire

/// One of the 64 parts of the flow table: an index with open addressing over flows in chunks.
///
/// A run of events is applied in passes, so that the cache misses of its packets overlap instead of following one
/// another; that is worth more than the instructions it costs.
struct FlowPartition: Sendable {
  /// Events that one run may have.
  static let longestRun = 128
  private static let chunkSize = 256

  /// A slot is tag << 32 | number + 1, 0 where free; its place is the tag's low bits. At most 5/8 are used.
  private var index: [UInt64]
  private var usedSlots = 0
  /// 256 flows each, never moved: one growing array would be copied again and again.
  private(set) var chunks: [[FlowState]] = []
  private(set) var count = 0
  /// Keeps the loads of the touching passes from being optimised away.
  private var touched: UInt64 = 0

  init() {
    index = Array(repeating: 0, count: 64)
  }

  subscript(number: Int) -> FlowState { chunks[number &>> 8][number & 255] }

  /// The address of the side that began flow `number`.
  func originator(of number: Int) -> IPAddress {
    let chunk = chunks[number &>> 8]
    let key = chunk[number & 255].key
    return chunk[number & 255].originator == 0
      ? IPAddress(key.version, high: key.aHigh, low: key.aLow) : IPAddress(key.version, high: key.bHigh, low: key.bLow)
  }

  /// Counts the events that `run` names, in that order.
  mutating func apply(
    _ events: Span<FlowEvent>, run: Span<UInt32>, numbers: inout [UInt32], splitsOnReuse: Bool
  ) {
    reserve(run.count)
    touched &+= Self.touchSlots(index.span, events, run)
    for position in 0..<run.count {
      numbers[position] = choose(events[Int(run[position])])
    }
    touched &+= Self.touchFlows(chunks.span, events, run, numbers.span)
    for position in 0..<run.count {
      update(Int(numbers[position]), events[Int(run[position])], splitsOnReuse: splitsOnReuse)
    }
  }

  /// Pass 1: the index lines of all events.
  private static func touchSlots(_ index: Span<UInt64>, _ events: Span<FlowEvent>, _ run: Span<UInt32>) -> UInt64 {
    let mask = index.count &- 1
    var sum: UInt64 = 0
    for position in 0..<run.count {
      sum &+= index[place(tag(events[Int(run[position])].hash)) & mask]
    }
    return sum
  }

  /// Pass 2: the flow that the tag names, probably the right one; a new one where the tag is not there.
  @inline(__always)
  private mutating func choose(_ event: borrowing FlowEvent) -> UInt32 {
    let tag = Self.tag(event.hash)
    let mask = index.count &- 1
    var place = Self.place(tag) & mask
    while true {
      let slot = index[place]
      if slot == 0 { return insert(event, tag, at: place) }
      if slot &>> 32 == tag { return UInt32(truncatingIfNeeded: slot) &- 1 }
      place = (place &+ 1) & mask
    }
  }

  /// Pass 3: the lines of key and side that each event will change.
  private static func touchFlows(
    _ chunks: Span<[FlowState]>, _ events: Span<FlowEvent>, _ run: Span<UInt32>, _ numbers: Span<UInt32>
  ) -> UInt64 {
    var sum: UInt64 = 0
    for position in 0..<run.count {
      let number = Int(numbers[position])
      let chunk = chunks[number &>> 8].span
      sum &+= chunk[number & 255].key.aLow &+ chunk[number & 255].sides[events[Int(run[position])].side].payloadBytes
      sum &+= chunk[number & 255].ordinal
    }
    return sum
  }

  /// Pass 4: the full key is compared, then the flow is changed in place.
  @inline(__always)
  private mutating func update(_ chosen: Int, _ event: borrowing FlowEvent, splitsOnReuse: Bool) {
    var number = chosen
    while true {
      var chunks = chunks.mutableSpan
      switch Self.observe(&chunks[number &>> 8], number & 255, event, splitsOnReuse) {
      case .counted: return
      case .otherKey: number = search(event)
      case .followedBy(let successor): number = successor
      case .over: number = follow(number, with: event)
      }
    }
  }

  private enum Outcome {
    case counted
    /// The tag lied.
    case otherKey
    /// A newer connection between the same ports exists.
    case followedBy(Int)
    /// This packet begins a newer connection.
    case over
  }

  @inline(__always)
  private static func observe(
    _ chunk: inout [FlowState], _ position: Int, _ event: borrowing FlowEvent, _ splitsOnReuse: Bool
  ) -> Outcome {
    var flows = chunk.mutableSpan
    guard flows[position].key == event.key else { return .otherKey }
    if splitsOnReuse {
      if flows[position].successor != 0 { return .followedBy(Int(flows[position].successor)) }
      if event.tcpFlags.contains(.synchronize), flows[position].isFollowed(by: event) { return .over }
    }
    flows[position].observe(event)
    return .counted
  }

  /// The flow of exactly this key, made where it is missing: the slow way, for tags that are equal by chance.
  private mutating func search(_ event: borrowing FlowEvent) -> Int {
    let tag = Self.tag(event.hash)
    let mask = index.count &- 1
    var place = Self.place(tag) & mask
    while true {
      let slot = index[place]
      if slot == 0 { return Int(insert(event, tag, at: place)) }
      if slot &>> 32 == tag {
        let number = Int(UInt32(truncatingIfNeeded: slot) &- 1)
        if self[number].key == event.key { return number }
      }
      place = (place &+ 1) & mask
    }
  }

  /// Begins a new flow of the key of flow `number`, which stays as it is.
  private mutating func follow(_ number: Int, with event: borrowing FlowEvent) -> Int {
    let successor = append(event)
    chunks[number &>> 8][number & 255].successor = successor
    let mask = index.count &- 1
    var place = Self.place(Self.tag(event.hash)) & mask
    let old = UInt32(truncatingIfNeeded: number &+ 1)
    while UInt32(truncatingIfNeeded: index[place]) != old { place = (place &+ 1) & mask }
    index[place] = Self.tag(event.hash) &<< 32 | UInt64(successor &+ 1)
    return Int(successor)
  }

  private mutating func insert(_ event: borrowing FlowEvent, _ tag: UInt64, at place: Int) -> UInt32 {
    let number = append(event)
    index[place] = tag &<< 32 | UInt64(number &+ 1)
    usedSlots &+= 1
    return number
  }

  private mutating func append(_ event: borrowing FlowEvent) -> UInt32 {
    let number = count
    if number & 255 == 0 {
      var chunk: [FlowState] = []
      chunk.reserveCapacity(Self.chunkSize)
      chunks.append(chunk)
    }
    chunks[number &>> 8].append(FlowState(copy event))
    count &+= 1
    return UInt32(truncatingIfNeeded: number)
  }

  /// Room for `new` further keys in the index. `search` may need it too, for tags that lied.
  private mutating func reserve(_ new: Int) {
    guard (usedSlots &+ new) &* 8 > index.count &* 5 else { return }
    var grown = index.count
    while (usedSlots &+ new) &* 8 > grown &* 5 { grown &*= 2 }
    var rehashed = [UInt64](repeating: 0, count: grown)
    let mask = grown &- 1
    for slot in index where slot != 0 {
      var place = Self.place(slot &>> 32) & mask
      while rehashed[place] != 0 { place = (place &+ 1) & mask }
      rehashed[place] = slot
    }
    index = rehashed
  }

  @inline(__always) private static func tag(_ hash: UInt64) -> UInt64 { hash &>> 32 }
  @inline(__always) private static func place(_ tag: UInt64) -> Int { Int(truncatingIfNeeded: tag) }
}
