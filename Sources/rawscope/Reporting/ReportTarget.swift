import Report

/// Where a report goes, and what its reader can show.
struct ReportTarget {
  /// Standard output, or standard error where frames take that.
  private let descriptor: Int32
  private let wishes: PrintingWishes
  let isTerminal: Bool

  init(_ wishes: PrintingWishes, framesTakeStandardOutput: Bool) {
    self.wishes = wishes
    descriptor = framesTakeStandardOutput ? 2 : 1
    isTerminal = Terminal.isTerminal(descriptor)
  }

  /// Lets `body` write the report.
  ///
  /// - Throws: `ExitStatus.failure` where a part of it could not be written although somebody waits for it.
  func write(_ body: (inout Output) -> Void) throws(ExitStatus) {
    let stream = stream()
    var output = output(to: stream)
    body(&output)
    output.flush()
    try stream.close()
  }

  /// The stream, for a report that is written while the run goes on; `close()` ends it.
  func stream() -> OutputStream { OutputStream(descriptor) }

  /// Gathers as much as the reader does not wait for.
  func output(to stream: OutputStream) -> Output {
    Output(chunk: wishes.isLineBuffered || isTerminal ? 0 : 1 << 16) { stream.write($0.span) }
  }

  /// How text is to look here.
  func textOptions(_ grouping: GroupingOptions?) -> TextOptions {
    var options = TextOptions()
    if let width = Terminal.width(descriptor) { options.width = width }
    options.isASCII = !Environment.isUTF8
    options.style = isColoured ? .ansi : .plain
    options.time = wishes.time
    options.alwaysShowsTime = wishes.time.form != .clock
    options.isExact = grouping?.exact ?? false
    options.sort = grouping?.sort
    options.limit(top: grouping?.top?.rows, isTerminal: isTerminal)
    return options
  }

  private var isColoured: Bool {
    switch wishes.color {
    case .always: true
    case .never: false
    case .auto: isTerminal && !Environment.asksForNoColor
    }
  }
}
