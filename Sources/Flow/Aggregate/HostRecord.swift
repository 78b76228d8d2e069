import Wire

/// What one address did in all flows.
public struct HostRecord: Hashable, FlowAggregate {
  public let address: IPAddress
  /// A flow of an address with itself counts once, and all of it both as sent and as received.
  public let totals: FlowTotals
  /// Flows that it began (as the originator).
  public let begun: UInt64
  /// Different addresses at the other ends, itself included where it talked to itself; nil where nobody asked.
  public let peers: UInt64?

  public var name: IPAddress { address }

  /// One record for each address in `flows`, in no promised order. Linear in the number of flows.
  public static func all(of flows: FlowRecords) -> [HostRecord] {
    let (hosts, begun, peers) = gather(flows, countsPeers: true)
    return hosts.keys.indices.map {
      HostRecord(address: hosts.keys[$0], totals: hosts.totals[$0], begun: begun[$0], peers: peers.count(in: $0))
    }
  }

  /// The hosts that did most, greatest measure first, then by address; and how many hosts there are.
  ///
  /// The others are never put together, and peers are not counted: that would take memory for each pair.
  ///
  /// - Parameter limit: so many at most; nil: all.
  public static func busiest(
    of flows: FlowRecords, by key: SortKey, limit: Int?
  ) -> (hosts: [HostRecord], count: Int) {
    let (hosts, begun, _) = gather(flows, countsPeers: false)
    let names = hosts.keys
    let measures = hosts.totals.map { $0.measure(by: key) }
    let order = Ranking.first(limit ?? names.count, of: names.count) { a, b in
      measures[a] != measures[b] ? measures[a] > measures[b] : names[a] < names[b]
    }
    return (
      order.map { HostRecord(address: names[$0], totals: hosts.totals[$0], begun: begun[$0], peers: nil) },
      names.count
    )
  }

  private static func gather(
    _ flows: FlowRecords, countsPeers: Bool
  ) -> (hosts: Grouping<IPAddress>, begun: [UInt64], peers: AddressCounter) {
    var hosts = Grouping<IPAddress>()
    var peers = AddressCounter()
    var begun: [UInt64] = []
    for flow in flows {
      let originator = flow.originator
      let responder = flow.responder
      let slot = hosts.slot(for: originator.address)
      while begun.count <= slot { begun.append(0) }
      begun[slot] += 1
      if countsPeers { peers.meet(responder.address, in: slot) }
      if originator.address == responder.address {
        hosts.totals[slot].add(flow, sent: flow.volume, received: flow.volume)
        continue
      }
      hosts.totals[slot].add(flow, sent: originator.volume, received: responder.volume)
      let other = hosts.slot(for: responder.address)
      if countsPeers { peers.meet(originator.address, in: other) }
      hosts.totals[other].add(flow, sent: responder.volume, received: originator.volume)
    }
    while begun.count < hosts.totals.count { begun.append(0) }
    return (hosts, begun, peers)
  }
}
