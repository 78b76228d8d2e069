import Wire

/// Two addresses that talked, the lesser first.
public struct AddressPair: Hashable, Comparable, Sendable {
  public let first: IPAddress
  public let second: IPAddress

  public init(_ a: IPAddress, _ b: IPAddress) {
    first = min(a, b)
    second = max(a, b)
  }

  public static func < (a: AddressPair, b: AddressPair) -> Bool {
    a.first != b.first ? a.first < b.first : a.second < b.second
  }
}

/// All flows between two addresses.
public struct PairRecord: Hashable, FlowAggregate {
  public let name: AddressPair
  /// `sent` is what the first address sent, `received` what the second did; of an address with itself, what
  /// originators sent and responders did, so that the two always add up to what passed.
  public let totals: FlowTotals

  /// One record for each pair in `flows`, in no promised order. Linear in the number of flows.
  public static func all(of flows: FlowRecords) -> [PairRecord] {
    var pairs = Grouping<AddressPair>()
    for flow in flows {
      let pair = AddressPair(flow.originator.address, flow.responder.address)
      let slot = pairs.slot(for: pair)
      let (sent, received) =
        flow.originator.address == pair.first
        ? (flow.originator.volume, flow.responder.volume) : (flow.responder.volume, flow.originator.volume)
      pairs.totals[slot].add(flow, sent: sent, received: received)
    }
    let names = pairs.keys
    return names.indices.map { PairRecord(name: names[$0], totals: pairs.totals[$0]) }
  }
}
