import Report

/// How a report is to be printed, as far as the user said.
struct PrintingWishes {
  var color = ColorChoice.auto
  var isJSON = false
  /// Each line as soon as it is made.
  var isLineBuffered = false
  var timeForm = TimeForm.clock
  var isUTC = false
  var hasNanoseconds = false
}

extension WordOptions {
  var wishes: PrintingWishes {
    PrintingWishes(
      color: color, isJSON: json, isLineBuffered: lineBuffered, timeForm: TimeForm(rawValue: timeStyle) ?? .clock,
      isUTC: utc, hasNanoseconds: nano)
  }
}
