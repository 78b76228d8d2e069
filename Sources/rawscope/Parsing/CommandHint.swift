/// Whether a word of a filter was meant as a command.
enum CommandHint {
  /// What to say of filter words that cannot be a filter, or that nothing is there to filter for.
  ///
  /// - Parameter words: The command line's words that are no options.
  /// - Returns: nil where no word looks like a command.
  static func hint(for words: [String]) -> String? {
    guard let first = words.first.flatMap({ $0.split(separator: " ").first }).map(String.init) else { return nil }
    let names = CommandSpelling.all.map(\.name)
    if names.contains(first) { return "commands come first: rawscope \(first) …" }
    return Likeness.nearest(to: first, among: names).map {
      "'\(Spoken.plain(first))' is no filter, but nearly the command \($0): rawscope \($0)"
    }
  }
}
