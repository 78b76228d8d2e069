import Wire

/// Flows in an order, put together one at a time as they are asked for, so that a million of them cost no more
/// memory than their partitions do. Copies share what they list.
public struct FlowRecords: RandomAccessCollection, Sendable {
  /// Partition in the upper half, number in it in the lower; or the index in `records`.
  private typealias Place = UInt64

  private let partitions: [FlowPartition]
  /// Records that were given as such; then there are no partitions.
  private let records: [FlowRecord]
  private let places: [Place]

  private init(_ partitions: [FlowPartition], _ records: [FlowRecord], _ places: [Place]) {
    self.partitions = partitions
    self.records = records
    self.places = places
  }

  /// Records that are put together already, in the order given.
  public init(_ records: [FlowRecord]) {
    self.init([], records, records.indices.map { Place($0) })
  }

  /// Those of a run in the order of output: first time (flows without one last), then ordinal of the first frame.
  /// The order is total, since no two flows begin with the same frame.
  init(_ partitions: [FlowPartition]) {
    struct Beginning {
      var first: Int64
      var ordinal: UInt64
      var place: Place
    }
    var beginnings: [Beginning] = []
    beginnings.reserveCapacity(partitions.reduce(0) { $0 + $1.count })
    for (partition, flows) in partitions.enumerated() {
      var place = Place(partition) &<< 32
      for chunk in flows.chunks {
        for flow in chunk {
          beginnings.append(Beginning(first: flow.first, ordinal: flow.ordinal, place: place))
          place &+= 1
        }
      }
    }
    beginnings.sort { $0.first != $1.first ? $0.first < $1.first : $0.ordinal < $1.ordinal }
    self.init(partitions, [], beginnings.map(\.place))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { places.count }
  public subscript(position: Int) -> FlowRecord {
    let place = places[position]
    guard records.isEmpty else { return records[Int(place)] }
    return FlowRecord(partitions[Int(place &>> 32)][Int(place & 0xFFFF_FFFF)])
  }

  /// The originator's address alone, for who looks for few flows among many.
  public func originator(at position: Int) -> IPAddress {
    let place = places[position]
    guard records.isEmpty else { return records[Int(place)].originator.address }
    return partitions[Int(place &>> 32)].originator(of: Int(place & 0xFFFF_FFFF))
  }

  /// The first `most` flows.
  public func first(_ most: Int) -> FlowRecords { FlowRecords(partitions, records, Array(places.prefix(most))) }

  /// The flows at `positions`, in that order.
  func selecting(_ positions: some Sequence<Int>) -> FlowRecords {
    FlowRecords(partitions, records, positions.map { places[$0] })
  }
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
