import Wire

/// What is offered, by its number alone: a protocol and the responder's port. What really speaks there is not known.
public struct ServiceNumber: Hashable, Comparable, Sendable {
  public let protocolNumber: IPProtocol
  /// The responder's port; the originator's ICMP type and code (an echo is the service of its request).
  public let number: EndpointNumber

  public init(protocolNumber: IPProtocol, number: EndpointNumber) {
    self.protocolNumber = protocolNumber
    self.number = number
  }

  public init(of flow: FlowRecord) {
    protocolNumber = flow.protocolNumber
    if case .icmp = flow.originator.number {
      number = flow.originator.number
    } else {
      number = flow.responder.number
    }
  }

  /// By protocol number, then port or ICMP type and code.
  public static func < (a: ServiceNumber, b: ServiceNumber) -> Bool {
    (a.protocolNumber.rawValue, a.number.rank) < (b.protocolNumber.rawValue, b.number.rank)
  }
}

/// All flows to one service, whoever offered it.
public struct ServiceRecord: Hashable, FlowAggregate {
  public let name: ServiceNumber
  /// `sent` is what the responders sent, `received` what the originators did.
  public let totals: FlowTotals
  /// Different addresses that asked for it, and that were asked.
  public let originators: UInt64
  public let responders: UInt64

  public var number: EndpointNumber { name.number }
  public var protocolNumber: IPProtocol { name.protocolNumber }

  /// One record for each service in `flows`, in no promised order. Linear in the number of flows.
  public static func all(of flows: FlowRecords) -> [ServiceRecord] {
    var services = Grouping<ServiceNumber>()
    var originators = AddressCounter()
    var responders = AddressCounter()
    for flow in flows {
      let slot = services.slot(for: ServiceNumber(of: flow))
      services.totals[slot].add(flow, sent: flow.responder.volume, received: flow.originator.volume)
      originators.meet(flow.originator.address, in: slot)
      responders.meet(flow.responder.address, in: slot)
    }
    let names = services.keys
    return names.indices.map { slot in
      ServiceRecord(
        name: names[slot], totals: services.totals[slot], originators: originators.count(in: slot),
        responders: responders.count(in: slot))
    }
  }
}
