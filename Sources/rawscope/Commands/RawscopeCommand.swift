import ArgumentParser

/// The program's name and its commands. It has no options of its own but `--help` and `--version`.
struct RawscopeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rawscope",
    abstract: "See who talked to whom, from the wire or from capture files.",
    discussion: """
      rawscope -r FILE reads a capture, sudo rawscope -i INTERFACE listens, and both print the flows of each \
      endpoint: flows is the command that runs when none is named, and its options follow at once.
      """,
    version: version,
    subcommands: [FlowsCommand.self, PacketsCommand.self, InterfacesCommand.self],
    defaultSubcommand: FlowsCommand.self,
    helpNames: .long)

  /// The version of the program, by https://semver.org.
  static let version = "0.1.0"
}
