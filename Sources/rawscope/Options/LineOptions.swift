import ArgumentParser

/// What stands on the line of a packet.
struct LineOptions: ParsableArguments {
  @Flag(
    name: .customShort("v"),
    help: """
      More on each line: options, TTL, checksum verdicts; a second and a third v add nothing to the line. It also \
      says how the interface was opened and which rights were given away, and what a file says of its interfaces.
      """)
  var verbosity: Int

  @Flag(name: .customShort("q"), help: "Less on each line: addresses, protocol and length.")
  var brief = false

  @Flag(name: .customShort("e"), help: "Print the link-layer header.")
  var link = false

  @Flag(name: [.customShort("#"), .customLong("number")], help: "Print each packet's number in the capture.")
  var number = false

  @Flag(
    name: [.customShort("S"), .customLong("absolute-tcp-sequence-numbers")],
    help: "Print TCP sequence numbers as they are sent, not from each connection's first.")
  var absoluteSequence = false

  @Flag(
    name: [.customShort("K"), .customLong("dont-verify-checksums")],
    help: "Verify no checksum.")
  var noChecksums = false

  @Option(help: ArgumentHelp("Which packet of a tunnelled one is printed.", valueName: "header"))
  var tunnels: TunnelChoice = .inner

  @Flag(
    name: .customShort("x"), help: "Also print the bytes in hexadecimal, without the link-layer header; -xx with it.")
  var hex: Int

  @Flag(
    name: .customShort("X"),
    help: "Also print the bytes in hexadecimal and as text, without the link-layer header; -XX with it.")
  var hexAndText: Int

  @Flag(
    name: .customShort("A"), help: "Also print the bytes as text, without the link-layer header; -AA with it.")
  var text: Int
}

/// Which packets of a capture are printed, and whether they are.
struct PacketChoiceOptions: ParsableArguments {
  @Option(
    name: .customLong("packet"),
    help: ArgumentHelp(
      "Take only the packets with these numbers, which count from 1: 9, 3-7, or several with commas: 3-7,9.",
      valueName: "numbers"),
    transform: PacketNumbers.parse)
  var numbers: PacketNumbers?

  @Flag(name: .customLong("count"), help: "Print only how many packets there are.")
  var countsOnly = false
}
