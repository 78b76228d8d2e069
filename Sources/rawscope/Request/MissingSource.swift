/// What is said where nothing says where frames come from.
enum MissingSource {
  static let examples = """
    rawscope -r lunch.pcapng                 the flows of a capture file
    sudo rawscope -i eth0                    the flows on an interface, until ^C
    sudo rawscope -i eth0 'tcp port 443'     only frames that a filter takes
    """

  static func error(for filter: FilterOptions) -> UsageError {
    if let hint = CommandHint.hint(for: filter.words) { return UsageError(hint) }
    if filter.words.isEmpty { return UsageError(lines: examples) }
    return UsageError("a filter, but nothing to read: -i INTERFACE or -r FILE says where frames come from")
  }
}
