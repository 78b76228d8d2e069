import Capture
import Flow
import Glibc
import Testing
import Wire

@testable import Report

@Suite struct DiagnosticTests {
  private static func damage(
    _ claim: CaptureError.DamagedFile.Claim, isBlock: Bool = false, remaining: UInt64? = 110, framesRead: UInt64 = 1,
    unread: UInt64? = 126, file: String = "x.pcap"
  ) -> CaptureError {
    .damaged(
      CaptureError.DamagedFile(
        file: file, record: 2, isBlock: isBlock, offset: 87, claim: claim, remaining: remaining,
        framesRead: framesRead, bytesUnread: unread))
  }

  private static let cases: [(CaptureError, String)] = [
    (
      damage(.captured(claimed: 4_294_967_280, limit: 262_144)),
      "x.pcap: record 2 at byte 87 claims 4,294,967,280 bytes; the file has 110 more and its limit is 262,144: "
        + "stopped there; 1 packet was read, 126 bytes were not"
    ),
    (
      damage(.captured(claimed: 9_000_000, limit: 262_144), remaining: nil, framesRead: 0, unread: nil, file: "-"),
      "standard input: record 2 at byte 87 claims 9,000,000 bytes; the limit is 262,144: stopped there; "
        + "0 packets were read"
    ),
    (
      damage(.cut(claimed: 60), remaining: 10, framesRead: 1234, unread: 1),
      "x.pcap: record 2 at byte 87 claims 60 bytes; the file has 10 more: stopped there; "
        + "1,234 packets were read, 1 byte was not"
    ),
    (
      damage(.cut(claimed: 60), remaining: nil, unread: nil, file: "-"),
      "standard input: record 2 at byte 87 claims 60 bytes; the input ends before: stopped there; 1 packet was read"
    ),
    (
      damage(.blockLength(claimed: 3, trailing: nil), isBlock: true),
      "x.pcap: block 2 at byte 87 claims 3 bytes, which a block of its kind cannot have; the file has 110 more: "
        + "stopped there; 1 packet was read, 126 bytes were not"
    ),
    (
      damage(.blockLength(claimed: 40, trailing: 44), isBlock: true),
      "x.pcap: block 2 at byte 87 claims 40 bytes at its beginning and 44 at its end: stopped there; "
        + "1 packet was read, 126 bytes were not"
    ),
    (
      damage(.unknownInterface(7), isBlock: true),
      "x.pcap: block 2 at byte 87 claims interface 7, which no block before it describes: stopped there; "
        + "1 packet was read, 126 bytes were not"
    ),
    (
      damage(.byteOrder(0x1A2B_3C00), isBlock: true),
      "x.pcap: block 2 at byte 87 claims the byte-order magic 0x1a2b3c00, which is neither order's: stopped there; "
        + "1 packet was read, 126 bytes were not"
    ),
    (
      damage(.option(code: 9, length: 65_535), isBlock: true),
      "x.pcap: block 2 at byte 87 claims an option (code 9) of 65,535 bytes, more than the block holds: "
        + "stopped there; 1 packet was read, 126 bytes were not"
    ),
    (
      damage(.version(major: 2, minor: 0), isBlock: true),
      "x.pcap: block 2 at byte 87 claims the pcapng version 2.0, which is not read: stopped there; "
        + "1 packet was read, 126 bytes were not"
    ),
    (.system(call: "open", subject: "no\u{1B}such", errno: ENOENT), "no\\x1bsuch: open: No such file or directory"),
    (.system(call: "socket", subject: "", errno: EMFILE), "socket: Too many open files"),
    (.notACapture(file: "a", .empty), "a: empty, not a capture"),
    (.notACapture(file: "a", .directory), "a: a directory, not a capture"),
    (
      .notACapture(file: "a", .unknownMagic(Array("#!/bin/s".utf8))), "a: not a capture: it begins with \"#!/bin/s\""
    ),
    (.notACapture(file: "a", .unknownMagic([0x7F, 0x45, 0x4C, 0x46])), "a: not a capture: it begins with 7f 45 4c 46"),
    (
      .notACapture(file: "a", .headerCut(needed: 24, available: 3)),
      "a: not a capture: the file header takes 24 bytes, and the file has 3"
    ),
    (
      .notACapture(file: "a", .modifiedPcap),
      "a: modified pcap (Kuznetzov's, magic 0xa1b2cd34), which is not read: its record headers differ"
    ),
    (.notACapture(file: "a", .snoop), "a: a Sun snoop capture (RFC 1761), which is not read"),
    (.notACapture(file: "a", .compressed("gzip")), "a: compressed by gzip, which is not read here"),
    (.notACapture(file: "a", .version(major: 3, minor: 1)), "a: a capture of version 3.1, which is not read"),
    (
      .libpcap(call: "pcap_activate", device: "usbmon0", message: "no\u{07}pe", status: -1),
      "usbmon0: pcap_activate: no\\x07pe"
    ),
    (.libpcap(call: "pcap_next_ex", device: "", message: "", status: -1), "pcap_next_ex: status -1"),
    (.noSuchInterface("eth\n9"), "eth\\x0a9: no such interface"),
    (
      .missingCapability("CAP_NET_RAW", call: "socket(AF_PACKET, SOCK_RAW, 0)", device: "eth0"),
      "eth0: socket(AF_PACKET, SOCK_RAW, 0) needs the capability CAP_NET_RAW"
    ),
    (
      .linkType(asked: "IEEE802_11", device: "eth0", offered: [.ethernet]),
      "eth0 has no link type IEEE802_11; it offers \(LinkType.ethernet.name ?? "1")"
    ),
    (
      .tooManyInterfaces(file: "x.pcapng", limit: 65536),
      "x.pcapng: describes more than 65536 interfaces: stopped there"
    ),
    (.outputIsInput(file: "x.pcap"), "x.pcap: is being read; it cannot be written at the same time"),
    (
      .mixedLinkTypes(file: "o.pcap", first: .ethernet, other: .raw),
      "o.pcap: a pcap file holds one link type, and the frames have two: "
        + "\(LinkType.ethernet.name ?? "1") and \(LinkType.raw.name ?? "101")"
    ),
  ]

  @Test(arguments: cases)
  func oneLineForEachError(error: CaptureError, message: String) {
    #expect(Diagnostic(error).message == message)
  }

  @Test func adviceWhereSomethingHelps() {
    let rights = Diagnostic(
      .missingCapability("CAP_NET_RAW", call: "socket", device: "eth0"),
      command: ["rawscope", "-i", "eth0", "tcp port 443", "it's"], program: "/opt/raw scope/rawscope")
    #expect(
      rights.lines() == [
        "rawscope: eth0: socket needs the capability CAP_NET_RAW; "
          + "run: sudo rawscope -i eth0 'tcp port 443' 'it'\\''s'; or once, for every user of this binary: "
          + "sudo setcap cap_net_raw=ep '/opt/raw scope/rawscope'"
      ])
    let netfilter = Diagnostic(.missingCapability("CAP_NET_ADMIN", call: "pcap_activate", device: "nflog"))
    #expect(netfilter.advice.last?.hasSuffix("sudo setcap cap_net_raw,cap_net_admin=ep rawscope") ?? false)
    #expect(
      Diagnostic(.system(call: "bind", subject: "veth1", errno: ENETDOWN)).lines()
        == ["rawscope: veth1: bind: Network is down; run: sudo ip link set dev veth1 up"])
    #expect(Diagnostic(.system(call: "bind", subject: "veth1", errno: EPERM)).advice.isEmpty)
    #expect(Diagnostic(.noSuchInterface("e")).advice == ["rawscope interfaces lists those that there are"])
    #expect(
      Diagnostic(.notACapture(file: "a b.gz", .compressed("gzip"))).advice == ["try: gzip -dc 'a b.gz' | rawscope -r -"]
    )
  }

  @Test func aCaretStandsUnderTheBadPlace() {
    let error = CaptureError.filter(expression: "tcp prt 80", message: "syntax error", column: 4)
    #expect(
      Diagnostic(error).lines() == ["rawscope: filter: syntax error", "  tcp prt 80", "      ^"])
    // Columns are bytes of the filter; what is escaped before the place moves the caret along.
    let hostile = CaptureError.filter(expression: "é\u{1B} x", message: "syntax error", column: 4)
    #expect(Diagnostic(hostile).picture == ["é\\x1b x", "      ^"])
    #expect(Diagnostic(hostile).lines(ascii: true)[1] == "  \\xc3\\xa9\\x1b x")
    for column in [nil, -1, 99] {
      #expect(Diagnostic(.filter(expression: "x", message: "m", column: column)).picture == ["x"])
    }
  }

  @Test func closingLines() {
    var statistics = CaptureStatistics()
    statistics.captured = 1204
    statistics.received = 1210
    statistics.droppedByKernel = 1
    #expect(
      ClosingLines.lines(statistics) == [
        "1,204 packets captured", "1,210 packets received by filter", "1 packet dropped by kernel",
        "packets dropped by interface: not known",
      ])
  }

  @Test func everyTroubleHasItsOwnWords() {
    var phrases: Set<String> = []
    var count = 0
    for layer in Layer.allCases {
      for limit in [DecodeError.Limit.snapshot, .frame, .lengthField] {
        phrases.insert(
          Phrase.trouble(DecodeTrouble(DecodeError(layer, at: 0, .truncated(needed: 1, available: 0, limit: limit)))))
        count += 1
      }
      for field in DecodeError.Field.allCases {
        phrases.insert(Phrase.trouble(DecodeTrouble(DecodeError(layer, at: 0, .invalid(field, value: 0)))))
        count += 1
      }
    }
    #expect(phrases.count == count)
  }

  @Test func protocolsAreOneWordEach() {
    #expect(Names.protocols.count == 256)
    #expect(Names.name(of: .tcp) == "tcp")
    #expect(Names.name(of: .icmpv6) == "icmpv6")
    #expect(Names.name(of: IPProtocol(rawValue: 47)) == "gre")
    #expect(!Names.protocols.contains { $0.contains(" ") || $0.isEmpty })
  }
}
