/// A table that reads well in awk: one header line, no empty cell, no blank in a cell, columns lined up.
///
/// Its lines are as wide as they need to be, whatever the terminal is.
struct Table {
  private var columns: [Column]
  private let header: [String]

  init(_ header: [(name: String, alignment: Column.Alignment)]) {
    self.header = header.map(\.name)
    columns = header.map { Column($0.alignment, width: columnCount($0.name)) }
  }

  /// Writes the header and a line for each item.
  ///
  /// - Parameter fill: puts an item's cells into an empty row. Called twice for each item in the same order: to
  ///   measure, and to write.
  mutating func write<Item>(
    _ items: [Item], style: Style, to output: inout Output, measure: (Item, inout Row) -> Void,
    fill: (Item, inout Row) -> Void
  ) {
    var row = Row()
    for item in items {
      row.clear()
      measure(item, &row)
      columns.widen(for: row)
    }
    row.clear()
    for name in header { row.cell(name) }
    output.bytes.append(style.heading)
    writeLine(row, &output, style.end)
    for item in items {
      guard output.isOpen else { return }
      row.clear()
      fill(item, &row)
      writeLine(row, &output, "")
    }
  }

  private func writeLine(_ row: Row, _ output: inout Output, _ end: String) {
    for (index, column) in columns.enumerated() {
      if index > 0 { output.bytes.pad(column.gap) }
      output.bytes.appendCell(index, of: row, in: column, isLast: index == columns.count - 1)
    }
    output.bytes.append(end)
    output.endLine()
  }
}
