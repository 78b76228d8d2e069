import Testing
import Wire

@testable import Flow

@Suite struct AggregateTests {
  private static let a = IPAddress(v4: 0x0A00_0001)
  private static let b = IPAddress(v4: 0x0A00_0002)
  private static let c = IPAddress(v6: IPv6Address(high: 1, low: 2))

  private static func volume(_ count: UInt64) -> Volume {
    Volume(packets: count, wireBytes: 100 * count, ipBytes: 90 * count, payloadBytes: 50 * count)
  }

  private static func flow(
    _ from: IPAddress, _ fromNumber: EndpointNumber, _ to: IPAddress, _ toNumber: EndpointNumber, _ sent: UInt64,
    _ received: UInt64, first: Int64? = 10, last: Int64? = 20, protocolNumber: IPProtocol = .tcp,
    state: ConnectionState = .SF, ordinal: UInt64 = 1
  ) -> FlowRecord {
    FlowRecord(
      protocolNumber: protocolNumber, originator: FlowSide(address: from, number: fromNumber, volume: volume(sent)),
      responder: FlowSide(address: to, number: toNumber, volume: volume(received)), originatorReason: .synchronize,
      first: first, last: last, state: state, ordinal: ordinal)
  }

  private static let flows = [
    flow(a, .port(1000), b, .port(80), 3, 5),
    flow(a, .port(1001), b, .port(80), 1, 0, first: 5, last: 7, state: .REJ),
    flow(c, .port(1000), b, .port(80), 2, 2, first: nil, last: nil),
    flow(b, .port(4000), a, .port(22), 10, 20, first: 8, last: 90),
    flow(b, .port(80), b, .port(80), 1, 1, first: 50, last: 60),
    flow(a, .icmp(type: 8, code: 0), b, .icmp(type: 0, code: 0), 1, 1, protocolNumber: .icmp),
    flow(b, .icmp(type: 3, code: 1), a, .none, 1, 0, protocolNumber: .icmp),
  ]

  @Test func hosts() throws {
    let hosts = HostRecord.all(of: FlowRecords(Self.flows)).busiestFirst(by: .bytes)
    #expect(hosts.map(\.address) == [Self.b, Self.a, Self.c])
    let b = hosts[0]
    #expect(b.totals.flows == 7)
    #expect(b.begun == 3)
    #expect(b.peers == 3)
    // Of its flow with itself all four packets count: two sent, two received.
    #expect(b.totals.sent == Self.volume(5 + 0 + 2 + 10 + 2 + 1 + 1))
    #expect(b.totals.received == Self.volume(3 + 1 + 2 + 20 + 2 + 1 + 0))
    #expect(b.totals.first == 5)
    #expect(b.totals.last == 90)
    #expect(b.totals.duration == 85)
    #expect(hosts[2].totals.first == nil)
    #expect(hosts[2].totals.duration == nil)
    #expect(hosts[2].peers == 1)
  }

  @Test func endpoints() throws {
    let all = EndpointRecord.all(of: FlowRecords(Self.flows))
    #expect(all.count == 10)
    let http = try #require(all.first { $0.name == Self.name(Self.b, .port(80), .tcp) })
    #expect(http.totals.flows == 4)
    #expect(http.peers == 3)
    #expect(http.refused == 1)
    #expect(http.totals.sent == Self.volume(5 + 0 + 2 + 2))
    #expect(http.totals.received == Self.volume(3 + 1 + 2 + 2))
    let client = try #require(all.first { $0.name == Self.name(Self.a, .port(1000), .tcp) })
    #expect(client.totals.sent == Self.volume(3))

    let served = EndpointRecord.all(of: FlowRecords(Self.flows), as: .responder)
    #expect(
      Set(served.map(\.name)) == [
        Self.name(Self.b, .port(80), .tcp), Self.name(Self.a, .port(22), .tcp),
        Self.name(Self.b, .icmp(type: 0, code: 0), .icmp), Self.name(Self.a, .none, .icmp),
      ])
  }

  private static func name(_ address: IPAddress, _ number: EndpointNumber, _ proto: IPProtocol) -> EndpointName {
    EndpointName(address: address, number: number, protocolNumber: proto)
  }

  @Test func services() {
    let services = ServiceRecord.all(of: FlowRecords(Self.flows)).busiestFirst(by: .flows)
    #expect(
      services.map(\.name) == [
        ServiceNumber(protocolNumber: .tcp, number: .port(80)),
        ServiceNumber(protocolNumber: .icmp, number: .icmp(type: 3, code: 1)),
        ServiceNumber(protocolNumber: .icmp, number: .icmp(type: 8, code: 0)),
        ServiceNumber(protocolNumber: .tcp, number: .port(22)),
      ])
    #expect(services[0].totals.flows == 4)
    #expect(services[0].originators == 3)
    #expect(services[0].responders == 1)
    #expect(services[0].totals.sent == Self.volume(5 + 0 + 2 + 1))
    #expect(services[0].totals.received == Self.volume(3 + 1 + 2 + 1))
  }

  @Test func pairs() {
    let pairs = PairRecord.all(of: FlowRecords(Self.flows)).busiestFirst(by: .bytes)
    #expect(
      pairs.map(\.name) == [AddressPair(Self.b, Self.a), AddressPair(Self.b, Self.c), AddressPair(Self.b, Self.b)])
    #expect(pairs[0].name.first == Self.a)
    #expect(pairs[0].totals.sent == Self.volume(3 + 1 + 20 + 1 + 0))
    #expect(pairs[0].totals.received == Self.volume(5 + 0 + 10 + 1 + 1))
    // What passed between all pairs is what passed in all flows.
    let passed = pairs.reduce(0) { $0 + $1.totals.sent.packets + $1.totals.received.packets }
    #expect(passed == Self.flows.reduce(0) { $0 + $1.volume.packets })
  }

  @Test(arguments: SortKey.allCases)
  func orderIsTheSameWhateverTheInputsOrder(key: SortKey) {
    let expected = EndpointRecord.all(of: FlowRecords(Self.flows)).busiestFirst(by: key)
    for step in [2, 3, 4, 5, 6] {
      let turned = Self.flows.indices.map { Self.flows[($0 * step + 3) % Self.flows.count] }
      #expect(EndpointRecord.all(of: FlowRecords(turned)).busiestFirst(by: key) == expected)
    }
    let measures = expected.map { $0.totals.measure(by: key) }
    #expect(measures == measures.sorted(by: >))
    for (earlier, later) in zip(expected, expected.dropFirst())
    where earlier.totals.measure(by: key) == later.totals.measure(by: key) {
      #expect(earlier.name < later.name)
    }
  }

  @Test func fewOfManyAreTheFirstOfAll() {
    // Enough flows for the short list beside one pass; many measures are equal.
    var list: [FlowRecord] = []
    for number: UInt32 in 0..<500 {
      let from = IPAddress(v4: number)
      let to = IPAddress(v4: 1000 + number % 90)
      let sent = UInt64(number * 37 % 23)
      list.append(Self.flow(from, .port(1), to, .port(2), sent, 1, ordinal: UInt64(number) + 1))
    }
    let many = FlowRecords(list)
    for key in SortKey.allCases {
      let hosts: [IPAddress] = HostRecord.all(of: many).busiestFirst(by: key).map(\.address)
      let pairs: [AddressPair] = PairRecord.all(of: many).busiestFirst(by: key).map(\.name)
      let flows: [UInt64] = many.busiestFirst(by: key).map(\.ordinal)
      for limit in [0, 1, 7, 25, 400, 1000] {
        let fewHosts: [IPAddress] = HostRecord.busiest(of: many, by: key, limit: limit).hosts.map(\.address)
        #expect(fewHosts == Array(hosts.prefix(limit)))
        let fewPairs: [AddressPair] = PairRecord.all(of: many).busiestFirst(by: key, limit: limit).map(\.name)
        #expect(fewPairs == Array(pairs.prefix(limit)))
        let fewFlows: [UInt64] = many.busiestFirst(by: key, limit: limit).map(\.ordinal)
        #expect(fewFlows == Array(flows.prefix(limit)))
      }
      #expect(HostRecord.busiest(of: many, by: key, limit: nil).count == hosts.count)
    }
  }

  @Test func flowsInOrder() {
    let early = Self.flow(Self.a, .none, Self.b, .none, 1, 1, first: -5, last: 1, ordinal: 9)
    let late = Self.flow(Self.a, .none, Self.b, .none, 1, 1, first: 3, last: 3, ordinal: 2)
    let twin = Self.flow(Self.a, .none, Self.b, .none, 1, 1, first: 3, last: 3, ordinal: 3)
    let timeless = Self.flow(Self.a, .none, Self.b, .none, 9, 9, first: nil, last: nil, ordinal: 1)
    let flows = FlowRecords([timeless, twin, late, early])
    #expect(flows.busiestFirst(by: .flows).map(\.ordinal) == [9, 2, 3, 1])
    #expect(flows.busiestFirst(by: .bytes).map(\.ordinal) == [1, 9, 2, 3])
    #expect(flows.busiestFirst(by: .packets).map(\.ordinal) == [1, 9, 2, 3])
    // A flow of no duration has one all the same: it comes before the one without times.
    #expect(flows.busiestFirst(by: .duration).map(\.ordinal) == [9, 2, 3, 1])
  }

  @Test func timesFurtherApartThanANumberHolds() {
    let flow = Self.flow(Self.a, .none, Self.b, .none, 1, 1, first: .min, last: .max)
    #expect(flow.duration == .max)
    #expect(flow.measure(by: .duration) == .max)
    #expect(Self.flow(Self.a, .none, Self.b, .none, 1, 1, first: 2, last: 1).duration == nil)
  }
}
