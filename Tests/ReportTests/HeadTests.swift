import Capture
import Flow
import Testing
import Wire

@testable import Report

@Suite struct HeadTests {
  private func head(_ summary: RunSummary, _ adjust: (inout TextOptions) -> Void = { _ in }) -> [String] {
    Sample.screen([], summary: summary, adjust).split(separator: "\n").map(String.init)
  }

  @Test func everyDoubtHasItsLine() {
    var summary = Sample.summary(of: Sample.lunch)
    summary.filter = "tcp port 443"
    summary.endedAtCount = 1068
    summary.tally.cut = 7
    summary.tally.orphanFragments = 2
    summary.tally.damaged = [
      DecodeTrouble(DecodeError(.tcp, at: 34, .truncated(needed: 20, available: 2, limit: .snapshot))): 5,
      DecodeTrouble(DecodeError(.udp, at: 34, .invalid(.length, value: 3))): 1200,
    ]
    summary.tally.outside = [
      .accessPoint(0x42): 9, .etherType(EtherType(rawValue: 0x1234)): 1,
      .undecodable(DecodeTrouble(DecodeError(.ipv4, at: 14, .invalid(.headerLength, value: 1)))): 3,
    ]
    summary.statistics.droppedByKernel = 12
    summary.statistics.timeWentBack = 4
    summary.statistics.aboveSnapshotLength = 1
    summary.shortfalls = [.interrupted, .error(.notACapture(file: "b.pcap", .empty))]
    #expect(
      head(summary) == [
        "lunch.pcapng  1,068 packets  760.6 kB on the wire  12.9 s  INCOMPLETE",
        "time     2023-11-14 22:13:20 to 22:13:33 UTC",
        "filter   tcp port 443",
        "ended    at the 1,068 packets asked for",
        "packets  1,064 in 4 flows + 13 outside: 9 spanning tree,",
        "         3 IPv4 with an invalid header length, 1 EtherType 0x1234",
        "damaged  1,200 UDP with an invalid length,",
        "         5 TCP header cut by the snapshot length",
        "cut      7 kept shorter than on the wire",
        "orphans  2 fragments without their first",
        "clock    went back at 4 packets",
        "oddity   1 packet above the snapshot length (nothing is lost)",
        "dropped  12 by the kernel, not known by the interface",
        "missing  interrupted before the end",
        "missing  b.pcap: empty, not a capture",
      ])
  }

  @Test func aLiveRunAlwaysTellsItsDrops() {
    var summary = Sample.summary(of: Sample.lunch, name: "eth0")
    summary.isLive = true
    summary.statistics.droppedByKernel = 0
    summary.statistics.droppedByInterface = 0
    let lines = head(summary)
    #expect(lines[0] == "eth0 (live)  1,068 packets  760.6 kB on the wire  12.9 s  complete")
    #expect(lines.contains("dropped  0 by the kernel, 0 by the interface"))
    summary.statistics.droppedByInterface = 1
    #expect(head(summary)[0].hasSuffix("INCOMPLETE"))
  }

  @Test func severalSourcesAndHostileNames() {
    var summary = Sample.summary(of: Sample.lunch)
    summary.sources = ["a.pcap", "-"]
    #expect(head(summary)[0].hasPrefix("a.pcap, standard input  1,068 packets"))
    summary.sources = ["one-rather-long-name.pcap", "another-rather-long-name.pcap"]
    #expect(head(summary)[0].hasPrefix("2 files  1,068 packets"))
    summary.sources = ["a\u{1B}]0;gotcha\u{07}\u{202E}\\é.pcap"]
    #expect(head(summary)[0].hasPrefix("a\\x1b]0;gotcha\\x07\\xe2\\x80\\xae\\\\é.pcap  1,068"))
    #expect(
      head(summary) { $0.isASCII = true }[0].hasPrefix("a\\x1b]0;gotcha\\x07\\xe2\\x80\\xae\\\\\\xc3\\xa9.pcap  1,068"))
  }

  @Test func anEmptyCaptureSaysSo() {
    let summary = RunSummary(sources: ["x.pcap"], isLive: false, tally: FrameTally(), flows: 0)
    #expect(head(summary) == ["x.pcap  0 packets  0 B on the wire  complete", "packets  0 in 0 flows, none outside"])
  }

  @Test func theZoneIsNamed() {
    let summary = Sample.summary(of: Sample.lunch)
    #expect(head(summary) { $0.time.offset = { _ in 5400 } }[1] == "time     2023-11-14 23:43:20 to 23:43:33 UTC+01:30")
    #expect(
      head(summary) { $0.time.offset = { _ in 6400 } }[1] == "time     2023-11-15 00:00:00 to 00:00:13 UTC+01:46")
    #expect(
      head(summary) { $0.time.offset = { _ in -12_600 } }[1] == "time     2023-11-14 18:43:20 to 18:43:33 UTC-03:30")
    #expect(head(summary) { $0.time.form = .none }[1].hasPrefix("packets"))
  }
}
