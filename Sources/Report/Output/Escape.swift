extension TextSink where Self: ~Copyable {
  /// Appends text that came from a packet, a file or a file's name so that it cannot harm a terminal.
  ///
  /// Printable UTF-8 stays as it is, a backslash is doubled, and every byte of a control (C0, DEL, C1, the
  /// bidirectional ones of UAX #9) or of an invalid sequence (RFC 3629 §4) becomes `\xNN`.
  ///
  /// - Parameter ascii: whether the reader's locale has no UTF-8: bytes above 0x7F then become `\xNN` too.
  mutating func appendEscaped(_ text: Span<UInt8>, ascii: Bool = false) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20, byte < 0x7F {
        if byte == 0x5C { append(0x5C) }
        append(byte)
        index += 1
        continue
      }
      let length = scalarLength(text, at: index)
      if length == 0 || (ascii && length > 1) || isControl(text, at: index, length: length) {
        for place in index..<index + max(length, 1) { appendHexEscape(text[place]) }
      } else {
        append(contentsOf: text.extracting(index..<index + length))
      }
      index += max(length, 1)
    }
  }

  mutating func appendEscaped(_ text: [UInt8], ascii: Bool = false) {
    appendEscaped(text.span, ascii: ascii)
  }

  private mutating func appendHexEscape(_ byte: UInt8) {
    append(0x5C)
    append(0x78)
    append(hexDigit(byte >> 4))
    append(hexDigit(byte & 0xF))
  }
}

/// Text from outside, harmless: see `appendEscaped`.
func escaped(_ text: String, ascii: Bool = false) -> String {
  var bytes: [UInt8] = []
  bytes.appendEscaped(Array(text.utf8), ascii: ascii)
  return String(decoding: bytes, as: UTF8.self)
}

/// Text that is harmless already, without a byte beyond ASCII.
func asciiOnly(_ text: String) -> String {
  String(
    decoding: text.utf8.flatMap { byte in
      byte < 0x80 ? [byte] : [0x5C, 0x78, hexDigit(byte >> 4), hexDigit(byte & 0xF)]
    }, as: UTF8.self)
}

/// Columns that escaped text takes at most: what may be a wide character (UAX #11) counts two.
func columnsAtMost(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
}

@inline(__always)
func hexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 &+ nibble : 0x57 &+ nibble }

/// Bytes of the UTF-8 sequence that begins at `index` (RFC 3629 §4); 0: not a valid one.
private func scalarLength(_ text: Span<UInt8>, at index: Int) -> Int {
  let first = text[index]
  if first < 0x80 { return 1 }
  let (length, second): (Int, ClosedRange<UInt8>)
  switch first {
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return 0
  }
  guard index + length <= text.count, second.contains(text[index + 1]) else { return 0 }
  for place in index + 2..<max(index + length, index + 2) where text[place] & 0xC0 != 0x80 { return 0 }
  return length
}

private func isControl(_ text: Span<UInt8>, at index: Int, length: Int) -> Bool {
  switch length {
  case 1:
    return text[index] < 0x20 || text[index] == 0x7F
  case 2:
    let scalar = UInt32(text[index] & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
    return scalar < 0xA0 || scalar == 0x061C
  case 3:
    let scalar =
      UInt32(text[index] & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
    switch scalar {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return true
    default: return false
    }
  default:
    return false
  }
}
