/// The argument parser's messages in the form of ours.
enum ParserMessage {
  /// One line that begins with a small letter, ends without a full stop, and cannot drive the terminal.
  static func line(_ message: String) -> String {
    let sentences = message.split(whereSeparator: \.isNewline).map { Spoken.plain(String($0)) }.joined(separator: " ")
    // The only message of two sentences is the one about a value that is none of a list.
    let parts = sentences.split(separator: ". Please ", maxSplits: 1).joined(separator: "; please ")
    let text = parts.hasSuffix(".") ? parts.dropLast() : parts[...]
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
