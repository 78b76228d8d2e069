/// Options that do not go together, because one of them would have to be ignored.
enum OptionConflicts {
  static func check(_ command: FlowsCommand) throws(UsageError) {
    try checkSource(command)
    try checkListing(command)
    try checkFilter(command)
    try checkWords(command)
    try checkOutput(command)
  }

  private static func checkSource(_ command: FlowsCommand) throws(UsageError) {
    let source = command.source
    try refuse(source.interface != nil && !source.files.isEmpty, "-i and -r: a run reads an interface or files")
    try refuse(source.files.count { $0 == "-" } > 1, "-r - is given twice: standard input can be read once")
    if source.interface == nil {
      let live: [(given: Bool, option: String)] = [
        (source.via != nil, "--via"), (source.noPromiscuousMode, "-p"), (source.bufferSize != nil, "-B"),
        (source.direction != nil, "-Q"), (source.user != nil, "-Z"),
        (source.linkType != nil && command.filter.dumps == 0, "-y"),
      ]
      if !source.files.isEmpty, let option = live.first(where: \.given)?.option {
        throw UsageError("\(option) is about capturing from an interface (-i), not about files (-r)")
      }
    }
  }

  /// `-D`, `-L` and `-d` list something and stop: what cannot come to pass with them is refused.
  private static func checkListing(_ command: FlowsCommand) throws(UsageError) {
    let source = command.source
    let lists = [(source.listsInterfaces, "-D"), (source.listsLinkTypes, "-L"), (command.filter.dumps > 0, "-d")]
      .filter(\.0).map(\.1)
    guard let list = lists.first else { return }
    try refuse(lists.count > 1, "\(lists.joined(separator: " and ")): each lists something else and stops")
    try refuse(command.write.file != nil, "\(list) lists and stops: nothing is there to write with -w")
    try refuse(source.count != nil, "\(list) lists and stops: no frame is there to count with -c")
    try refuse(!source.files.isEmpty && list != "-d", "\(list) is about interfaces, not about files (-r)")
    try refuse(source.interface != nil && list == "-D", "-D lists all interfaces: leave out -i")
    let hasFilter = !command.filter.words.isEmpty || command.filter.file != nil
    try refuse(hasFilter && list != "-d", "\(list) lists and stops: nothing is there to filter")
    try refuse(command.words.json && list != "-D", "\(list) prints no records: --json does not go with it")
  }

  private static func checkFilter(_ command: FlowsCommand) throws(UsageError) {
    let filter = command.filter
    try refuse(filter.dumps > 3, "-d, -dd or -ddd: there is no fourth form")
    try refuse(!filter.words.isEmpty && filter.file != nil, "a filter in words and one with -F: give one of them")
  }

  private static func checkWords(_ command: FlowsCommand) throws(UsageError) {
    let words = command.words
    try refuse(words.timeStyle > 5, "-t to -ttttt: there is no sixth form")
    try refuse(words.micro && words.nano, "--micro and --nano: give one of them")
    if words.json {
      try refuse(words.timeStyle > 0, "-t is about text: JSON has each time as UTC and in nanoseconds")
      try refuse(words.micro, "--micro is about text: JSON has nanoseconds")
      try refuse(words.color == .always, "--color is about text: JSON has no colours")
    }
    if words.countsOnly {
      let rows = command.grouping
      let given = [
        (rows.by != nil, "--by"), (rows.top != nil, "--top"), (rows.sort != nil, "--sort"),
      ].first(where: \.0)
      if let given { throw UsageError("--count prints no rows: \(given.1) does not go with it") }
    }
    try refuse(
      command.grouping.by == .flow && command.grouping.sort == .flows,
      "--sort flows: a row of --by flow is one flow")
  }

  private static func checkOutput(_ command: FlowsCommand) throws(UsageError) {
    let file = command.write.file
    try refuse(command.write.packetBuffered && file == nil, "-U is about the frames of -w: -w is missing")
    try refuse(
      file?.hasSuffix(".pcapng") == true, "-w writes pcap: a name that ends in .pcapng would say something else")
    try refuse(command.words.json && file == "-", "--json and -w -: frames and JSON both on standard output")
  }

  private static func refuse(_ conflict: Bool, _ message: String) throws(UsageError) {
    if conflict { throw UsageError(message) }
  }
}
