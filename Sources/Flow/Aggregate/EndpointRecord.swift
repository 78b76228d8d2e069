import Wire

/// One end of transport conversations: an address, what it is called beside the address, and the protocol.
public struct EndpointName: Hashable, Comparable, Sendable {
  public let address: IPAddress
  public let number: EndpointNumber
  public let protocolNumber: IPProtocol

  public init(address: IPAddress, number: EndpointNumber, protocolNumber: IPProtocol) {
    self.address = address
    self.number = number
    self.protocolNumber = protocolNumber
  }

  /// By address, then protocol number, then port or ICMP type and code.
  public static func < (a: EndpointName, b: EndpointName) -> Bool {
    if a.address != b.address { return a.address < b.address }
    return (a.protocolNumber.rawValue, a.number.rank) < (b.protocolNumber.rawValue, b.number.rank)
  }
}

extension EndpointNumber {
  /// Its place among others: none, then ports, then ICMP types and codes.
  var rank: UInt32 {
    switch self {
    case .none: 0
    case .port(let port): 1 << 16 | UInt32(port)
    case .icmp(let type, let code): 2 << 16 | UInt32(type) << 8 | UInt32(code)
    }
  }
}

/// What one endpoint did in all flows.
public struct EndpointRecord: Hashable, FlowAggregate {
  /// In which flows an endpoint counts.
  public enum Role: Hashable, Sendable {
    /// All that it took part in.
    case any
    /// Those that others began: what the endpoint serves.
    case responder
  }
  public let name: EndpointName
  /// A flow of an endpoint with itself counts once, and all of it both as sent and as received.
  public let totals: FlowTotals
  /// Different addresses at the other ends.
  public let peers: UInt64
  /// Flows in which it was the responder and refused (state REJ).
  public let refused: UInt64

  public var address: IPAddress { name.address }
  public var number: EndpointNumber { name.number }
  public var protocolNumber: IPProtocol { name.protocolNumber }

  /// One record for each endpoint in `flows`, in no promised order. Linear in the number of flows.
  ///
  /// - Parameter isWanted: which responders' addresses count in the role of a responder.
  public static func all(
    of flows: FlowRecords, as role: Role = .any, where isWanted: (IPAddress) -> Bool = { _ in true }
  ) -> [EndpointRecord] {
    var endpoints = Grouping<EndpointName>()
    var peers = AddressCounter()
    var refused: [Int: UInt64] = [:]
    for flow in flows {
      let originator = flow.originator
      let responder = flow.responder
      guard role == .any || isWanted(responder.address) else { continue }
      let served = EndpointName(
        address: responder.address, number: responder.number, protocolNumber: flow.protocolNumber)
      let slot = endpoints.slot(for: served)
      peers.meet(originator.address, in: slot)
      if flow.state == .REJ { refused[slot, default: 0] += 1 }
      let began = EndpointName(
        address: originator.address, number: originator.number, protocolNumber: flow.protocolNumber)
      if began == served {
        endpoints.totals[slot].add(flow, sent: flow.volume, received: flow.volume)
        continue
      }
      endpoints.totals[slot].add(flow, sent: responder.volume, received: originator.volume)
      guard role == .any else { continue }
      let other = endpoints.slot(for: began)
      endpoints.totals[other].add(flow, sent: originator.volume, received: responder.volume)
      peers.meet(responder.address, in: other)
    }
    let names = endpoints.keys
    return names.indices.map { slot in
      EndpointRecord(
        name: names[slot], totals: endpoints.totals[slot], peers: peers.count(in: slot),
        refused: refused[slot] ?? 0)
    }
  }
}
