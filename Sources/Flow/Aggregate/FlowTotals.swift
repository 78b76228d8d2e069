/// Sums over flows, seen from one of their sides.
public struct FlowTotals: Hashable, Sendable {
  /// Flows counted here, each once.
  public var flows: UInt64 = 0
  /// What this side sent in all of them.
  public var sent = Volume()
  /// What the other sides sent to it.
  public var received = Volume()
  /// Nanoseconds since the epoch: least `first` and greatest `last` of the flows; nil where none has a time.
  public var first: Int64?
  public var last: Int64?

  public init() {}

  /// Takes one flow in which this side sent `sent` and received `received`.
  public mutating func add(_ flow: FlowRecord, sent: Volume, received: Volume) {
    flows += 1
    self.sent += sent
    self.received += received
    if let time = flow.first { first = min(first ?? time, time) }
    if let time = flow.last { last = max(last ?? time, time) }
  }

  /// Nanoseconds from `first` to `last`; nil without times.
  public var duration: UInt64? { elapsed(first, last) }
}

extension FlowRecord {
  /// Nanoseconds from its first packet to its last; nil without times.
  public var duration: UInt64? { elapsed(first, last) }

  /// Both ways together.
  public var volume: Volume { originator.volume + responder.volume }
}

/// Unsigned, because hostile times may lie further apart than a signed number of nanoseconds holds.
private func elapsed(_ first: Int64?, _ last: Int64?) -> UInt64? {
  guard let first, let last, first <= last else { return nil }
  return UInt64(bitPattern: last &- first)
}
