import Flow
import Wire

/// Which lines stand under which host: its flows and what it serves, as places in lists that are made once.
struct HostLines {
  private var begun: [[Int]] = []
  private var endpoints: [[EndpointRecord]] = []
  private var hidden: [(flows: Int, served: Int)] = []

  /// - Parameters:
  ///   - limit: lines under each host at most; nil: all.
  init(of hosts: [HostRecord], in flows: FlowRecords, by key: SortKey, limit: Int?) {
    var places: [IPAddress: Int] = [:]
    for (place, host) in hosts.enumerated() { places[host.address] = place }
    begun = Array(repeating: [], count: hosts.count)
    endpoints = Array(repeating: [], count: hosts.count)
    for index in flows.indices {
      if let place = places[flows.originator(at: index)] { begun[place].append(index) }
    }
    // Where few hosts are shown, only what is addressed to them is added up.
    for endpoint in EndpointRecord.all(of: flows, as: .responder, where: { places[$0] != nil }) where endpoint.isServed
    {
      if let place = places[endpoint.address] { endpoints[place].append(endpoint) }
    }
    for place in hosts.indices {
      let most = limit ?? .max
      // What a host serves is never crowded out by its own flows altogether.
      let kept = min(endpoints[place].count, max(most - begun[place].count, min(most / 2, 2)))
      let flowsKept = min(begun[place].count, most - kept)
      hidden.append((begun[place].count - flowsKept, endpoints[place].count - kept))
      begun[place] = flows.busiest(among: begun[place], by: key, limit: flowsKept)
      endpoints[place] = endpoints[place].busiestFirst(by: key, limit: kept)
    }
  }

  func flows(of place: Int) -> [Int] { begun[place] }
  func served(by place: Int) -> [EndpointRecord] { endpoints[place] }
  func rest(of place: Int) -> (flows: Int, served: Int) { hidden[place] }
}

extension EndpointRecord {
  /// Whether anybody could be served here: not where a one-way ICMP message was merely addressed to it.
  fileprivate var isServed: Bool { !(Names.isICMP(protocolNumber) && number == .none && totals.sent.packets == 0) }
}
