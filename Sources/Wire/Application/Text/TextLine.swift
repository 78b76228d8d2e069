/// A line of a text protocol, ended by CR LF; a lone LF ends one too (RFC 9112 §2.2; Postel's advice elsewhere).
public struct TextLine: Hashable, Sendable {
  /// Most bytes of a line that are looked at: what HTTP servers commonly take (RFC 9112 §3 asks for 8,000).
  static let longest = 8_192

  /// What stands before the line's end, counted from the first byte that was collected.
  public let content: Range<Int>
  /// Byte after the line's end; nil where the bytes end before it does.
  public let next: Int?

  /// The line that begins at `start`; what is there of it, if its end is not.
  init(_ bytes: Span<UInt8>, from start: Int, to limit: Int = .max) {
    let end = min(bytes.count, limit)
    var place = min(start, end)
    let last = min(end, start &+ Self.longest)
    while place < last {
      if bytes[place] == 0x0A {
        let isReturned = place > start && bytes[place &- 1] == 0x0D
        content = start..<(isReturned ? place &- 1 : place)
        next = place &+ 1
        return
      }
      place &+= 1
    }
    // A CR whose LF is missing yet belongs to the end, not to the line.
    if place > start, place == end, bytes[place &- 1] == 0x0D { place &-= 1 }
    content = start..<max(start, place)
    next = nil
  }
}

extension Span<UInt8> {
  /// Whether the bytes of `range` could stand in a line of text: ASCII without controls, and beyond ASCII if `wide`.
  func isText(_ range: Range<Int>, wide: Bool = false) -> Bool {
    for place in range {
      let byte = self[place]
      guard byte.isLineText || wide && byte >= 0x80 else { return false }
    }
    return true
  }

  /// Where the first `byte` stands in `range`; its end if nowhere.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int {
    var place = range.lowerBound
    while place < range.upperBound, self[place] != byte { place &+= 1 }
    return place
  }

  /// `range` without spaces and tabs at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, self[low] == 0x20 || self[low] == 0x09 { low &+= 1 }
    while high > low, self[high &- 1] == 0x20 || self[high &- 1] == 0x09 { high &-= 1 }
    return low..<high
  }

  /// A decimal number of digits alone; nil for anything else, and above 18 digits.
  func decimal(_ range: Range<Int>) -> UInt64? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value: UInt64 = 0
    for place in range {
      guard self[place].isDigit else { return nil }
      value = value &* 10 &+ UInt64(self[place] &- 0x30)
    }
    return value
  }

  /// Whether `range` holds `text`, whole, letters in either case.
  func equals(_ range: Range<Int>, _ text: String) -> Bool {
    text.utf8.count == range.count && holds(text, at: range.lowerBound, ignoringCase: true)
  }

  /// Whether `text` stands anywhere in `range`, letters in either case; `text` is short, and so is the line.
  func contains(_ text: String, in range: Range<Int>) -> Bool {
    let last = range.upperBound &- text.utf8.count
    var place = range.lowerBound
    while place <= last {
      if holds(text, at: place, ignoringCase: true) { return true }
      place &+= 1
    }
    return false
  }
}
