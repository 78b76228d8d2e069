import Testing

@testable import Wire

@Suite("Services by port")
struct PortTableTests {
  static let rows = PortTable.rows

  @Test(
    "Well-known services",
    arguments: [
      (22, .tcp, "ssh"), (53, .udp, "domain"), (53, .tcp, "domain"), (80, .tcp, "http"), (123, .udp, "ntp"),
      (443, .tcp, "https"), (443, .udp, "https"), (514, .tcp, "shell"), (514, .udp, "syslog"),
      (1_433, .tcp, "ms-sql-s"),
      (1_883, .tcp, "mqtt"), (3_306, .tcp, "mysql"), (3_389, .tcp, "ms-wbt-server"), (4_789, .udp, "vxlan"),
      (5_060, .udp, "sip"), (5_353, .udp, "mdns"), (5_432, .tcp, "postgresql"), (6_000, .tcp, "x11"),
      (6_063, .tcp, "x11"), (6_379, .tcp, "redis"), (6_667, .tcp, "ircu"), (8_080, .tcp, "http-alt"),
      (47_808, .udp, "bacnet"), (51_820, .udp, "wireguard"), (1, .tcp, "tcpmux"), (465, .tcp, "submissions"),
      (1_023, .tcp, nil), (6_064, .tcp, nil), (5_999, .tcp, nil), (0, .tcp, nil), (65_535, .udp, nil),
      (4_789, .tcp, nil),
      (53, .sctp, nil), (80, .icmp, nil),
    ] as [(UInt16, IPProtocol, String?)])
  func known(port: UInt16, protocolNumber: IPProtocol, name: String?) {
    #expect(ServiceName.name(port: port, protocolNumber: protocolNumber) == name)
  }

  @Test("Sorted; rows of one port differ in their transports")
  func sorted() {
    for (row, next) in zip(Self.rows, Self.rows.dropFirst()) {
      #expect(row.ports.lowerBound <= next.ports.lowerBound, "\(row.ports)")
      if row.ports.overlaps(next.ports) {
        #expect(row.ports == next.ports && row.transports.isDisjoint(with: next.transports), "\(row.ports)")
      }
    }
    #expect(Self.rows.count > 900)
    #expect(Self.rows.allSatisfy { !$0.name.isEmpty && !$0.transports.isEmpty && $0.ports.lowerBound > 0 })
  }

  @Test("The search finds what a walk over the rows finds, for every port", arguments: [IPProtocol.tcp, .udp])
  func search(protocolNumber: IPProtocol) {
    let transport: ServiceRow.Transports = protocolNumber == .tcp ? .tcp : .udp
    var names = [String?](repeating: nil, count: 65_536)
    for row in Self.rows where row.transports.contains(transport) {
      for port in row.ports { names[Int(port)] = row.name }
    }
    for port in UInt16.min...UInt16.max
    where ServiceName.name(port: port, protocolNumber: protocolNumber) != names[Int(port)] {
      Issue.record("\(port)")
    }
  }
}
