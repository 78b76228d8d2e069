/// The cells of one line, one after another in one buffer that every line uses again.
struct Row {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  private(set) var widths: [Int] = []

  var count: Int { ends.count }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    widths.removeAll(keepingCapacity: true)
  }

  /// Adds a cell of what `write` appends. Our cells hold no wide characters, so that every scalar is a column.
  @inline(__always)
  mutating func cell(_ write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    write(&bytes)
    var width = 0
    for place in start..<bytes.count where bytes[place] & 0xC0 != 0x80 { width += 1 }
    ends.append(bytes.count)
    widths.append(width)
  }

  mutating func cell(_ text: String) { cell { $0.append(text) } }

  func slice(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }
}

/// A column: where its cells stand, and how wide the widest is.
struct Column: Hashable {
  enum Alignment { case left, right }
  let alignment: Alignment
  var width = 0
  /// Blanks before it where it is not the first on its line.
  var gap = 2

  init(_ alignment: Alignment, width: Int = 0, gap: Int = 2) {
    self.alignment = alignment
    self.width = width
    self.gap = gap
  }
}

extension [Column] {
  /// Makes every column as wide as this row needs.
  mutating func widen(for row: Row) {
    for index in indices where index < row.count { self[index].width = Swift.max(self[index].width, row.widths[index]) }
  }
}

extension [UInt8] {
  /// Appends a cell in its column; blanks after it only where `isLast` is false.
  mutating func appendCell(_ index: Int, of row: Row, in column: Column, isLast: Bool) {
    let padding = column.width - row.widths[index]
    if column.alignment == .right { pad(padding) }
    append(contentsOf: row.slice(index))
    if column.alignment == .left, !isLast { pad(padding) }
  }
}

/// Folds parts of text into lines.
///
/// - Parameters:
///   - parts: none is broken here; each is narrower than a line, but for text from outside, which is cut.
///   - joint: between parts on the same line.
///   - indent: of all lines but the first.
///   - start: columns already taken on the first line.
func folded(_ parts: [String], joint: String, indent: Int, start: Int = 0, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = start
  var isEmpty = true
  for part in parts {
    let size = columnsAtMost(part)
    if !isEmpty, used + joint.unicodeScalars.count + size > width {
      lines.append(line)
      line = String(repeating: " ", count: indent)
      used = indent
      isEmpty = true
    }
    if !isEmpty {
      line += joint
      used += joint.unicodeScalars.count
    }
    line += part
    used += size
    isEmpty = false
  }
  lines.append(line)
  return lines
}

/// Text cut to `width` columns at most, an ellipsis where something is missing.
///
/// - Parameter end: what the text ends with and still does when it is cut, such as a mark; of single columns.
func shortened(_ text: String, to width: Int, ascii: Bool, keeping end: String = "") -> String {
  guard columnsAtMost(text) > width else { return text }
  let tail = (ascii ? "..." : "…") + (text.hasSuffix(end) ? end : "")
  var kept = ""
  var used = columnCount(tail)
  for character in text.unicodeScalars {
    used += columnsAtMost(String(character))
    if used > width { break }
    kept.unicodeScalars.append(character)
  }
  return kept + tail
}
