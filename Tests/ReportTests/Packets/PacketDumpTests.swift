import Testing
import Wire

@testable import Report

/// The bytes below a line. What is expected was printed by tcpdump 4.99.3 of the same bytes.
@Suite struct PacketDumpTests {
  /// What stands below the line of a packet.
  private func dump(_ dump: PacketDump, _ bytes: [UInt8], link: LinkType = .raw) -> String {
    let line = packetLine(bytes, link: link) { $0.dump = .none }
    let both = packetLine(bytes, link: link) { $0.dump = dump }
    #expect(both.hasPrefix(line))
    return String(both.dropFirst(line.count))
  }

  /// An IPv4 header of protocol 253 (RFC 3692), with a payload of `count` bytes.
  private func packet(_ payload: [UInt8]) -> [UInt8] {
    packetBytes("4500 00 \(hexadecimal(20 + payload.count)) 0000 0000 40fd 0000 c000 0201 c000 0202") + payload
  }

  private func hexadecimal(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }

  @Test(arguments: [
    (0, "\t0x0010:  c000 0202", "\t0x0010:  c000 0202                                ...."),
    (1, "\t0x0010:  c000 0202 61", "\t0x0010:  c000 0202 61                             ....a"),
    (2, "\t0x0010:  c000 0202 6162", "\t0x0010:  c000 0202 6162                           ....ab"),
    (
      11, "\t0x0010:  c000 0202 6162 6364 6566 6768 696a 6b",
      "\t0x0010:  c000 0202 6162 6364 6566 6768 696a 6b    ....abcdefghijk"
    ),
    (
      12, "\t0x0010:  c000 0202 6162 6364 6566 6768 696a 6b6c",
      "\t0x0010:  c000 0202 6162 6364 6566 6768 696a 6b6c  ....abcdefghijkl"
    ),
    (
      13, "\t0x0010:  c000 0202 6162 6364 6566 6768 696a 6b6c\n\t0x0020:  6d",
      "\t0x0010:  c000 0202 6162 6364 6566 6768 696a 6b6c  ....abcdefghijkl\n"
        + "\t0x0020:  6d                                       m"
    ),
  ])
  func rowsHaveSixteenBytes(count: Int, hexadecimal: String, withText: String) {
    let bytes = packet((0..<UInt8(count)).map { 0x61 + $0 })
    let first = "\t0x0000:  4500 00\(self.hexadecimal(20 + count)) 0000 0000 40fd 0000 c000 0201"
    let visible = 20 + count > 0x20 ? String(UnicodeScalar(UInt8(20 + count))) : "."
    #expect(dump(.hexadecimal(withLink: false), bytes) == "\n\(first)\n\(hexadecimal)")
    #expect(
      dump(.hexadecimalAndText(withLink: true), bytes) == "\n\(first)  E..\(visible)....@.......\n\(withText)")
  }

  @Test func offsetsGrowBeyondFourDigits() {
    let text = dump(.hexadecimal(withLink: true), [UInt8](repeating: 0x45, count: 0x1_0001))
    #expect(text.hasSuffix("\n\t0xfff0:  4545 4545 4545 4545 4545 4545 4545 4545\n\t0x10000:  45"))
  }

  /// Only graphic ASCII gets out of a dump, and of `-A` also tab, line feed and blank: no byte drives a terminal.
  @Test func nothingButVisibleCharactersIsText() {
    let bytes = (0...UInt8.max).map { $0 }
    let rows = dump(.hexadecimalAndText(withLink: true), bytes, link: .null).split(separator: "\n").map {
      String($0.dropFirst("\t0x0000: ".count + 40 + 2))
    }
    let expected = bytes.map { (0x21...0x7E).contains($0) ? Character(UnicodeScalar($0)) : "." }
    #expect(rows.joined() == String(expected))
    let text = dump(.text(withLink: true), bytes, link: .null)
    #expect(
      text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 || $0 == 0x0A }, "\(text.debugDescription)")
  }

  @Test(arguments: [
    ("a\tb c", "a\tb c"), ("a\nb", "a\nb"), ("a\r\nbc", "a\nbc"), ("a\rbc", "a.bc"),
    // As tcpdump has it: of the last two bytes a carriage return shows nothing.
    ("ab\r", "ab"), ("ab\rc", "abc"), ("ab\rcd", "ab.cd"), ("\u{1b}[31m", ".[31m"), ("\u{7f}", "."),
  ])
  func textKeepsBlanksTabsAndLineFeeds(payload: String, text: String) {
    #expect(dump(.text(withLink: false), packet(Array(payload.utf8))).hasSuffix("@..........." + text))
  }

  @Test(arguments: [
    // Ethernet, one VLAN tag, two, LLC with SNAP, an EtherType without a decoder (local experimental 1).
    ("020000000002 020000000001 0800", 14), ("020000000002 020000000001 8100 0007 0800", 18),
    ("020000000002 020000000001 88a8 0007 8100 0008 0800", 22),
    ("020000000002 020000000001 001c aaaa03 000000 0800", 22), ("020000000002 020000000001 88b5", 14),
  ])
  func beginsBehindTheLinkHeaderUnlessDoubled(header: String, size: Int) {
    let bytes = packetBytes(header) + packet([])
    #expect(packetBytes(header).count == size)
    let single = dump(.hexadecimal(withLink: false), bytes, link: .ethernet)
    #expect(single == dump(.hexadecimal(withLink: true), packet([])))
    #expect(dump(.text(withLink: false), bytes, link: .ethernet).hasPrefix("\nE..."))
    let double = dump(.hexadecimal(withLink: true), bytes, link: .ethernet)
    #expect(double.hasPrefix("\n\t0x0000:  0200 0000 0002 0200 0000 0001 "))
  }

  @Test func nothingBehindTheLinkHeaderIsNoDump() {
    let bytes = packetBytes("020000000002 020000000001 88b5")
    #expect(dump(.hexadecimal(withLink: false), bytes, link: .ethernet) == "")
    #expect(dump(.text(withLink: false), bytes, link: .ethernet) == "")
    #expect(dump(.hexadecimal(withLink: true), bytes, link: .ethernet).hasSuffix(" 0001 88b5"))
  }

  /// Where the link-layer header is cut there is nothing to leave out.
  @Test(arguments: 1...13) func aCutLinkHeaderIsPrinted(count: Int) {
    let bytes = [UInt8](packetBytes("020000000002 020000000001 0800").prefix(count))
    let single = dump(.hexadecimal(withLink: false), bytes, link: .ethernet)
    #expect(!single.isEmpty)
    #expect(single == dump(.hexadecimal(withLink: true), bytes, link: .ethernet))
  }
}
