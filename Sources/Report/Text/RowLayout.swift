/// Where the cells of the host screen's lines stand, the same for all lines of one screen.
///
/// Where not everything fits, first the service's column gives way, then long peers take lines of their own, and
/// at last the line is folded between two columns; all lines alike.
struct RowLayout {
  static let indent = 2
  /// Of what is folded.
  static let deepIndent = 7
  /// The peer's column also holds the words on what a host serves.
  static let leastPeer = 14
  static let leastService = 8
  static let usualMarks = 5

  private(set) var columns: [Column]
  let width: Int
  private let ascii: Bool
  private let peer = FlowCells.Place.peer.rawValue
  private let service = FlowCells.Place.service.rawValue
  private let marks = FlowCells.Place.marks.rawValue

  /// - Parameters:
  ///   - columns: with the widths that the cells want.
  ///   - peers: how many cells of the peer's column have a given width; its index is the width.
  init(_ columns: [Column], peers: [Int], width: Int, ascii: Bool) {
    self.columns = columns
    self.width = width
    self.ascii = ascii
    let widest = peers.lastIndex { $0 > 0 } ?? 0
    let common = peers.prefix(22).lastIndex { $0 > 0 } ?? 0
    self.columns[peer].width = 0
    // A column that no cell uses takes no place.
    // Few lines have long marks: those fold alone, and cost the others nothing.
    self.columns[marks].width = min(columns[marks].width, Self.usualMarks)
    let others = self.columns.reduce(Self.indent) { $0 + ($1.width > 0 ? $1.width + $1.gap : 0) }
    var room = width - others - columns[peer].gap
    let wanted = max(common, Self.leastPeer)
    if room < wanted {
      let given = min(wanted - room, max(columns[service].width - Self.leastService, 0))
      self.columns[service].width -= given
      room += given
    }
    // The column is no wider than what stands in it: the widest peer for which there is room.
    let fitting = widest <= room ? widest : peers.prefix(max(room + 1, 0)).lastIndex { $0 > 0 } ?? 0
    self.columns[peer].width = max(fitting, min(room, Self.leastPeer), 0)
  }

  /// Columns of a line on which everything fits.
  var lineWidth: Int {
    min(columns.reduce(Self.indent) { $0 + ($1.width > 0 ? $1.width + $1.gap : 0) }, width)
  }

  /// Where what follows a cell of `place` begins, if nothing is folded.
  func end(of place: FlowCells.Place) -> Int {
    columns[...place.rawValue].reduce(Self.indent) { $0 + ($1.width > 0 ? $1.width + $1.gap : 0) }
  }

  /// Where sums of bytes end: below the bytes where there are two columns of them (and so room for words before),
  /// else at the edge.
  private var sumsEnd: Int {
    min(end(of: columns[FlowCells.Place.bytesBack.rawValue].width > 0 ? .bytesBack : .duration), width)
  }

  /// Writes the row's cells, on as many lines as they need.
  ///
  /// - Parameters:
  ///   - rest: text after the cells, in parts that may be folded between; the last one, a sum, ends where all do.
  func write(_ row: Row, to output: inout Output, then rest: [String] = []) {
    var line = LineWriter(width: width)
    line.begin(indent: Self.indent, &output)
    let lastFilled = row.widths.lastIndex { $0 > 0 } ?? 0
    for (index, column) in columns.enumerated() where index <= lastFilled {
      var column = column
      let cell = row.widths[index]
      if index == peer, cell > column.width {
        // On the rest of this line, or alone on the next; what follows it stands below, in its columns.
        if line.used + column.gap + cell > width {
          line.next(indent: Self.deepIndent - column.gap, &output)
        }
        output.bytes.pad(column.gap)
        output.bytes.append(contentsOf: row.slice(index))
        line.next(indent: 0, &output)
        line.skip(to: min(end(of: .peer), width / 2), &output)
        continue
      }
      guard column.width > 0 else { continue }
      if index == marks { column.width = cell }
      if line.used + (line.isFresh ? 0 : column.gap) + column.width > width {
        line.next(indent: Self.deepIndent, &output)
      }
      let gap = line.isFresh ? 0 : column.gap
      output.bytes.pad(gap)
      if index == service, cell > column.width {
        output.bytes.append(
          shortened(
            String(decoding: row.slice(index), as: UTF8.self), to: column.width, ascii: ascii,
            keeping: Mark.byPort.symbol))
      } else {
        let isLast = index == lastFilled && rest.isEmpty
        if isLast, column.alignment == .left { column.width = cell }
        output.bytes.appendCell(index, of: row, in: column, isLast: isLast)
      }
      line.take(gap + column.width)
    }
    for (index, part) in rest.enumerated() {
      let size = columnCount(part)
      if line.used + 2 + size > width { line.next(indent: Self.deepIndent - 2, &output) }
      let place = index == rest.count - 1 ? sumsEnd - size - line.used : 0
      output.bytes.pad(max(place, 2))
      output.bytes.append(part)
      line.take(max(place, 2) + size)
    }
    output.endLine()
  }
}

/// How far a line is filled.
struct LineWriter {
  let width: Int
  private(set) var used = 0
  private(set) var isFresh = true

  init(width: Int) { self.width = width }

  mutating func begin(indent: Int, _ output: inout Output) {
    output.bytes.pad(indent)
    used = indent
    isFresh = true
  }

  mutating func next(indent: Int, _ output: inout Output) {
    // No line ends in blanks.
    while output.bytes.last == 0x20 { output.bytes.removeLast() }
    output.endLine()
    begin(indent: indent, &output)
  }

  mutating func skip(to column: Int, _ output: inout Output) {
    output.bytes.pad(column - used)
    used = max(used, column)
    isFresh = false
  }

  mutating func take(_ columns: Int) {
    used += columns
    isFresh = false
  }
}
