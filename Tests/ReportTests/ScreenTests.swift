import Capture
import Flow
import Testing
import Wire

@testable import Report

@Suite struct ScreenTests {
  @Test func eightyColumns() {
    #expect(
      Sample.screen(Sample.lunch) == """
        lunch.pcapng  1,068 packets  760.6 kB on the wire  12.9 s  complete
        time     2023-11-14 22:13:20 to 22:13:33 UTC
        packets  1,064 in 4 flows + 4 outside: 3 ARP, 1 LLDP

        192.168.1.10                        sent 61.5 kB  received 698.8 kB  (wire)
          tcp  93.184.216.34:443  https~         SF   1.1 k pkt  759.2 kB    12.9 s
          icmp 192.168.1.1        echo           SF       8 pkt     784 B     3.0 s
          udp  192.168.1.1:53     domain~        SF       2 pkt     228 B    9.1 ms
          tcp  192.168.1.1:445    microsoft-ds~  REJ      2 pkt     134 B  400.0 µs
        93.184.216.34                       sent 698.2 kB  received 61.0 kB  (wire)
          tcp  serves :443        https~         1 flow from 1 host        759.2 kB
        192.168.1.1                              sent 606 B  received 540 B  (wire)
          icmp answers            echo reply     1 flow from 1 host           784 B
          udp  serves :53         domain~        1 flow from 1 host           228 B
          tcp  refuses :445       microsoft-ds~  1 flow from 1 host           134 B

        bytes: both ways, on the wire · ~ service named by its port alone
        SF ended in order (UDP, ICMP: answered) · REJ refused

        """)
  }

  @Test func hundredAndTwentyColumnsShowTimesAndBytesEachWay() {
    #expect(
      Sample.screen(Sample.lunch) { $0.width = 120 } == """
        lunch.pcapng  1,068 packets  760.6 kB on the wire  12.9 s  complete
        time     2023-11-14 22:13:20 to 22:13:33 UTC
        packets  1,064 in 4 flows + 4 outside: 3 ARP, 1 LLDP

        192.168.1.10                                                     sent 61.5 kB  received 698.8 kB  (wire)
          tcp  22:13:20.123456 93.184.216.34:443  https~         SF   1.1 k pkt  → 61.0 kB  ← 698.2 kB    12.9 s
          icmp 22:13:21.123456 192.168.1.1        echo           SF       8 pkt    → 392 B     ← 392 B     3.0 s
          udp  22:13:20.123456 192.168.1.1:53     domain~        SF       2 pkt     → 74 B     ← 154 B    9.1 ms
          tcp  22:13:22.123456 192.168.1.1:445    microsoft-ds~  REJ      2 pkt     → 74 B      ← 60 B  400.0 µs
        93.184.216.34                                                    sent 698.2 kB  received 61.0 kB  (wire)
          tcp                  serves :443        https~         1 flow from 1 host           759.2 kB
        192.168.1.1                                                           sent 606 B  received 540 B  (wire)
          icmp                 answers            echo reply     1 flow from 1 host              784 B
          udp                  serves :53         domain~        1 flow from 1 host              228 B
          tcp                  refuses :445       microsoft-ds~  1 flow from 1 host              134 B

        → sent by the host above, ← by the peer, in bytes on the wire · ~ service named by its port alone
        SF ended in order (UDP, ICMP: answered) · REJ refused

        """)
  }

  @Test func exactNumbersInASCII() {
    let screen = Sample.screen(Sample.lunch) {
      $0.isExact = true
      $0.isASCII = true
    }
    #expect(
      screen == """
        lunch.pcapng  1,068 packets  760,600 B on the wire  12.910000000 s  complete
        time     2023-11-14 22:13:20 to 22:13:33 UTC
        packets  1,064 in 4 flows + 4 outside: 3 ARP, 1 LLDP

        192.168.1.10                           sent 61,544 B  received 698,816 B  (wire)
          tcp  93.184.216.34:443  https~       SF   1,052 pkt  759,214 B  12.910000000 s
          icmp 192.168.1.1        echo         SF       8 pkt      784 B   3.000000000 s
          udp  192.168.1.1:53     domain~      SF       2 pkt      228 B   0.009100000 s
          tcp  192.168.1.1:445    microso...~  REJ      2 pkt      134 B   0.000400000 s
        93.184.216.34                          sent 698,210 B  received 61,004 B  (wire)
          tcp  serves :443        https~       1 flow from 1 host              759,214 B
        192.168.1.1                                   sent 606 B  received 540 B  (wire)
          icmp answers            echo reply   1 flow from 1 host                  784 B
          udp  serves :53         domain~      1 flow from 1 host                  228 B
          tcp  refuses :445       microso...~  1 flow from 1 host                  134 B

        bytes: both ways, on the wire; ~ service named by its port alone
        SF ended in order (UDP, ICMP: answered); REJ refused

        """)
  }

  @Test func aServiceThatIsCutKeepsItsMarkAndTheColumnsBehindIt() {
    let lines = Sample.screen(Sample.lunch) { $0.width = 71 }.split(separator: "\n").map(String.init)
    #expect(lines[4] == "  tcp  93.184.216.34:443  https~     SF   1.1 k pkt  759.2 kB    12.9 s")
    #expect(lines[7] == "  tcp  192.168.1.1:445    microso…~  REJ      2 pkt     134 B  400.0 µs")
  }

  @Test func aLongPeerTakesALineOfItsOwnAndTheRestKeepsItsColumns() {
    let server = Sample.v6(0x2001_0DB8_85A3_1234, 0x5678_8A2E_0370_7334)
    let client = Sample.v6(0x2001_0DB8_0000_0000, 1)
    let flows = [
      Sample.tcp(client, 50_000, server, 443, sent: Sample.volume(10, 1000), received: Sample.volume(12, 8000)),
      Sample.tcp(
        client, 50_001, Sample.v6(0x2001_0DB8_0000_0000, 2), 80, sent: Sample.volume(1, 100),
        received: Sample.volume(2, 300), ordinal: 2),
    ]
    let lines = Sample.screen(flows).split(separator: "\n").map(String.init)
    #expect(lines[4] == "  tcp  [2001:db8:85a3:1234:5678:8a2e:370:7334]:443")
    #expect(lines[5] == "                         https~  SF  22 pkt  9.0 kB  12.9 s")
    #expect(lines[6] == "  tcp  [2001:db8::2]:80  http~   SF   3 pkt   400 B  12.9 s")
  }

  @Test(arguments: [80, 100, 120, 200, 60, 1])
  func noLineIsWiderThanAsked(width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    for round in 0..<30 {
      let flows = (1...40).map { FlowRecord.random(using: &generator, ordinal: $0) }
      var summary = Sample.summary(of: [], name: String(repeating: "captured-packets-", count: round))
      summary.flows = flows.count
      summary.tally.outside[.etherType(EtherType(rawValue: UInt16(round)))] = .random(
        in: 0 ... .max / 99, using: &generator)
      summary.tally.damaged = Dictionary(
        Layer.allCases.map {
          (
            DecodeTrouble(DecodeError($0, at: 0, .truncated(needed: 1, available: 0, limit: .lengthField))),
            1 << UInt64(round)
          )
        }, uniquingKeysWith: +)
      summary.filter = String(repeating: "tcp port 80 or ", count: round)
      summary.shortfalls = [.error(.notACapture(file: String(repeating: "很", count: round), .empty)), .interrupted]
      summary.options.separation = .interface
      summary.interfaces = (0..<4).map {
        CaptureInterface(link: LinkLayer(type: .ethernet), name: String(repeating: "e", count: round * $0))
      }
      let screen = Sample.screen(flows, summary: summary) {
        $0.width = width
        $0.isExact = round % 3 == 0
        $0.isASCII = round % 5 == 0
        $0.alwaysShowsTime = round % 2 == 0
        $0.time.form = TimeForm(rawValue: round % 6) ?? .clock
        $0.time.digits = round % 4 == 0 ? 9 : 6
        $0.limit(top: round % 7 == 0 ? nil : 0, isTerminal: true)
      }
      for line in screen.split(separator: "\n") {
        #expect(columnsAtMost(String(line)) - line.filter { "…→←".contains($0) }.count <= max(width, 60), "\(line)")
        #expect(line.last != " ", "\(line)")
        if round % 5 == 0 { #expect(!line.utf8.contains { $0 > 0x7F }, "\(line)") }
      }
    }
  }

  @Test func eachFlowStandsOnceAndNothingIsHiddenInAPipe() {
    var generator = SeededGenerator(seed: 3)
    let flows: [FlowRecord] = (0..<300).map { (index: Int) -> FlowRecord in
      let client = Sample.v4(10, 0, 0, UInt8(index % 20))
      let server = Sample.v4(10, 0, 1, UInt8(index % 7))
      let sent = Sample.volume(1, .random(in: 60...2000, using: &generator))
      return Sample.tcp(
        client, 1000, server, UInt16(2000 + index), sent: sent, received: Sample.volume(1, 60), ordinal: UInt64(index))
    }
    let lines = Sample.screen(flows) { $0.limit(top: nil, isTerminal: false) }.split(separator: "\n")
    for index in 0..<300 {
      #expect(lines.count { $0.contains(" 10.0.1.\(index % 7):\(2000 + index) ") } == 1)
      #expect(lines.count { $0.contains(" serves :\(2000 + index) ") } == 1)
    }
    #expect(!lines.contains { $0.contains("--top") })
  }

  @Test func aTerminalGetsTenHostsWithFiveLinesAndWhatIsLeftOut() {
    let flows: [FlowRecord] = (0..<200).map { (index: Int) -> FlowRecord in
      let client = Sample.v4(10, 0, 0, UInt8(index % 20))
      let sent = Sample.volume(1, UInt64(1000 + index))
      return Sample.tcp(
        client, 1000, Sample.v4(10, 0, 1, 1), UInt16(2000 + index), sent: sent, received: Sample.volume(1, 60),
        ordinal: UInt64(index))
    }
    let lines = Sample.screen(flows) { $0.limit(top: nil, isTerminal: true) }.split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("(wire)") } == 10)
    #expect(lines.contains("… 11 more hosts: --top 0"))
    #expect(lines.count { $0 == "  … 5 more flows: --top 0" } == 9)
    #expect(lines.count { $0 == "  … 195 more endpoints: --top 0" } == 1)
    // The busiest host is the server, and under it its busiest port.
    #expect(lines[3].hasPrefix("10.0.1.1 "))
    #expect(lines[4].contains(" serves :2199 "))

    let three = Sample.screen(flows) { $0.limit(top: 3, isTerminal: true) }.split(separator: "\n")
    #expect(three.count { $0.hasSuffix("(wire)") } == 3)
    #expect(three.count { $0.contains(" pkt ") } == 6)
  }

  @Test func aHostThatDoesBothShowsBoth() {
    var flows = (0..<20).map { index in
      Sample.tcp(
        Sample.laptop, UInt16(1000 + index), Sample.web, 443, sent: Sample.volume(9, 9000),
        received: Sample.volume(9, 9000), ordinal: UInt64(index))
    }
    flows.append(
      Sample.tcp(Sample.router, 999, Sample.laptop, 22, sent: Sample.volume(1, 60), received: Sample.volume(1, 60)))
    let screen = Sample.screen(flows) { $0.limit(top: nil, isTerminal: true) }
    #expect(screen.contains("serves :22"))
    #expect(screen.contains("… 16 more flows: --top 0"))
  }

  @Test func sortKeysChangeWhoComesFirst() {
    let many = (0..<3).map {
      Sample.tcp(
        Sample.v4(10, 0, 0, 3), UInt16($0), Sample.web, 80, sent: Sample.volume(1, 60), received: Sample.volume(0, 0),
        lasting: 5, ordinal: UInt64($0))
    }
    let big = Sample.tcp(
      Sample.v4(10, 0, 0, 1), 1, Sample.router, 80, sent: Sample.volume(2, 9000), received: Sample.volume(0, 0),
      lasting: 9)
    let packets = Sample.tcp(
      Sample.v4(10, 0, 0, 2), 1, Sample.router, 81, sent: Sample.volume(50, 3000), received: Sample.volume(0, 0),
      lasting: 90)
    let flows = many + [big, packets]
    func first(_ key: SortKey) -> String? {
      Sample.screen(flows) { $0.sort = key }.split(separator: "\n").first { $0.hasPrefix("10.") }
        .map { String($0.prefix(8)) }
    }
    #expect(first(.bytes) == "10.0.0.1")
    #expect(first(.packets) == "10.0.0.2")
    #expect(first(.flows) == "10.0.0.3")
    #expect(first(.duration) == "10.0.0.2")
  }

  @Test func colourAddsNothingButSequences() {
    let plain = Sample.screen(Sample.lunch)
    var coloured = Sample.screen(Sample.lunch) { $0.style = .ansi }
    #expect(coloured != plain)
    for sequence in ["\u{1B}[0m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[33m"] {
      coloured = coloured.split(separator: sequence, omittingEmptySubsequences: false).joined()
    }
    #expect(coloured == plain)
  }

  @Test func marksStandWhereTheyBelongWithTheirLegend() {
    var flow = Sample.tcp(
      Sample.laptop, 1, Sample.web, 443, sent: Sample.volume(1, 60), received: Sample.volume(1, 60), state: .OTH,
      reason: .firstPacket)
    flow.fragments = 3
    flow.tunnelDepth = 2
    flow.vlan = 100
    flow.innerVLAN = 7
    let screen = Sample.screen([flow])
    #expect(screen.contains("  M3F2T100.7V\n"))
    for mark in [Mark.midstream, .fragments, .tunnel, .vlan, .byPort] {
      #expect(screen.contains("\(mark.symbol) \(mark.meaning)"))
    }
    #expect(!screen.contains(Mark.portsUnknown.meaning))
    #expect(!screen.contains(Mark.interface.meaning))
    #expect(screen.contains("OTH begun before the capture, or not a conversation"))
    #expect(Set(Mark.all.map(\.symbol)).count == Mark.all.count)

    flow.originator.number = .none
    flow.responder.number = .none
    #expect(Sample.screen([flow]).contains("  3FP2T100.7V\n"))
  }

  @Test func interfacesAreToldApartWhereTheySeparateFlows() {
    var summary = Sample.summary(of: Sample.lunch)
    summary.interfaces.append(CaptureInterface(link: LinkLayer(type: .ethernet), name: "wlan\u{1B}0"))
    #expect(!Sample.screen(Sample.lunch, summary: summary).contains("0I"))
    summary.options.separation = .interface
    let screen = Sample.screen(Sample.lunch, summary: summary)
    #expect(screen.contains("  0I\n"))
    #expect(screen.contains("0I eth0 · 1I wlan\\x1b0"))
  }
}
