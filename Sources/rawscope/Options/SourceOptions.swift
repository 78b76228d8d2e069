import ArgumentParser
import Capture

/// Where frames come from.
struct SourceOptions: ParsableArguments {
  @Option(
    name: [.customShort("i"), .long],
    help: ArgumentHelp("Capture from this interface.", valueName: "interface"),
    completion: .shellCommand("ls /sys/class/net"))
  var interface: String?

  @Option(
    name: .customShort("r"),
    help: ArgumentHelp(
      "Read this capture file (pcap, pcapng); - is standard input. May be given again: all are read, in order.",
      valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "Take frames through an AF_PACKET ring or through libpcap; auto tries the ring first.", valueName: "way"))
  var via: CaptureMethod?

  @Flag(
    name: [.customShort("p"), .customLong("no-promiscuous-mode")],
    help: "Leave the interface out of promiscuous mode.")
  var noPromiscuousMode = false

  @Option(
    name: [.customShort("s"), .customLong("snapshot-length")],
    help: ArgumentHelp("Keep at most this many bytes of each frame; 0 is 262144, the default.", valueName: "bytes"),
    transform: SnapshotLength.parse)
  var snapshotLength: SnapshotLength?

  @Option(
    name: [.customShort("B"), .customLong("buffer-size")],
    help: ArgumentHelp("Room for frames that wait to be read; 65536 by default.", valueName: "KiB"),
    transform: BufferSize.parse)
  var bufferSize: BufferSize?

  @Option(
    name: [.customShort("y"), .customLong("linktype")],
    help: ArgumentHelp("Ask the interface for this link type, by its libpcap name.", valueName: "linktype"),
    transform: LinkTypeName.parse)
  var linkType: LinkTypeName?

  @Option(
    name: [.customShort("Q"), .customLong("direction")],
    help: ArgumentHelp("Take only frames that travel this way.", valueName: "direction"))
  var direction: CaptureDirection?

  @Option(
    name: [.customShort("c")], help: ArgumentHelp("Stop after this many frames that match.", valueName: "count"),
    transform: Count.parse)
  var count: Count?

  @Flag(name: [.customShort("L"), .customLong("list-data-link-types")], help: "List the interface's link types.")
  var listsLinkTypes = false

  @Flag(name: [.customShort("D"), .customLong("list-interfaces")], help: "List what can be captured from.")
  var listsInterfaces = false

  @Option(
    name: [.customShort("Z"), .customLong("relinquish-privileges")],
    help: ArgumentHelp(
      "Become this user once interface and outputs are open; by default who called sudo, else nobody.",
      valueName: "user"))
  var user: String?
}
