import Wire

/// The flows of a run in output order, put together one at a time as they are asked for: first time (flows without
/// one last), then ordinal of the first frame. The order is total, since no two flows begin with the same frame.
public struct FlowRecords: RandomAccessCollection, Sendable {
  private struct Place {
    var first: Int64
    var ordinal: UInt64
    /// Partition in the upper half, number in the lower.
    var flow: UInt64
  }
  private let partitions: [FlowPartition]
  private let places: [Place]
  /// Records that were given as such; then there are no partitions.
  private let records: [FlowRecord]

  /// Records that are put together already, in the order given.
  public init(_ records: [FlowRecord]) {
    self.records = records
    partitions = []
    places = []
  }

  init(_ partitions: [FlowPartition]) {
    var places: [Place] = []
    places.reserveCapacity(partitions.reduce(0) { $0 + $1.count })
    for (partition, flows) in partitions.enumerated() {
      var number = 0
      for chunk in flows.chunks {
        for flow in chunk {
          places.append(
            Place(first: flow.first, ordinal: flow.ordinal, flow: UInt64(partition) &<< 32 | UInt64(number)))
          number &+= 1
        }
      }
    }
    places.sort { $0.first != $1.first ? $0.first < $1.first : $0.ordinal < $1.ordinal }
    self.partitions = partitions
    self.places = places
    records = []
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.isEmpty ? places.count : records.count }
  public subscript(position: Int) -> FlowRecord {
    if !records.isEmpty { return records[position] }
    let flow = places[position].flow
    return FlowRecord(partitions[Int(flow &>> 32)][Int(flow & 0xFFFF_FFFF)])
  }
}

extension FlowRecords: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: FlowRecord...) { self.init(elements) }
}

extension FlowRecord {
  init(_ flow: FlowState) {
    let key = flow.key
    let isFromA = flow.originator == 0
    let a = Self.side(flow, 0, high: key.aHigh, low: key.aLow, number: key.aNumber, other: key.bNumber)
    let b = Self.side(flow, 1, high: key.bHigh, low: key.bLow, number: key.bNumber, other: key.aNumber)
    self.init(
      protocolNumber: key.protocolNumber, originator: isFromA ? a : b, responder: isFromA ? b : a,
      originatorReason: flow.reason, first: flow.first == FlowState.neverFirst ? nil : flow.first,
      last: flow.last == FlowState.neverLast ? nil : flow.last, state: Self.state(flow), ordinal: flow.ordinal,
      vlan: flow.vlanTags > 0 ? flow.vlan : nil, innerVLAN: flow.vlanTags > 1 ? flow.innerVLAN : nil,
      interface: flow.interface, tunnelDepth: flow.tunnelDepth, fragments: UInt64(flow.fragments))
  }

  private static func side(
    _ flow: FlowState, _ side: Int, high: UInt64, low: UInt64, number: UInt16, other: UInt16
  ) -> FlowSide {
    let name: EndpointNumber =
      switch flow.key.numbers {
      case .none: .none
      case .ports: .port(number)
      case .icmpPair: .icmp(type: UInt8(truncatingIfNeeded: number), code: flow.icmpCodes[side])
      case .icmpOneWay:
        // Type and code stand in the sender's and the receiver's place; the receiver says nothing.
        side == Int(flow.originator)
          ? .icmp(type: UInt8(truncatingIfNeeded: number), code: UInt8(truncatingIfNeeded: other)) : .none
      }
    return FlowSide(
      address: IPAddress(flow.key.version, high: high, low: low), number: name, volume: flow.sides[side].volume,
      tcpFlags: flow.flags[side])
  }

  private static func state(_ flow: FlowState) -> ConnectionState {
    let originator = Int(flow.originator)
    let sent = flow.sides[originator]
    let answered = flow.sides[originator ^ 1]
    switch flow.key.protocolNumber {
    case .tcp:
      // Without ports no header was there to tell: a later fragment, or a frame that was cut.
      guard flow.key.numbers == .ports else { return .OTH }
      return flow.progress.state(
        originatorFlags: flow.flags[originator], carriedData: sent.payloadBytes &+ answered.payloadBytes > 0)
    default:
      if flow.key.numbers == .icmpOneWay { return .OTH }
      switch (sent.packets > 0, answered.packets > 0) {
      case (true, true): return .SF
      case (true, false): return .S0
      default: return .SHR
      }
    }
  }
}
