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
  public func busiestFirst(by key: SortKey) -> [Element] {
    let measures = map { $0.totals.measure(by: key) }
    let order = indices.sorted { a, b in
      measures[a] != measures[b] ? measures[a] > measures[b] : self[a].name < self[b].name
    }
    return order.map { self[$0] }
  }
}

extension [FlowRecord] {
  /// Greatest measure first, then in the order of output: the same in every run.
  public func busiestFirst(by key: SortKey) -> [FlowRecord] {
    indices.busiestFirst(in: self, by: key).map { self[$0] }
  }
}

extension Sequence<Int> {
  /// These places of `flows`, the busiest first.
  public func busiestFirst(in flows: [FlowRecord], by key: SortKey) -> [Int] {
    let ranked = map { (place: $0, measure: flows[$0].measure(by: key)) }
    return ranked.sorted { a, b in
      a.measure != b.measure ? a.measure > b.measure : flows[a.place].precedes(flows[b.place])
    }.map(\.place)
  }
}
