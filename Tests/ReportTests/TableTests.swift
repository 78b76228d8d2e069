import Flow
import Testing
import Wire

@testable import Report

@Suite struct TableTests {
  private func flowTable(_ flows: [FlowRecord], _ adjust: (inout TextOptions) -> Void = { _ in }) -> [String] {
    var options = TextOptions()
    options.time.offset = TimeStyle.utc
    adjust(&options)
    let table = FlowTable(FlowRecords(flows), summary: Sample.summary(of: flows), options: options)
    return Sample.text { table.write(to: &$0) }.split(separator: "\n").map(String.init)
  }

  private func fields(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  @Test func flowsInTheOrderOfTime() {
    let lines = flowTable(Sample.lunch)
    #expect(
      fields(lines[0]) == [
        "first", "seconds", "protocol", "o_address", "o_port", "r_address", "r_port", "service_by_port", "state",
        "o_packets", "r_packets", "o_wire_bytes", "r_wire_bytes", "marks",
      ])
    #expect(
      lines.dropFirst().map(fields)
        == [
          "22:13:20.123456 0.009100000 udp 192.168.1.10 40000 192.168.1.1 53 domain SF 1 1 74 154 -",
          "22:13:20.123456 12.910000000 tcp 192.168.1.10 51522 93.184.216.34 443 https SF 412 640 61004 698210 -",
          "22:13:21.123456 3.000000000 icmp 192.168.1.10 8/0 192.168.1.1 0/0 echo SF 4 4 392 392 -",
          "22:13:22.123456 0.000400000 tcp 192.168.1.10 51600 192.168.1.1 445 microsoft-ds REJ 1 1 74 60 -",
        ].map(fields))
  }

  @Test(arguments: TimeForm.allCases)
  func everyLineHasAsManyFieldsAndTheSameColumns(form: TimeForm) {
    var generator = SeededGenerator(seed: 11)
    let flows = (1...200).map { FlowRecord.random(using: &generator, ordinal: $0) }
    let lines = flowTable(flows) { $0.time.form = form }
    #expect(lines.count == 201)
    for line in lines { #expect(fields(line).count == (form == .none ? 13 : 14), "\(line)") }
    for subject in [AggregateTable.Subject.endpoint, .service, .pair] {
      let table = Sample.text { AggregateTable(of: subject, FlowRecords(flows), options: TextOptions()).write(to: &$0) }
      let rows = table.split(separator: "\n").map { fields(String($0)) }
      #expect(rows.count > 1)
      for row in rows { #expect(row.count == rows[0].count) }
      // The last column is aligned to the right: all lines end together.
      #expect(Set(table.split(separator: "\n").map(\.count)).count == 1)
    }
  }

  @Test func topAndSort() {
    let lines = flowTable(Sample.lunch) {
      $0.sort = .bytes
      $0.limit(top: 2, isTerminal: false)
    }
    #expect(lines.dropFirst().map { fields($0)[7] } == ["https", "echo"])
    #expect(flowTable(Sample.lunch) { $0.limit(top: nil, isTerminal: true) }.count == 5)
  }

  @Test func endpointsServicesAndPairs() {
    func rows(_ subject: AggregateTable.Subject) -> [String] {
      Sample.text { AggregateTable(of: subject, FlowRecords(Sample.lunch), options: TextOptions()).write(to: &$0) }
        .split(separator: "\n").map { fields(String($0)).joined(separator: " ") }
    }
    let totals = "sent_packets received_packets sent_wire_bytes received_wire_bytes seconds"
    #expect(rows(.endpoint)[0] == "address port protocol service flows peers \(totals)")
    #expect(rows(.endpoint)[1] == "93.184.216.34 443 tcp https 1 1 640 412 698210 61004 12.910000000")
    #expect(rows(.endpoint).count == 9)
    #expect(
      rows(.service) == [
        "service port protocol flows originators responders \(totals)",
        "https 443 tcp 1 1 1 640 412 698210 61004 12.910000000", "echo 8/0 icmp 1 1 1 4 4 392 392 3.000000000",
        "domain 53 udp 1 1 1 1 1 154 74 0.009100000", "microsoft-ds 445 tcp 1 1 1 1 1 60 74 0.000400000",
      ])
    #expect(
      rows(.pair) == [
        "address peer flows \(totals)", "93.184.216.34 192.168.1.10 1 640 412 698210 61004 12.910000000",
        "192.168.1.1 192.168.1.10 3 6 6 606 540 4.000000000",
      ])
  }

  @Test func interfaces() {
    let rows = [
      InterfaceRow(
        name: "lo", index: 1, isUp: true, isRunning: true, isLoopback: true,
        addresses: [Sample.v4(127, 0, 0, 1), Sample.v6(0, 1)], way: .ring),
      InterfaceRow(name: "eth0", index: 2, isUp: true, isRunning: false, way: .ring),
      InterfaceRow(name: "wlan0", index: 3, isUp: false, isRunning: false, way: .ring),
      InterfaceRow(
        name: "nf\u{1B}log", index: nil, isUp: nil, isRunning: nil, way: .libpcap, description: "netfilter log"),
    ]
    #expect(
      Sample.text { InterfaceTable(rows, options: TextOptions()).write(to: &$0) } == """
        name       index  state        via      addresses
        lo             1  up,loopback  ring     127.0.0.1,::1
        eth0           2  no-carrier   ring     -
        wlan0          3  down         ring     -
        nf\\x1blog      -  -            libpcap  -  netfilter log

        """)
  }
}
