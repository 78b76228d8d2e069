import Wire

/// Brings events to their partitions: a counting sort of their indices, then runs, partition by partition, each in
/// the order of the capture. Holds only what is worth using again.
struct EventApplication: Sendable {
  private let splitsOnReuse: Bool
  private var order: [UInt32] = []
  private var buckets: [UInt8] = []
  private var numbers: [UInt32]

  init(splitsOnReuse: Bool) {
    self.splitsOnReuse = splitsOnReuse
    numbers = Array(repeating: 0, count: FlowPartition.longestRun)
  }

  /// - Parameter deferred: indices of events that are not to be applied.
  mutating func run(
    _ stored: [FlowEvent], count: Int, without deferred: [Int], to partitions: inout [FlowPartition]
  ) {
    guard count > 0 else { return }
    let events = stored.span
    let leftOut = FlowEngine.partitionCount
    if order.count < count {
      order = Array(repeating: 0, count: count)
      buckets = Array(repeating: 0, count: count)
    }
    for position in 0..<count { buckets[position] = UInt8(truncatingIfNeeded: events[position].key.partition) }
    for position in deferred { buckets[position] = UInt8(leftOut) }
    // Place p + 1 counts bucket p, so that the sums are where each bucket begins.
    var places = [Int](repeating: 0, count: leftOut + 2)
    for position in 0..<count { places[Int(buckets[position]) &+ 1] &+= 1 }
    for bucket in 0...leftOut { places[bucket &+ 1] &+= places[bucket] }
    let starts = places
    for position in 0..<count {
      let bucket = Int(buckets[position])
      order[places[bucket]] = UInt32(truncatingIfNeeded: position)
      places[bucket] &+= 1
    }
    let order = order
    for partition in 0..<leftOut {
      var from = starts[partition]
      let end = starts[partition &+ 1]
      while from < end {
        let to = min(from &+ FlowPartition.longestRun, end)
        partitions[partition].apply(
          events, run: order.span.extracting(from..<to), numbers: &numbers, splitsOnReuse: splitsOnReuse)
        from = to
      }
    }
  }
}
