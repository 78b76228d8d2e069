/// Options that do not go together, because one of them would have to be ignored.
enum OptionConflicts {
  /// What every command over frames refuses.
  static func check(_ wishes: CaptureWishes) throws(UsageError) {
    try checkSource(wishes)
    try checkListing(wishes)
    try checkFilter(wishes)
    try checkTimes(wishes)
    try checkOutput(wishes)
  }

  private static func checkSource(_ wishes: CaptureWishes) throws(UsageError) {
    let source = wishes.source
    try refuse(source.interface != nil && !source.files.isEmpty, "-i and -r: a run reads an interface or files")
    try refuse(source.files.count { $0 == "-" } > 1, "-r - is given twice: standard input can be read once")
    if source.interface == nil {
      let live: [(given: Bool, option: String)] = [
        (source.via != nil, "--via"), (source.noPromiscuousMode, "-p"), (source.bufferSize != nil, "-B"),
        (source.direction != nil, "-Q"), (source.user != nil, "-Z"),
        (source.linkType != nil && wishes.filter.dumps == 0, "-y"),
      ]
      if !source.files.isEmpty, let option = live.first(where: \.given)?.option {
        throw UsageError("\(option) is about capturing from an interface (-i), not about files (-r)")
      }
    }
  }

  /// `-D`, `-L` and `-d` list something and stop: what cannot come to pass with them is refused.
  private static func checkListing(_ wishes: CaptureWishes) throws(UsageError) {
    let source = wishes.source
    let lists = [(source.listsInterfaces, "-D"), (source.listsLinkTypes, "-L"), (wishes.filter.dumps > 0, "-d")]
      .filter(\.0).map(\.1)
    guard let list = lists.first else { return }
    try refuse(lists.count > 1, "\(lists.joined(separator: " and ")): each lists something else and stops")
    try refuse(wishes.output != nil, "\(list) lists and stops: nothing is there to write with -w")
    try refuse(source.count != nil, "\(list) lists and stops: no frame is there to count with -c")
    try refuse(wishes.packets != nil, "\(list) lists and stops: no frame is there to choose with --packet")
    try refuse(!source.files.isEmpty && list != "-d", "\(list) is about interfaces, not about files (-r)")
    try refuse(source.interface != nil && list == "-D", "-D lists all interfaces: leave out -i")
    let hasFilter = !wishes.filter.words.isEmpty || wishes.filter.file != nil
    try refuse(hasFilter && list != "-d", "\(list) lists and stops: nothing is there to filter")
    try refuse(wishes.printing.json && list != "-D", "\(list) prints no records: --json does not go with it")
  }

  private static func checkFilter(_ wishes: CaptureWishes) throws(UsageError) {
    let filter = wishes.filter
    try refuse(filter.dumps > 3, "-d, -dd or -ddd: there is no fourth form")
    try refuse(!filter.words.isEmpty && filter.file != nil, "a filter in words and one with -F: give one of them")
  }

  private static func checkTimes(_ wishes: CaptureWishes) throws(UsageError) {
    let times = wishes.times
    try refuse(times.form > 5, "-t to -ttttt: there is no sixth form")
    try refuse(times.micro && times.nano, "--micro and --nano: give one of them")
    if wishes.printing.json {
      try refuse(times.form > 0, "-t is about text: JSON has each time as UTC and in nanoseconds")
      try refuse(times.micro, "--micro is about text: JSON has nanoseconds")
    }
  }

  private static func checkOutput(_ wishes: CaptureWishes) throws(UsageError) {
    let file = wishes.output
    try refuse(wishes.isPacketBuffered && file == nil, "-U is about the frames of -w: -w is missing")
    try refuse(
      file?.hasSuffix(".pcapng") == true, "-w writes pcap: a name that ends in .pcapng would say something else")
    try refuse(wishes.printing.json && file == "-", "--json and -w -: frames and JSON both on standard output")
  }

  fileprivate static func refuse(_ conflict: Bool, _ message: String) throws(UsageError) {
    if conflict { throw UsageError(message) }
  }
}

extension OptionConflicts {
  /// What `flows` refuses beside that.
  static func check(_ command: FlowsCommand) throws(UsageError) {
    let words = command.words
    try refuse(
      words.printing.json && words.color == .always, "--color is about text: JSON has no colours")
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
}

extension OptionConflicts {
  /// What `packets` refuses beside that.
  static func check(_ command: PacketsCommand) throws(UsageError) {
    let line = command.line
    try refuse(line.hex > 2, "-x or -xx: there is no third form")
    try refuse(line.hexAndText > 2, "-X or -XX: there is no third form")
    try refuse(line.text > 2, "-A or -AA: there is no third form")
    let dumps = [(line.hex > 0, "-x"), (line.hexAndText > 0, "-X"), (line.text > 0, "-A")].filter(\.0).map(\.1)
    try refuse(
      dumps.count > 1, "\(dumps.joined(separator: " and ")): each is another form of the same bytes; give one of them")
    try refuse(command.write.prints && command.write.file == nil, "--print is about -w: without it lines are printed")
    try refuse(
      command.write.prints && command.choice.countsOnly, "--print and --count: lines, or only how many there are")
    if command.choice.countsOnly, let option = command.aboutLines {
      throw UsageError("--count prints no lines: \(option) does not go with it")
    }
    if command.write.file != nil, !command.printsLines, !command.choice.countsOnly {
      if let option = command.aboutLines ?? (command.printing.json ? "--json" : nil) {
        throw UsageError("-w prints no lines, and \(option) is about them: --print prints them as well")
      }
    }
    if command.printing.json, let option = command.aboutText {
      throw UsageError("\(option) is about text: JSON has no lines for people")
    }
  }
}

extension PacketsCommand {
  /// The first option given that says how lines are to look, in text or JSON.
  fileprivate var aboutLines: String? {
    aboutText
      ?? [
        (line.noChecksums, "-K"), (line.tunnels != .inner, "--tunnels"), (line.absoluteSequence, "-S"),
        (times.form > 0, "-t"), (times.utc, "--utc"), (times.nano, "--nano"),
      ].first(where: \.0)?.1
  }

  /// The first option given that has no meaning for JSON.
  fileprivate var aboutText: String? {
    [
      (line.link, "-e"), (line.number, "-#"), (line.brief, "-q"), (line.hex > 0, "-x"), (line.hexAndText > 0, "-X"),
      (line.text > 0, "-A"),
    ].first(where: \.0)?.1
  }
}
