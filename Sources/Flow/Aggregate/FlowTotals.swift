/// Sums over flows, seen from one of their sides.
public struct FlowTotals: Hashable, Sendable {
  /// Flows counted here, each once.
  public var flows: UInt64 = 0
  /// What this side sent in all of them.
  public var sent = Volume()
  /// What the other sides sent to it.
  public var received = Volume()
  // Not optional: that would take sixteen bytes more for each of what may be millions.
  private var least = Int64.max
  private var greatest = Int64.min
  private var hasTime = false

  /// Nanoseconds since the epoch: least `first` of the flows; nil where none has a time.
  public var first: Int64? { hasTime ? least : nil }
  /// Greatest `last` of the flows; nil where none has a time.
  public var last: Int64? { hasTime ? greatest : nil }

  public init() {}

  /// Takes one flow in which this side sent `sent` and received `received`.
  public mutating func add(_ flow: FlowRecord, sent: Volume, received: Volume) {
    flows += 1
    self.sent += sent
    self.received += received
    guard let first = flow.first, let last = flow.last else { return }
    least = min(least, first)
    greatest = max(greatest, last)
    hasTime = true
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
