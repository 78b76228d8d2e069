import ArgumentParser

/// What makes a flow.
struct FlowKeyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Which IP header of a tunnelled packet names its flow.", valueName: "header"))
  var tunnels: TunnelChoice = .inner

  @Option(
    help: ArgumentHelp("Keep equal addresses apart by vlan, interface or both: vlan,interface.", valueName: "list"),
    completion: .list(["vlan", "interface", "vlan,interface"]),
    transform: SeparationList.parse)
  var separate: SeparationList?

  @Option(
    help: ArgumentHelp(
      "Count fragments with the flow that their first one names, or apart, by address pair.", valueName: "place"))
  var fragments: FragmentChoice = .join

  @Flag(name: .customLong("no-split"), help: "Keep one flow where a closed connection's ports are used again.")
  var noSplit = false

  @Option(
    help: ArgumentHelp(
      "Key of the flow table's hash, instead of a random one.", valueName: "number", visibility: .hidden),
    transform: HashSeed.parse)
  var hashSeed: HashSeed?
}
