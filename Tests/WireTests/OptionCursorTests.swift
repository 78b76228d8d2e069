import Testing

@testable import Wire

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
  ///
  /// - Parameter data: of an option, where it says where they are.
  static func readAll<Option>(_ start: OptionCursor<Option>, _ bytes: [UInt8], data: (Option) -> Range<Int>?) {
    var cursor = start
    while true {
      let before = cursor.position
      do throws(DecodeError) {
        guard let option = try cursor.next(bytes.span) else { break }
        // The end of the list takes the position to the header's end, padding that was not captured included.
        let dataEnd = data(option)?.upperBound ?? cursor.position
        #expect(dataEnd <= bytes.count || dataEnd == cursor.end)
        #expect(dataEnd <= cursor.end)
      } catch {}
      #expect(cursor.position > before && cursor.position <= cursor.end)
      if cursor.position <= before { return }
    }
    #expect(cursor.position == cursor.end)
  }

  @Test("20,000 headers for each of the four")
  func anyBytes() {
    var sequence = Sequence()
    for _ in 0..<20_000 {
      let data = Self.bytes(Int.random(in: 0...70, using: &sequence), &sequence)
      let length = 20 + 4 * Int.random(in: 0...10, using: &sequence)
      Self.readAll(TCPOptionCursor(headerLength: length), data) {
        if case .other(_, let data) = $0 { data } else { nil }
      }
      Self.readAll(IPv4OptionCursor(headerLength: length), data) { $0.data }
      Self.readAll(DCCPOptionCursor(from: 12, to: length, layer: .dccp), data) {
        if case .other(_, let data) = $0 { data } else { nil }
      }
      let longer = 8 * Int.random(in: 1...6, using: &sequence)
      Self.readAll(IPv6OptionCursor(headerLength: longer, as: .hopByHopOptions), data) {
        if case .other(_, let data) = $0 { data } else { nil }
      }
    }
  }
}
