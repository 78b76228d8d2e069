import Testing

@testable import Wire

/// What the three cursors share, for the test below.
protocol OptionCursor {
  var position: Int { get }
  var end: Int { get }
  /// Takes one option: where its data end, counted from the header's first byte; nil behind the last option.
  mutating func dataEnd(_ bytes: Span<UInt8>) throws(DecodeError) -> Int?
}

extension TCPOptionCursor: OptionCursor {
  mutating func dataEnd(_ bytes: Span<UInt8>) throws(DecodeError) -> Int? {
    guard let option = try next(bytes) else { return nil }
    if case .other(_, let data) = option { return data.upperBound }
    return position
  }
}

extension IPv4OptionCursor: OptionCursor {
  mutating func dataEnd(_ bytes: Span<UInt8>) throws(DecodeError) -> Int? { try next(bytes)?.data.upperBound }
}

extension IPv6OptionCursor: OptionCursor {
  mutating func dataEnd(_ bytes: Span<UInt8>) throws(DecodeError) -> Int? {
    guard let option = try next(bytes) else { return nil }
    if case .other(_, let data) = option { return data.upperBound }
    return position
  }
}

/// What holds for every cursor whatever the bytes: it goes forward, ends, and names no byte that is not there.
@Suite("Option cursors on any bytes")
struct OptionCursorTests {
  /// A fixed sequence of numbers that look random (a 64-bit linear congruential generator, Knuth's constants).
  struct Sequence: RandomNumberGenerator {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  /// Bytes of which many are small, so that options are often whole.
  static func bytes(_ count: Int, _ sequence: inout Sequence) -> [UInt8] {
    (0..<count).map { _ in
      Bool.random(using: &sequence) ? .random(in: 0...12, using: &sequence) : .random(in: 0...255, using: &sequence)
    }
  }

  /// Takes options until the last, past every error.
  static func readAll(_ start: some OptionCursor, _ bytes: [UInt8]) {
    var cursor = start
    while true {
      let before = cursor.position
      do throws(DecodeError) {
        guard let dataEnd = try cursor.dataEnd(bytes.span) else { break }
        // The end of the list takes the position to the header's end, padding that was not captured included.
        #expect(dataEnd <= bytes.count || dataEnd == cursor.end)
        #expect(dataEnd <= cursor.end)
      } catch {}
      #expect(cursor.position > before && cursor.position <= cursor.end)
      if cursor.position <= before { return }
    }
    #expect(cursor.position == cursor.end)
  }

  @Test("20,000 headers for each of the three")
  func anyBytes() {
    var sequence = Sequence()
    for _ in 0..<20_000 {
      let data = Self.bytes(Int.random(in: 0...70, using: &sequence), &sequence)
      let length = 20 + 4 * Int.random(in: 0...10, using: &sequence)
      Self.readAll(TCPOptionCursor(headerLength: length), data)
      Self.readAll(IPv4OptionCursor(headerLength: length), data)
      let longer = 8 * Int.random(in: 1...6, using: &sequence)
      Self.readAll(IPv6OptionCursor(headerLength: longer, as: .hopByHopOptions), data)
    }
  }
}
