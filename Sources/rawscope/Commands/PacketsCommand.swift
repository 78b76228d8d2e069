import ArgumentParser

/// `rawscope packets`: a line a packet.
struct PacketsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packets",
    abstract: "Print a line for each packet.",
    helpNames: [.short, .long])

  @OptionGroup(title: "Source") var source: SourceOptions
  @OptionGroup(title: "Filter") var filter: FilterOptions
  @OptionGroup(title: "Packets") var choice: PacketChoiceOptions
  @OptionGroup(title: "Lines") var line: LineOptions
  @OptionGroup(title: "Words") var printing: PrintingOptions
  @OptionGroup(title: "Times") var times: TimeOptions
  @OptionGroup(title: "Frames") var write: PacketWriteOptions

  mutating func run() throws {
    try OptionConflicts.check(captureWishes)
    try OptionConflicts.check(self)
    try CaptureRun.perform(captureWishes, listing: PrintingWishes(isJSON: printing.json)) { PacketConsumer(self) }
  }

  /// Whether there is a line for each packet.
  var printsLines: Bool { !choice.countsOnly && (write.file == nil || write.prints) }

  private var captureWishes: CaptureWishes {
    CaptureWishes(
      command: "packets", source: source, filter: filter, times: times, printing: printing, output: write.file,
      isPacketBuffered: write.packetBuffered, verbosity: line.verbosity, isQuiet: false,
      // Lines that reach the same terminal, be it through another program, would go through the line of progress.
      showsProgress: !printing.noProgress && (!printsLines || (write.file != "-" && Descriptor.isFile(1))),
      packets: choice.numbers, result: nil)
  }
}
