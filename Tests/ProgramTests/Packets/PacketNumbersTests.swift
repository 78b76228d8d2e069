import Testing

@testable import rawscope

/// `--packet`, from its text to the frames of a batch.
@Suite struct PacketNumbersTests {
  @Test(arguments: [
    ("9", [9...9]), ("3-7", [3...7]), ("3-3", [3...3]), ("7,3", [3...3, 7...7]), ("1-3,2-5", [1...5]),
    ("1-3,4", [1...4]), ("1-9,2", [1...9]), ("1-3,5", [1...3, 5...5]),
    ("1-18446744073709551615,5", [1...UInt64.max]), ("18446744073709551615,1", [1...1, UInt64.max...UInt64.max]),
  ])
  func reads(text: String, ranges: [ClosedRange<UInt64>]) throws {
    #expect(try PacketNumbers.parse(text).ranges == ranges)
  }

  @Test(arguments: [
    "", "0", "0-3", "-3", "3-", "3--5", "a", "3,", ",3", "1,,2", "1.5", "7-3", " 3", "18446744073709551616", "1-2-3",
  ])
  func refuses(text: String) {
    #expect(throws: ValueError.self) { try PacketNumbers.parse(text) }
  }

  @Test(
    arguments: [
      ("1-5", 5, nil), ("1-5", 4, 5...5), ("1-5", 0, 1...5), ("2,7-9", 1, 2...2), ("2,7-9", 2, 7...9),
      ("2,7-9", 8, 9...9), ("2,7-9", 9, nil), ("1-18446744073709551615", 3, 4...UInt64.max),
    ] as [(String, UInt64, ClosedRange<UInt64>?)])
  func tellsWhatIsMissing(text: String, count: UInt64, missing: ClosedRange<UInt64>?) throws {
    #expect(try PacketNumbers.parse(text).missing(from: count) == missing)
  }
}
