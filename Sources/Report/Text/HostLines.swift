import Flow
import Wire

/// Which lines stand under which host: its flows and what it serves, as places in lists that are made once.
struct HostLines {
  private var begun: [[Int]] = []
  private var endpoints: [[EndpointRecord]] = []
  private var hidden: [(flows: Int, served: Int)] = []

  /// - Parameters:
  ///   - limit: lines under each host at most; nil: all.
  init(of hosts: [HostRecord], in flows: [FlowRecord], by key: SortKey, limit: Int?) {
    var places: [IPAddress: Int] = [:]
    for (place, host) in hosts.enumerated() { places[host.address] = place }
    begun = Array(repeating: [], count: hosts.count)
    endpoints = Array(repeating: [], count: hosts.count)
    for (index, flow) in flows.enumerated() {
      if let place = places[flow.originator.address] { begun[place].append(index) }
    }
    // Where few hosts are shown, only what is addressed to them is added up.
    let addressed = flows.filter { places[$0.responder.address] != nil }
    for endpoint in EndpointRecord.all(of: addressed, as: .responder) where endpoint.isServed {
      if let place = places[endpoint.address] { endpoints[place].append(endpoint) }
    }
    for place in hosts.indices {
      let most = limit ?? .max
      // What a host serves is never crowded out by its own flows altogether.
      let kept = min(endpoints[place].count, max(most - begun[place].count, min(most / 2, 2)))
      let flowsKept = min(begun[place].count, most - kept)
      hidden.append((begun[place].count - flowsKept, endpoints[place].count - kept))
      begun[place] = Array(begun[place].busiestFirst(in: flows, by: key).prefix(flowsKept))
      endpoints[place] = Array(endpoints[place].busiestFirst(by: key).prefix(kept))
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
