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

/// Where frames go instead of lines about them.
struct PacketWriteOptions: ParsableArguments {
  @Option(
    name: .customShort("w"),
    help: ArgumentHelp(
      "Write the frames to this pcap file, and print no lines; - is standard output.", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(
    name: .customLong("print"),
    help: "Print the lines as well (with -w); to standard error where frames go to standard output.")
  var prints = false

  @Flag(
    name: [.customShort("U"), .customLong("packet-buffered")], help: "Write each batch of frames at once (with -w).")
  var packetBuffered = false
}
