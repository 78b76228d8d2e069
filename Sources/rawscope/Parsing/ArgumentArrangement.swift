/// Puts a command line typed the way of getopt(3) into the form that the argument parser reads:
/// the command, each option by itself with its value behind `=`, then `--` and the other words.
///
/// `-nnc10 tcp -ieth0` becomes `flows -n -n -c=10 -i=eth0 -- tcp`. A value may begin with `-`, and
/// what no command knows is refused here, by name.
enum ArgumentArrangement {
  /// First words that the root command answers itself.
  static let rootWords: Set<String> = ["--help", "--help-hidden", "--version", "help"]
  /// Beginnings of the parser's own first words: help as JSON, completion scripts.
  static let parserWords = ["--experimental-dump-help", "--generate-completion-script", "---completion"]

  static func arrange(_ arguments: [String]) throws(UsageError) -> [String] {
    guard let first = arguments.first else { return [CommandSpelling.flows.name] }
    if rootWords.contains(first) || parserWords.contains(where: first.hasPrefix) { return arguments }
    let named = CommandSpelling.all.first { $0.name == first }
    var arranger = Arranger(spelling: named ?? .flows)
    try arranger.take(named == nil ? arguments[...] : arguments.dropFirst())
    try arranger.checkRepetition()
    return arranger.arranged
  }

  private struct Arranger {
    let spelling: CommandSpelling
    var options: [String] = []
    var words: [String] = []

    var arranged: [String] { [spelling.name] + options + (words.isEmpty ? [] : ["--"] + words) }

    mutating func take(_ arguments: ArraySlice<String>) throws(UsageError) {
      var rest = arguments
      while let word = rest.popFirst() {
        if word == "--" {
          words += rest
          return
        } else if word.hasPrefix("--") {
          try takeLong(word, &rest)
        } else if word.hasPrefix("-"), word != "-" {
          try takeLetters(word.dropFirst(), &rest)
        } else {
          words.append(word)
        }
      }
    }

    func checkRepetition() throws(UsageError) {
      for single in spelling.once {
        let count = options.count { option in single.names.contains { option == $0 || option.hasPrefix($0 + "=") } }
        if count > 1 { throw UsageError("\(single.names[0]) is given more than once: \(single.reason)") }
      }
    }

    private mutating func takeLong(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
      let name = String(word.dropFirst(2).prefix { $0 != "=" })
      let hasValue = word.contains("=")
      if spelling.longValues.contains(name) {
        options.append(hasValue ? word : "--\(name)" + (rest.popFirst().map { "=" + $0 } ?? ""))
      } else if spelling.longFlags.contains(name) || CommandSpelling.everywhere.longFlags.contains(name) {
        guard !hasValue else { throw UsageError("--\(name) takes no value") }
        options.append(word)
      } else {
        throw RefusedOption.long(name, on: spelling)
      }
    }

    private mutating func takeLetters(_ word: Substring, _ rest: inout ArraySlice<String>) throws(UsageError) {
      var letters = word
      while let letter = letters.popFirst() {
        if spelling.values.contains(letter) {
          let value = letters.isEmpty ? rest.popFirst() : String(letters)
          options.append("-\(letter)" + (value.map { "=" + $0 } ?? ""))
          return
        } else if spelling.flags.contains(letter) || CommandSpelling.everywhere.flags.contains(letter) {
          options.append("-\(letter)")
        } else {
          throw RefusedOption.letter(letter, on: spelling)
        }
      }
    }
  }
}
