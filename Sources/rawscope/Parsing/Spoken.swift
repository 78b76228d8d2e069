/// Text of others on its way to standard error.
enum Spoken {
  /// The text with its control characters as `\xNN`, so that it stays on one line and cannot drive the terminal.
  static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 16)
          plain += "\\x" + (digits.count < 2 ? "0" : "") + digits
        }
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}
