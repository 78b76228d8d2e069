import Glibc

/// What is behind a descriptor of the program's.
enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal; of COLUMNS where it does not tell or is none; nil where nobody says.
  static func width(_ descriptor: Int32) -> Int? {
    var size = winsize()
    // Sound: TIOCGWINSZ fills one `winsize`, which outlives the call.
    if unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    guard let columns = Environment.value("COLUMNS").flatMap({ Int($0) }), columns > 0 else { return nil }
    return columns
  }
}
