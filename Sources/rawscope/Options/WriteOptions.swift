import ArgumentParser

/// Where frames go besides the report.
struct WriteOptions: ParsableArguments {
  @Option(
    name: .customShort("w"),
    help: ArgumentHelp(
      "Also write the frames to this pcap file; - is standard output, and the report goes to standard error.",
      valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(
    name: [.customShort("U"), .customLong("packet-buffered")], help: "Write each batch of frames at once (with -w).")
  var packetBuffered = false
}
