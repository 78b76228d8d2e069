extension [UInt8] {
  /// Appends the UTF-8 bytes of a literal: without counting a reference, which a `String` costs each time.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    // Sound: a static string's bytes are constant and live as long as the program; the pointer does not leave the call.
    text.withUTF8Buffer { bytes in unsafe append(contentsOf: bytes) }
  }

  /// Appends the UTF-8 bytes of text that is ours (text from captures goes through `appendEscaped`).
  @_disfavoredOverload
  @inline(__always)
  mutating func append(_ text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends `count` spaces; none where it is negative.
  mutating func pad(_ count: Int) {
    if count > 0 { append(contentsOf: repeatElement(0x20, count: count)) }
  }
}

/// Columns that text of ours takes on a terminal: all of its characters are single ones.
func columnCount(_ text: String) -> Int {
  text.utf8.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
}
