import Flow
import Testing
import Wire

@testable import Report

@Suite struct OutputTests {
  @Test(
    arguments: [
      (0, "0"), (9, "9"), (10, "10"), (999, "999"), (1000, "1.0 k"), (1049, "1.0 k"), (1050, "1.1 k"),
      (999_949, "999.9 k"), (999_950, "1.0 M"), (1_000_000, "1.0 M"), (999_949_999, "999.9 M"), (999_950_000, "1.0 G"),
      (1_500_000_000_000, "1.5 T"), (1_000_000_000_000_000, "1.0 P"), (UInt64.max, "18.4 E"),
    ] as [(UInt64, String)])
  func counts(number: UInt64, words: String) {
    #expect(text { $0.appendCount(number, exact: false) } == words)
    let bytes = number < 1000 ? "\(number) B" : words + "B"
    #expect(text { $0.appendBytes(number, exact: false) } == bytes)
  }

  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (1_001_010, "1,001,010"), (UInt64.max, "18,446,744,073,709,551,615"),
    ] as [(UInt64, String)])
  func exactCounts(number: UInt64, words: String) {
    #expect(text { $0.appendCount(number, exact: true) } == words)
    #expect(text { $0.appendBytes(number, exact: true) } == words + " B")
    #expect(text { $0.appendDecimal(number) } == "\(number)")
  }

  @Test(
    arguments: [
      (0, "0 s"), (1, "1 ns"), (999, "999 ns"), (1000, "1.0 µs"), (999_949, "999.9 µs"), (999_950, "1.0 ms"),
      (9_100_000, "9.1 ms"), (999_949_999, "999.9 ms"), (999_950_000, "1.0 s"), (12_910_000_000, "12.9 s"),
      (99_949_999_999, "99.9 s"), (99_950_000_000, "1m 40s"), (125_000_000_000, "2m 05s"),
      (3_599_499_999_999, "59m 59s"), (3_599_500_000_000, "1h 00m"), (12_000_000_000_000, "3h 20m"),
      (86_400_000_000_000, "1d 00h"), (183_600_000_000_000, "2d 03h"), (UInt64.max, "213503d 23h"),
    ] as [(UInt64, String)])
  func durations(nanoseconds: UInt64, words: String) {
    #expect(text { $0.appendDuration(nanoseconds, exact: false, ascii: false) } == words)
    let ascii = text { $0.appendDuration(nanoseconds, exact: false, ascii: true) }
    #expect(ascii == words.split(separator: "µ").joined(separator: "u"))
  }

  @Test func exactDurations() {
    #expect(text { $0.appendDuration(12_910_000_001, exact: true, ascii: false) } == "12.910000001 s")
    #expect(text { $0.appendDuration(1_000_000_000_000, exact: true, ascii: false) } == "1,000.000000000 s")
  }

  private static let hostile: [([UInt8], String)] = [
    (Array("plain text-1.2".utf8), "plain text-1.2"),
    (Array("é 很 😀 ẞ".utf8), "é 很 😀 ẞ"),
    (Array("a\\b".utf8), "a\\\\b"),
    (Array("\u{1B}[31m\n\r\t\0\u{7F}".utf8), "\\x1b[31m\\x0a\\x0d\\x09\\x00\\x7f"),
    (Array("\u{80}\u{9B}\u{9F}\u{A0}".utf8), "\\xc2\\x80\\xc2\\x9b\\xc2\\x9f\u{A0}"),
    (Array("\u{061C}\u{200E}\u{200F}".utf8), "\\xd8\\x9c\\xe2\\x80\\x8e\\xe2\\x80\\x8f"),
    (
      Array("\u{202A}\u{202E}\u{2066}\u{2069}\u{2065}".utf8),
      "\\xe2\\x80\\xaa\\xe2\\x80\\xae\\xe2\\x81\\xa6\\xe2\\x81\\xa9\u{2065}"
    ),
    // Stray and missing continuations, overlong forms, a surrogate, beyond U+10FFFF.
    ([0x80, 0x41, 0xBF], "\\x80A\\xbf"),
    ([0xC3], "\\xc3"), ([0xE2, 0x82], "\\xe2\\x82"), ([0xE2, 0x82, 0x41], "\\xe2\\x82A"),
    ([0xF0, 0x9F, 0x98], "\\xf0\\x9f\\x98"), ([0xC0, 0xAF], "\\xc0\\xaf"), ([0xE0, 0x80, 0x80], "\\xe0\\x80\\x80"),
    ([0xF0, 0x80, 0x80, 0x80], "\\xf0\\x80\\x80\\x80"), ([0xED, 0xA0, 0x80], "\\xed\\xa0\\x80"),
    ([0xF4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"), ([0xFF, 0xFE], "\\xff\\xfe"), ([], ""),
  ]

  @Test(arguments: hostile)
  func textFromOutsideIsHarmless(bytes: [UInt8], expected: String) {
    var escaped: [UInt8] = []
    escaped.appendEscaped(bytes)
    #expect(escaped == Array(expected.utf8))
    var ascii: [UInt8] = []
    ascii.appendEscaped(bytes, ascii: true)
    #expect(!ascii.contains { $0 > 0x7E || $0 < 0x20 })
  }

  @Test func everyByteStringBecomesValidText() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let bytes = (0..<12).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var harmless: [UInt8] = []
      harmless.appendEscaped(bytes)
      #expect(String(validating: harmless, as: UTF8.self) != nil, "\(bytes)")
    }
  }

  @Test func momentsFromOneEndOfTheNumberToTheOther() {
    func stamp(_ nanoseconds: Int64) -> String { text { $0.appendTimestamp(nanoseconds) } }
    #expect(stamp(0) == "1970-01-01T00:00:00.000000000Z")
    #expect(stamp(-1) == "1969-12-31T23:59:59.999999999Z")
    #expect(stamp(951_782_400_000_000_000) == "2000-02-29T00:00:00.000000000Z")
    #expect(stamp(951_868_799_999_999_999) == "2000-02-29T23:59:59.999999999Z")
    #expect(stamp(951_868_800_000_000_000) == "2000-03-01T00:00:00.000000000Z")
    #expect(stamp(4_107_542_400_000_000_000) == "2100-03-01T00:00:00.000000000Z")
    #expect(stamp(1_704_067_199_000_000_001) == "2023-12-31T23:59:59.000000001Z")
    #expect(stamp(.max) == "2262-04-11T23:47:16.854775807Z")
    #expect(stamp(.min) == "1677-09-21T00:12:43.145224192Z")
  }

  @Test(
    arguments: [
      (.clock, 6, ["23:13:20.123456", "23:13:21.123456", "23:13:20.000000", "-"]),
      (.clock, 9, ["23:13:20.123456789", "23:13:21.123456790", "23:13:20.000000000", "-"]),
      (.none, 6, ["", "", "", ""]),
      (.epoch, 6, ["1700000000.123456", "1700000001.123456", "1700000000.000000", "-"]),
      (.sincePrevious, 9, ["00:00:00.000000000", "00:00:01.000000001", "-00:00:01.123456790", "-"]),
      (.date, 6, ["2023-11-14 23:13:20.123456", "2023-11-14 23:13:21.123456", "2023-11-14 23:13:20.000000", "-"]),
      (.sinceFirst, 6, ["00:00:00.000000", "00:00:01.000000", "-00:00:00.123456", "-"]),
    ] as [(TimeForm, Int, [String])])
  func timesAsTcpdumpPrintsThem(form: TimeForm, digits: Int, expected: [String]) {
    var printer = TimePrinter(TimeStyle(form, digits: digits) { _ in 3600 })
    let moments: [Int64?] = [Sample.start, Sample.start + 1_000_000_001, 1_700_000_000_000_000_000, nil]
    for (moment, words) in zip(moments, expected) { #expect(text { printer.append(moment, to: &$0) } == words) }
  }

  @Test func offsetsAreAskedForEachQuarterOfAnHour() {
    // The clocks of Central Europe went back at 2023-10-29T01:00:00Z.
    let change: Int64 = 1_698_541_200
    var printer = TimePrinter(TimeStyle(.clock) { $0 < change ? 7200 : 3600 })
    #expect(text { printer.append((change - 1) * 1_000_000_000, to: &$0) } == "02:59:59.000000")
    #expect(text { printer.append(change * 1_000_000_000, to: &$0) } == "02:00:00.000000")
  }
}
