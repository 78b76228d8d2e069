import ArgumentParser

/// `rawscope interfaces`: what can be captured from, and by which way.
struct InterfacesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interfaces",
    abstract: "List what can be captured from, and how.",
    helpNames: [.short, .long])

  @Option(help: ArgumentHelp("Colour; auto is on a terminal, unless NO_COLOR is set.", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(help: "Write JSON Lines, one object a line.")
  var json = false

  mutating func run() throws {
    try InterfaceListing(wishes: PrintingWishes(color: color, isJSON: json)).perform()
  }
}
