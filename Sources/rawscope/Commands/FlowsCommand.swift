import ArgumentParser

/// `rawscope flows`, the main job and the default: who talked to whom.
struct FlowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flows",
    abstract: "Print the flows of each endpoint (the default).",
    helpNames: [.short, .long])

  @OptionGroup(title: "Source") var source: SourceOptions
  @OptionGroup(title: "Filter") var filter: FilterOptions
  @OptionGroup(title: "Flows") var key: FlowKeyOptions
  @OptionGroup(title: "Rows") var grouping: GroupingOptions
  @OptionGroup(title: "Words") var words: WordOptions
  @OptionGroup(title: "Frames") var write: WriteOptions

  mutating func run() throws {
    try OptionConflicts.check(captureWishes)
    try OptionConflicts.check(self)
    try CaptureRun.perform(captureWishes, listing: words.wishes) { FlowConsumer(self) }
  }

  private var captureWishes: CaptureWishes {
    CaptureWishes(
      command: "flows", source: source, filter: filter, times: words.times, printing: words.printing,
      output: write.file,
      isPacketBuffered: write.packetBuffered, verbosity: words.verbosity, isQuiet: words.quiet,
      showsProgress: !words.printing.noProgress && !words.quiet, packets: nil, result: "the flows")
  }
}
