/// What the command line of a command over frames asks for, once it is consistent.
struct CaptureRequest {
  /// What is to be done.
  enum Task {
    case listInterfaces
    case listLinkTypes(interface: String)
    /// Print the compiled filter.
    case dumpFilter(FilterDump)
    /// The command's own work.
    case run
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

  /// - Throws: what does not go together, or is missing.
  init(_ wishes: CaptureWishes) throws(UsageError) {
    let source = wishes.source
    origin =
      if let interface = source.interface {
        .interface(interface)
      } else if !source.files.isEmpty {
        .files(source.files)
      } else {
        .none
      }
    if source.listsInterfaces {
      task = .listInterfaces
    } else if source.listsLinkTypes {
      guard case .interface(let interface) = origin else { throw UsageError("-L needs -i: whose link types?") }
      task = .listLinkTypes(interface: interface)
    } else if let dump = FilterDump(rawValue: wishes.filter.dumps) {
      task = .dumpFilter(dump)
    } else {
      if case .none = origin { throw MissingSource.error(for: wishes.filter, command: wishes.command) }
      task = .run
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
