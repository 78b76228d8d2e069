/// What "busiest first" goes by.
public enum SortKey: String, Hashable, Sendable, CaseIterable {
  /// Wire bytes, both ways.
  case bytes
  /// Packets, both ways.
  case packets
  /// Number of flows; flows themselves keep their order in time.
  case flows
  /// From the first packet to the last; what has no time comes last.
  case duration
}

/// Sums that are listed by what they are about.
public protocol FlowAggregate: Sendable {
  associatedtype Name: Comparable
  /// Unique in its list; equal measures are listed in its order.
  var name: Name { get }
  var totals: FlowTotals { get }
}

extension FlowTotals {
  /// What `key` compares; the greater comes first.
  @inlinable
  public func measure(by key: SortKey) -> UInt64 {
    switch key {
    case .bytes: sent.wireBytes &+ received.wireBytes
    case .packets: sent.packets &+ received.packets
    case .flows: flows
    case .duration: duration.map { $0 == .max ? $0 : $0 + 1 } ?? 0
    }
  }
}

extension FlowRecord {
  /// What `key` compares; the greater comes first.
  public func measure(by key: SortKey) -> UInt64 {
    switch key {
    case .bytes: volume.wireBytes
    case .packets: volume.packets
    case .flows: 1
    case .duration: duration.map { $0 == .max ? $0 : $0 + 1 } ?? 0
    }
  }

  /// The order of output: first time (flows without one last), then ordinal of the first frame.
  public func precedes(_ other: FlowRecord) -> Bool {
    switch (first, other.first) {
    case (let a?, let b?) where a != b: a < b
    case (.some, nil): true
    case (nil, .some): false
    default: ordinal < other.ordinal
    }
  }
}

extension Array where Element: FlowAggregate {
  /// Greatest measure first, then by name: the same in every run.
  ///
  /// - Parameter limit: so many at most; the others are never put in order.
  @inlinable
  public func busiestFirst(by key: SortKey, limit: Int? = nil) -> [Element] {
    let measures = map { $0.totals.measure(by: key) }
    let order = Ranking.first(limit ?? count, of: count) { a, b in
      measures[a] != measures[b] ? measures[a] > measures[b] : self[a].name < self[b].name
    }
    return order.map { self[$0] }
  }
}

extension FlowRecords {
  /// Greatest measure first, then in the order of output: the same in every run.
  public func busiestFirst(by key: SortKey, limit: Int? = nil) -> FlowRecords {
    selecting(busiest(among: Array(indices), by: key, limit: limit))
  }

  /// These positions, the busiest flows first.
  public func busiest(among positions: [Int], by key: SortKey, limit: Int? = nil) -> [Int] {
    let measures = positions.map { self[$0].measure(by: key) }
    return Ranking.first(limit ?? positions.count, of: positions.count) { a, b in
      measures[a] != measures[b]
        ? measures[a] > measures[b] : self[positions[a]].precedes(self[positions[b]])
    }.map { positions[$0] }
  }
}

/// The first few of many by a total order.
@usableFromInline
enum Ranking {
  /// - Parameter precedes: compares two of 0 ..< `count`.
  @inlinable
  static func first(_ limit: Int, of count: Int, _ precedes: (Int, Int) -> Bool) -> [Int] {
    guard limit > 0 else { return [] }
    // Few of many: one pass beside a short list in order; nearly all fall behind its last.
    guard limit < count / 16 else { return Array((0..<count).sorted(by: precedes).prefix(limit)) }
    var best: [Int] = []
    for candidate in 0..<count {
      if best.count == limit {
        guard precedes(candidate, best[limit - 1]) else { continue }
        best.removeLast()
      }
      var low = 0
      var high = best.count
      while low < high {
        let middle = (low + high) / 2
        if precedes(best[middle], candidate) { low = middle + 1 } else { high = middle }
      }
      best.insert(candidate, at: low)
    }
    return best
  }
}
