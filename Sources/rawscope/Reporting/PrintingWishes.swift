import Report

/// How a report is to be printed, as far as the user said.
struct PrintingWishes {
  var color = ColorChoice.auto
  var isJSON = false
  /// Each line as soon as it is made.
  var isLineBuffered = false
  var time = TimeStyle()
}

extension WordOptions {
  var wishes: PrintingWishes {
    PrintingWishes(
      color: color, isJSON: printing.json, isLineBuffered: printing.lineBuffered, time: times.style)
  }
}
