import Flow

/// The last lines of a screen: what the letters mean that occurred on it.
struct Legend {
  let cells: FlowCells
  let summary: RunSummary
  let options: TextOptions

  func write(to output: inout Output, width: Int) {
    guard !cells.states.isEmpty else { return }
    output.endLine()
    let bytes =
      cells.isWide
      ? "\(options.isASCII ? ">" : "→") sent by the host above, \(options.isASCII ? "<" : "←") by the peer, in bytes on the wire"
      : "bytes: both ways, on the wire"
    let states = ConnectionState.allCases.filter { cells.states.contains($0) }.map { ("\($0)", $0.meaning) }
    let marks = Mark.all.filter { cells.marks.met.contains($0) }.map { ($0.symbol, $0.meaning) }
    write([bytes] + (marks + states).map { "\($0.0) \($0.1)" }, to: &output, width: width)
    if cells.marks.met.contains(.interface) {
      let names = summary.interfaces.enumerated().map { index, interface -> String in
        let name = escaped(interface.name ?? "", ascii: options.isASCII)
        return "\(index)I \(name.isEmpty ? "unnamed" : shortened(name, to: width / 2, ascii: options.isASCII))"
      }
      write(names, to: &output, width: width)
    }
  }

  private func write(_ parts: [String], to output: inout Output, width: Int) {
    for line in folded(parts, joint: options.isASCII ? "; " : " · ", indent: 0, width: width) {
      output.bytes.append(options.style.aside)
      output.bytes.append(line)
      output.bytes.append(options.style.end)
      output.endLine()
    }
  }
}
