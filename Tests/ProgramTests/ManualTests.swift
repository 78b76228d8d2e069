import Foundation
import Testing

/// The committed manual and completions against the program's own options.
@Suite struct ManualTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// `-x` and `--word` of a command, without help and version, which the parser adds.
  private static func options(of command: String) throws -> [(name: HelpDump.Name, isFlag: Bool)] {
    try HelpDump.read().command(command).arguments
      .filter { $0.shouldDisplay && $0.kind != "positional" && !["help", "version"].contains($0.valueName) }
      .flatMap { argument in (argument.names ?? []).map { ($0, argument.kind == "flag") } }
  }

  @Test(arguments: ["man/generate", "completions/generate"])
  func theCommittedFilesAreWhatWouldBeGenerated(script: String) throws {
    let outcome = try BuiltProgram.shell(
      "python3 '\(Self.root.appendingPathComponent(script).path)' --check \"$RAWSCOPE\"")
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
  }

  @Test(arguments: ["flows", "interfaces", "packets"])
  func everyOptionStandsOnItsPage(command: String) throws {
    let page = try Self.text("man/rawscope-\(command).1")
    let items = page.split(separator: "\n").filter { $0.hasPrefix(".It Fl ") }
    let options = try Self.options(of: command)
    #expect(!options.isEmpty)
    for option in options {
      let macro = "Fl " + (option.name.kind == "short" ? "" : "-") + option.name.name
      #expect(items.contains { $0.contains("\(macro) ") || $0.hasSuffix(macro) }, "\(macro) in \(command)")
    }
  }

  /// No item of the options' lists is about something that the program does not have.
  @Test(arguments: ["flows", "interfaces", "packets"])
  func noOtherOptionStandsOnItsPage(command: String) throws {
    let known = Set(try Self.options(of: command).map { ($0.name.kind == "short" ? "" : "-") + $0.name.name })
      .union(["h", "-help", "-version"])
    let page = try Self.text("man/rawscope-\(command).1")
    for item in page.split(separator: "\n") where item.hasPrefix(".It Fl ") {
      let words = item.split(separator: " ")
      for (word, next) in zip(words, words.dropFirst()) where word == "Fl" {
        #expect(known.contains(String(next)), "\(next) in \(command)")
      }
    }
  }

  @Test(arguments: ["rawscope", "rawscope-flows", "rawscope-interfaces", "rawscope-packets"])
  func everyPageHasItsHandWrittenSections(page: String) throws {
    let text = try Self.text("man/\(page).1")
    for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "EXAMPLES", "SEE ALSO"] {
      #expect(text.contains(".Sh \(section)\n"))
    }
    if page != "rawscope" { #expect(text.contains(".Sh PRIVILEGE\n")) }
  }

  @Test(arguments: ["rawscope", "rawscope-flows", "rawscope-interfaces", "rawscope-packets"])
  func everyPageIsCleanMdoc(page: String) throws {
    let path = Self.root.appendingPathComponent("man/\(page).1").path
    let outcome = try BuiltProgram.shell("command -v mandoc >/dev/null || exit 0; mandoc -T lint -W warning '\(path)'")
    #expect(outcome.output == "")
    #expect(outcome.status == 0)
  }

  @Test(arguments: [
    ("completions/rawscope.bash", "-%@", "--%@"),
    ("completions/_rawscope", "-%@", "--%@"),
    ("completions/rawscope.fish", "-s '%@'", "-l '%@'"),
  ])
  func everyShellCompletesEveryOption(file: String, short: String, long: String) throws {
    let script = try Self.text(file)
    for command in ["flows", "interfaces", "packets"] {
      for option in try Self.options(of: command) {
        let form = (option.name.kind == "short" ? short : long).replacingOccurrences(of: "%@", with: option.name.name)
        #expect(script.contains(form), "\(form) in \(file)")
      }
    }
  }

  /// Options without a command are those of flows, to the shells too.
  @Test(arguments: [
    ("rawscope --by ", ["endpoint", "flow", "host", "pair", "service"]),
    ("rawscope flows --sort ", ["bytes", "duration", "flows", "packets"]),
    ("rawscope inter", ["interfaces"]), ("rawscope pack", ["packets"]),
    ("rawscope packets --tunnels ", ["inner", "outer"]), ("rawscope packets --pri", ["--print"]),
    ("rawscope -r x --no-sp", ["--no-split"]),
  ])
  func bashCompletesWithoutTheNameOfTheCommand(typed: String, offered: [String]) throws {
    let script = Self.root.appendingPathComponent("completions/rawscope.bash").path
    let outcome = try BuiltProgram.shell(
      """
      source '\(script)'; COMP_LINE='\(typed)'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE)
      [[ $COMP_LINE = *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _rawscope rawscope "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    #expect(outcome.output.split(separator: "\n").map(String.init).sorted() == offered)
  }
}
