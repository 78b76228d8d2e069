import Foundation
import Testing

@testable import rawscope

/// The tables of letters against what the argument parser itself knows.
@Suite struct CommandLineSpellingTests {
  @Test(arguments: CommandSpelling.all)
  func agreesWithTheParser(spelling: CommandSpelling) throws {
    let known = try HelpDump.read().command(spelling.name)
    let own = known.arguments.filter { $0.kind != "positional" && !["help", "version"].contains($0.valueName) }
    #expect(Set(spelling.flags.map(String.init)) == own.names("short", of: "flag"))
    #expect(Set(spelling.values.map(String.init)) == own.names("short", of: "option"))
    #expect(Set(spelling.longFlags) == own.names("long", of: "flag"))
    #expect(Set(spelling.longValues) == own.names("long", of: "option"))
    #expect(spelling.flags.count + spelling.values.count == Set(spelling.flags + spelling.values).count)
  }

  @Test func namesEveryCommand() throws {
    let commands = try HelpDump.read().subcommands.map(\.commandName).filter { $0 != "help" }
    #expect(commands == CommandSpelling.all.map(\.name))
  }

  @Test func refusesNoLetterThatIsOffered() {
    for letter in RefusedOption.tcpdumpLetters.keys {
      #expect(!CommandSpelling.all.contains { $0.hasLetter(letter) })
    }
    for (word, letter) in RefusedOption.tcpdumpWords {
      #expect(!CommandSpelling.all.contains { $0.hasLong(word) })
      #expect(RefusedOption.tcpdumpLetters[letter] != nil)
    }
  }
}

/// What `--experimental-dump-help` prints: the commands and options as the parser knows them.
struct HelpDump: Decodable {
  struct Name: Decodable {
    let kind: String
    let name: String
  }
  struct Argument: Decodable {
    let kind: String
    let shouldDisplay: Bool
    let valueName: String?
    let names: [Name]?
  }
  struct Command: Decodable {
    let commandName: String
    let arguments: [Argument]
    let subcommands: [Command]?
  }
  private let command: Command

  static func read() throws -> HelpDump {
    let dump = try BuiltProgram.run(["--experimental-dump-help"])
    return try JSONDecoder().decode(HelpDump.self, from: Data(dump.output.utf8))
  }

  var subcommands: [Command] { command.subcommands ?? [] }

  func command(_ name: String) throws -> Command {
    try #require(subcommands.first { $0.commandName == name })
  }
}

extension [HelpDump.Argument] {
  /// The names of a kind (`short`, `long`) of all flags or all options.
  func names(_ kind: String, of argument: String) -> Set<String> {
    Set(filter { $0.kind == argument }.flatMap { $0.names ?? [] }.filter { $0.kind == kind }.map(\.name))
  }
}
