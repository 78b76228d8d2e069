/// What is said where nothing says where frames come from.
enum MissingSource {
  /// Three command lines that work.
  static func examples(of command: String) -> String {
    let name = command == CommandSpelling.flows.name ? "rawscope" : "rawscope \(command)"
    return [
      ("\(name) -r lunch.pcapng", "the \(command) of a capture file"),
      ("sudo \(name) -i eth0", "the \(command) on an interface, until ^C"),
      ("sudo \(name) -i eth0 'tcp port 443'", "only frames that a filter takes"),
    ].map { line, meaning in
      line + String(repeating: " ", count: max(name.count + 33 - line.count, 1)) + meaning
    }.joined(separator: "\n")
  }

  static func error(for filter: FilterOptions, command: String) -> UsageError {
    if let hint = CommandHint.hint(for: filter.words) { return UsageError(hint) }
    if filter.words.isEmpty { return UsageError(lines: examples(of: command)) }
    return UsageError("a filter, but nothing to read: -i INTERFACE or -r FILE says where frames come from")
  }
}
