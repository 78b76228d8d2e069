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
    let request = try FlowRequest(self)
    switch request.task {
    case .listInterfaces: try InterfaceListing(wishes: words.wishes).perform()
    case .listLinkTypes(let interface): try LinkTypeListing(device: interface).perform()
    case .dumpFilter(let dump): try FilterListing(run: FlowRun(self, request), dump: dump).perform()
    case .report: try FlowRun(self, request).perform()
    }
  }
}
