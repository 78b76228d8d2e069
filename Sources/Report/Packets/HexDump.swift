/// Bytes in rows of sixteen, two and two, behind the offset of the first.
enum HexDump {
  private static let bytesInRow = 16
  /// Columns of a full row's digits, each pair of bytes with a blank before.
  private static let digitColumns = 40

  /// Writes a line a row.
  ///
  /// - Parameter hasText: whether the bytes stand as text behind their digits, what is not visible ASCII as a dot.
  static func write(_ bytes: Span<UInt8>, hasText: Bool, to output: inout Output) {
    guard !bytes.isEmpty else { return }
    var offset = 0
    while offset < bytes.count {
      let row = bytes.extracting(offset..<min(offset &+ bytesInRow, bytes.count))
      if offset > 0 { output.bytes.append(0x0A) }
      output.bytes.append("\t0x")
      output.bytes.appendHexadecimal(UInt64(offset), digits: 4)
      output.bytes.append(": ")
      for index in row.indices {
        if index & 1 == 0 { output.bytes.append(0x20) }
        output.bytes.append(hexDigit(row[index] >> 4))
        output.bytes.append(hexDigit(row[index] & 0xF))
      }
      if hasText {
        // The odd byte has its blank too.
        output.bytes.pad(digitColumns - 2 * row.count - (row.count + 1) / 2 + 2)
        for index in row.indices { output.bytes.append(TextDump.isVisible(row[index]) ? row[index] : TextDump.dot) }
      }
      offset &+= bytesInRow
    }
    output.endLine()
  }
}

/// Bytes as text: visible ASCII, blanks, tabs and line feeds as they are, all else as a dot.
enum TextDump {
  static let dot: UInt8 = 0x2E

  static func write(_ bytes: Span<UInt8>, to output: inout Output) {
    guard !bytes.isEmpty else { return }
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case 0x0D:
        // A carriage return ends a line with its line feed, which is there already; the last two bytes show none.
        let left = bytes.count &- index &- 1
        if left > 1, bytes[index &+ 1] != 0x0A { output.bytes.append(dot) }
      case 0x09, 0x0A, 0x20: output.bytes.append(byte)
      default: output.bytes.append(isVisible(byte) ? byte : dot)
      }
    }
    output.endLine()
  }

  /// Graphic ASCII, without the blank.
  static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}
