/// What a command line of `flows` asks for, once it is consistent.
struct FlowRequest {
  /// What is to be done.
  enum Task {
    case listInterfaces
    case listLinkTypes(interface: String)
    /// Print the compiled filter.
    case dumpFilter(FilterDump)
    case report
  }
  /// Where frames come from.
  enum Origin {
    case interface(String)
    /// Names of files, `-` for standard input; at least one.
    case files([String])
    /// Only to compile a filter for.
    case none
  }

  let task: Task
  let origin: Origin
  /// Where frames are written, `-` for standard output; nil: nowhere.
  let output: String?

  /// - Throws: what does not go together, or is missing.
  init(_ command: FlowsCommand) throws(UsageError) {
    let source = command.source
    try OptionConflicts.check(command)
    origin =
      if let interface = source.interface {
        .interface(interface)
      } else if !source.files.isEmpty {
        .files(source.files)
      } else {
        .none
      }
    output = command.write.file
    if source.listsInterfaces {
      task = .listInterfaces
    } else if source.listsLinkTypes {
      guard case .interface(let interface) = origin else { throw UsageError("-L needs -i: whose link types?") }
      task = .listLinkTypes(interface: interface)
    } else if let dump = FilterDump(rawValue: command.filter.dumps) {
      task = .dumpFilter(dump)
    } else {
      if case .none = origin { throw MissingSource.error(for: command.filter) }
      task = .report
    }
  }
}

/// The forms in which a compiled filter is printed, by the number of `-d`.
enum FilterDump: Int {
  /// Assembly, as bpf(4) writes it.
  case assembly = 1
  /// A C array's rows.
  case fragment
  /// Decimal numbers, their count first.
  case numbers
}
