import Foundation
import Testing
import Wire

@testable import Capture

extension FilterProgram {
  // An expectation cannot hold a span.
  fileprivate func matches(array bytes: [UInt8], wire: Int) -> Bool { matches(bytes.span, wire: wire) }
}

@Suite struct PacketFilterTests {
  /// Ethernet, IPv4, TCP or UDP: ports, and nothing behind the first eight bytes of the transport header.
  private static func frame(protocol number: UInt8, from source: UInt16, to destination: UInt16) -> [UInt8] {
    var bytes = [UInt8](repeating: 0xAA, count: 12) + [0x08, 0x00]
    bytes += [0x45, 0, 0, 28, 0, 0, 0, 0, 64, number, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]
    bytes += [UInt8(source >> 8), UInt8(source & 255), UInt8(destination >> 8), UInt8(destination & 255), 0, 8, 0, 0]
    return bytes
  }

  @Test func matchesWhatTheExpressionSays() throws {
    let program = try PacketFilter("tcp dst port 80").program(for: .ethernet)
    func matches(_ bytes: [UInt8]) -> Bool { program.matches(array: bytes, wire: bytes.count) }
    #expect(matches(Self.frame(protocol: 6, from: 1, to: 80)))
    #expect(!matches(Self.frame(protocol: 17, from: 1, to: 80)))
    #expect(!matches(Self.frame(protocol: 6, from: 80, to: 1)))
    #expect(!matches(Array(Self.frame(protocol: 6, from: 1, to: 80).prefix(37))))
    #expect(!matches([]))
    let length = try PacketFilter("greater 100").program(for: .ethernet)
    #expect(length.matches(array: [1], wire: 100))
    #expect(!length.matches(array: [1], wire: 99))
  }

  @Test func programsDifferByLinkType() throws {
    let filter = PacketFilter("udp")
    let ethernet = Self.frame(protocol: 17, from: 1, to: 2)
    let raw = Array(ethernet.dropFirst(14))
    #expect(try filter.program(for: .ethernet).matches(array: ethernet, wire: ethernet.count))
    #expect(try !filter.program(for: .ethernet).matches(array: raw, wire: raw.count))
    // The file's number for raw IP is not libpcap's.
    #expect(try filter.program(for: .raw).matches(array: raw, wire: raw.count))
    #expect(DataLinkType.linkType(of: DataLinkType.number(of: .raw)) == .raw)
  }

  @Test func anEmptyExpressionPassesAll() throws {
    for text in ["", "  "] {
      let program = try PacketFilter(text).program(for: .ethernet)
      #expect(program.instructions == [.init(code: 6, jumpTrue: 0, jumpFalse: 0, operand: 262_144)])
      #expect(program.matches(array: [], wire: 0))
    }
    #expect(try PacketFilter("").program(for: .ethernet, snapshotLength: 96).instructions.last?.operand == 96)
  }

  @Test func theOptimizerCanBeTurnedOff() throws {
    let optimized = try PacketFilter("tcp port 80").program(for: .ethernet)
    let plain = try PacketFilter("tcp port 80", isOptimized: false).program(for: .ethernet)
    #expect(optimized.instructions.count < plain.instructions.count)
  }

  /// What tcpdump prints, where it is installed.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tcpdump"), "tcpdump is not installed"))
  func listingsAreThoseOfTcpdump() throws {
    var header = CaptureBytes()
    header.pcapHeader(snapshotLength: 262_144)
    let file = try TemporaryFile(header.bytes)
    let expressions = ["tcp[tcpflags] & (tcp-syn|tcp-ack) = tcp-syn or len > 4000000000", "ip6 host ::1", ""]
    for expression in expressions {
      let filter = PacketFilter(expression)
      let program = try filter.program(for: .ethernet)
      for (option, form) in [("-d", .assembler), ("-dd", .cArray), ("-ddd", .decimal)]
        as [(String, FilterProgram.Listing)]
      {
        let printed = try ChildOutput.of(["/usr/bin/tcpdump", "-r", file.path, option, filter.expression])
        #expect(program.listing(form) == String(decoding: printed, as: UTF8.self), "\(option) \(expression)")
      }
    }
  }

  @Test func listingOfAKnownProgram() throws {
    let program = try PacketFilter("arp").program(for: .ethernet)
    #expect(
      program.listing(.assembler) == """
        (000) ldh      [12]
        (001) jeq      #0x806           jt 2\tjf 3
        (002) ret      #262144
        (003) ret      #0

        """)
    #expect(
      program.listing(.cArray) == """
        { 0x28, 0, 0, 0x0000000c },
        { 0x15, 0, 1, 0x00000806 },
        { 0x6, 0, 0, 0x00040000 },
        { 0x6, 0, 0, 0x00000000 },

        """)
    #expect(program.listing(.decimal) == "4\n40 0 0 12\n21 0 1 2054\n6 0 0 262144\n6 0 0 0\n")
  }

  @Test func programsThatCouldLeaveTheirBoundsAreNone() {
    #expect(FilterProgram([]) == nil)
    #expect(FilterProgram([.init(code: 0x15, jumpTrue: 9, jumpFalse: 9, operand: 0)]) == nil)
    #expect(FilterProgram([.init(code: 6, jumpTrue: 0, jumpFalse: 0, operand: 1)])?.matches(array: [], wire: 0) == true)
  }

  /// libpcap's words, and the byte that they are about.
  @Test func refusedFiltersSayWhere() throws {
    let cases: [(String, String, Int?)] = [
      ("tcp port htpp", "unknown port 'htpp'", 9),
      ("udp or port 99999", "illegal port number 99999 > 65535", 12),
      ("ip host 300.1.2.3", "invalid IPv4 address '300.1.2.3'", 8),
      ("net 1.2.3.4/8", "non-network bits set in \"1.2.3.4/8\"", 4),
      ("gateway 1.2.3.4", "'gateway' requires a name", 0),
      ("port 80 or vlan 5000", "VLAN tag 5000 greater than maximum 4095", 16),
      ("tcp[1:3] = 2", "data size must be 1, 2, or 4", nil),
      ("hots 1.2.3.4", "can't parse filter expression: syntax error", 0),
      ("tcp prot 80", "can't parse filter expression: syntax error", 4),
      ("  tcp portt 80", "can't parse filter expression: syntax error", 6),
      ("tcp port 80 &&", "can't parse filter expression: syntax error", 14),
      ("(tcp or udp", "can't parse filter expression: syntax error", 11),
      ("tcp)", "can't parse filter expression: syntax error", 3),
      ("port = 80", "can't parse filter expression: syntax error", 5),
      ("tcp port 80 udp", "can't parse filter expression: syntax error", 12),
      ("tcp[13] & 2 = = 2", "can't parse filter expression: syntax error", 14),
      ("tcp[tcpflags] & (tcp-syn|tcp-ack = 2", "can't parse filter expression: syntax error", 33),
      ("tcp and host 1.2.3.4 amd udp", "can't parse filter expression: syntax error", nil),
      ("udp port 80-", "can't parse filter expression: syntax error", 12),
      ("rawscope packets", "can't parse filter expression: syntax error", 0),
      ("tcp\nport 1\nor or", "can't parse filter expression: syntax error", 14),
    ]
    for (expression, message, column) in cases {
      #expect(throws: CaptureError.filter(expression: expression, message: message, column: column)) {
        try PacketFilter(expression).program(for: .ethernet)
      }
    }
    #expect(
      throws: CaptureError.filter(
        expression: "tcp\0 or udp", message: "zero byte in filter expression", column: nil)
    ) { try PacketFilter("tcp\0 or udp").program(for: .ethernet) }
  }
}

@Suite struct FileFilterTests {
  private static func pcapng(_ links: [UInt16]) -> [UInt8] {
    var file = CaptureBytes()
    file.section()
    for link in links { file.interface(link: link, snapshotLength: 40) }
    for round in 0..<3 {
      for interface in links.indices {
        // Ethernet by its address; raw IP by its version.
        var data = links[interface] == 1 ? pattern(14, seed: round) : [0x45, 0, 0, 20, 0, 0, 0, 0, 64, 17]
        data += [UInt8](repeating: 0, count: 60 - data.count)
        file.packet(data, interface: UInt32(interface), time: UInt64(10 - round), wire: UInt32(60 + round))
      }
    }
    return file.bytes
  }

  @Test func framesThatDoNotMatchAreCountedAsReceivedOnly() throws {
    let reading = try Reading.of(bytes: Self.pcapng([1]), filter: PacketFilter("len = 61"))
    #expect(reading.frames.map(\.wire) == [61])
    #expect(reading.statistics.received == 3)
    #expect(reading.statistics.captured == 1)
    // Of those lent.
    #expect(reading.statistics.cut == 1)
    #expect(reading.statistics.aboveSnapshotLength == 1)
    #expect(reading.statistics.timeWentBack == 0)
  }

  @Test func eachLinkTypeHasItsOwnProgram() throws {
    let reading = try Reading.of(bytes: Self.pcapng([101, 1, 101]), filter: PacketFilter("udp"))
    #expect(reading.frames.map(\.interface) == [0, 2, 0, 2, 0, 2])
    #expect(reading.error == nil)
  }

  @Test func aLinkTypeThatRefusesTheFilterDoesNotKillTheOthers() throws {
    let file = try TemporaryFile(Self.pcapng([101, 1]))
    let source = try CaptureFile(path: file.path, filter: PacketFilter("ether dst 01:08:0f:16:1d:24"))
    let reading = Reading.of(source)
    #expect(reading.error == nil)
    #expect(reading.frames.map(\.bytes[0]) == [1])
    #expect(source.filterRefusals.map(\.link) == [.raw])
    #expect(source.filterRefusals.map(\.frames) == [3])
  }

  @Test func aFilterThatEveryLinkTypeOfTheFileRefusesIsAnErrorAtItsEnd() throws {
    let file = try TemporaryFile(Self.pcapng([101, 228]))
    let source = try CaptureFile(path: file.path, filter: PacketFilter("wlan type mgt"))
    let reading = Reading.of(source)
    #expect(reading.frames.isEmpty)
    guard case .filter(_, let message, _) = reading.error else {
      Issue.record("\(String(describing: reading.error))")
      return
    }
    #expect(message.contains("802.11"))
    #expect(source.filterRefusals.map(\.frames) == [3, 3])
  }

  @Test func aFilterThatNobodyWouldHaveIsAnErrorAtOnce() throws {
    let file = try TemporaryFile(Self.pcapng([1]))
    #expect(
      throws: CaptureError.filter(
        expression: "tcp prot 80", message: "can't parse filter expression: syntax error", column: 4)
    ) { try CaptureFile(path: file.path, filter: PacketFilter("tcp prot 80")) }
    // A classic pcap has one link type: no other can follow.
    var raw = CaptureBytes()
    raw.pcapHeader(link: 101)
    let single = try TemporaryFile(raw.bytes)
    #expect(throws: CaptureError.self) {
      try CaptureFile(path: single.path, filter: PacketFilter("wlan type mgt"))
    }
  }

  @Test func aBatchWithoutAMatchGivesTheCallerATurn() throws {
    let file = try TemporaryFile(Self.pcapng([1]))
    let source = try CaptureFile(path: file.path, filter: PacketFilter("len = 1"))
    var calls = 0
    #expect(try source.lend { _, _ in calls += 1 })
    #expect(try source.lend { _, _ in calls += 1 } == false)
    #expect(calls == 0)
  }
}
