/// What `rawscope interfaces` prints: a line a device.
public struct InterfaceTable {
  private let rows: [InterfaceRow]
  private let options: TextOptions

  public init(_ rows: [InterfaceRow], options: TextOptions) {
    self.rows = rows
    self.options = options
  }

  /// Writes the table; the caller flushes. The words at the end of a line may hold blanks.
  public func write(to output: inout Output) {
    var table = Table([
      ("name", .left), ("index", .right), ("state", .left), ("via", .left), ("addresses", .left),
    ])
    table.write(rows, style: options.style, to: &output, measure: fill, fill: fill)
  }

  private func fill(_ device: InterfaceRow, _ row: inout Row) {
    row.cell(escaped(device.name, ascii: options.isASCII))
    row.cell(device.index.map { "\($0)" } ?? "-")
    row.cell(device.isLoopback ? device.state + ",loopback" : device.state)
    row.cell(device.way.rawValue)
    var rest = device.addresses.map(\.description).joined(separator: ",")
    if let words = device.description {
      rest += (rest.isEmpty ? "-" : "") + "  " + escaped(words, ascii: options.isASCII)
    }
    row.cell(rest.isEmpty ? "-" : rest)
  }
}
