import ArgumentParser

/// Which frames count: libpcap's filter language.
struct FilterOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Frames to take, in libpcap's language (see pcap-filter(7)). All words make one filter.", valueName: "filter"))
  var words: [String] = []

  @Option(
    name: .customShort("F"), help: ArgumentHelp("Read the filter from this file.", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(
    name: .customShort("d"),
    help: "Print the compiled filter and stop: -d in assembly, -dd as a C fragment, -ddd as numbers.")
  var dumps: Int
}
