import Wire

/// What one address did in all flows.
public struct HostRecord: Hashable, FlowAggregate {
  public let address: IPAddress
  /// A flow of an address with itself counts once, and all of it both as sent and as received.
  public let totals: FlowTotals
  /// Flows that it began (as the originator).
  public let begun: UInt64
  /// Different addresses at the other ends, itself included where it talked to itself.
  public let peers: UInt64

  public var name: IPAddress { address }

  /// One record for each address in `flows`, in no promised order. Linear in the number of flows.
  public static func all(of flows: [FlowRecord]) -> [HostRecord] {
    var hosts = Grouping<IPAddress>()
    var peers = AddressCounter()
    var begun: [UInt64] = []
    for flow in flows {
      let originator = flow.originator
      let responder = flow.responder
      let slot = hosts.slot(for: originator.address)
      while begun.count <= slot { begun.append(0) }
      begun[slot] += 1
      peers.meet(responder.address, in: slot)
      if originator.address == responder.address {
        hosts.totals[slot].add(flow, sent: flow.volume, received: flow.volume)
        continue
      }
      hosts.totals[slot].add(flow, sent: originator.volume, received: responder.volume)
      let other = hosts.slot(for: responder.address)
      hosts.totals[other].add(flow, sent: responder.volume, received: originator.volume)
      peers.meet(originator.address, in: other)
    }
    return hosts.keys.indices.map { slot in
      HostRecord(
        address: hosts.keys[slot], totals: hosts.totals[slot], begun: slot < begun.count ? begun[slot] : 0,
        peers: peers.count(in: slot))
    }
  }
}
