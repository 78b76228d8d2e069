import Testing

@testable import rawscope

/// Command lines as their users type them, and what reaches the argument parser.
@Suite struct CommandLineArrangementTests {
  @Test(arguments: [
    ("-nnc10", "flows -n -n -c=10"),
    ("-nnc 10", "flows -n -n -c=10"),
    ("-ieth0", "flows -i=eth0"),
    ("-i eth0 -p", "flows -i=eth0 -p"),
    ("-nnr file", "flows -n -n -r=file"),
    ("-nnrfile", "flows -n -n -r=file"),
    ("-nr - tcp port 80", "flows -n -r=- -- tcp port 80"),
    ("-tttt -dd -vvv", "flows -t -t -t -t -d -d -v -v -v"),
    ("tcp -nr f port 80 -q", "flows -n -r=f -q -- tcp port 80"),
    ("-r f -- -5", "flows -r=f -- -5"),
    ("-r f -- -- -5", "flows -r=f -- -- -5"),
    ("-c -5", "flows -c=-5"),
    ("-c -- tcp", "flows -c=-- -- tcp"),
    ("-w=a=b", "flows -w==a=b"),
    ("-c", "flows -c"),
    ("--top -5 --by host", "flows --top=-5 --by=host"),
    ("--by=host", "flows --by=host"),
    ("--interface=eth0", "flows --interface=eth0"),
    ("--top", "flows --top"),
    ("-", "flows -- -"),
    ("-h", "flows -h"),
    ("-nh", "flows -n -h"),
    ("flows -nr f", "flows -n -r=f"),
    ("-i flows", "flows -i=flows"),
    ("-r f interfaces", "flows -r=f -- interfaces"),
    ("interfaces --json", "interfaces --json"),
    ("packets -nnvvSXXr f", "packets -n -n -v -v -S -X -X -r=f"),
    ("packets tcp -#Ac10 -r f --packet 3-7", "packets -# -A -c=10 -r=f --packet=3-7 -- tcp"),
    ("interfaces host", "interfaces -- host"),
    ("--help", "--help"),
    ("--version -x", "--version -x"),
    ("--experimental-dump-help", "--experimental-dump-help"),
    ("--generate-completion-script bash", "--generate-completion-script bash"),
    ("help flows", "help flows"),
    ("", "flows"),
  ])
  func arranges(typed: String, expected: String) throws {
    let arguments = typed.split(separator: " ").map(String.init)
    #expect(try ArgumentArrangement.arrange(arguments).joined(separator: " ") == expected)
  }

  @Test func valuesMayBeEmptyOrHoldSpaces() throws {
    #expect(try ArgumentArrangement.arrange(["-F", "", "-w", "a b"]) == ["flows", "-F=", "-w=a b"])
    #expect(try ArgumentArrangement.arrange(["-r", "f", ""]) == ["flows", "-r=f", "--", ""])
  }

  @Test(arguments: [
    ("-e", "-e is an option of rawscope packets"),
    ("-nnve", "-e is an option of rawscope packets"),
    ("packets --top 3", "--top is an option of rawscope flows"),
    ("packets -I", "-I (monitor mode) is not offered; switch the interface with iw(8) first"),
    ("-V files", "-V (a list of files to read) is not offered; give each file with -r"),
    ("-E x", "-E (decryption of ESP) is not offered"),
    ("--number", "--number is an option of rawscope packets"),
    ("-k", "unknown option -k; rawscope flows --help lists them"),
    ("-5", "unknown option -5; rawscope flows --help lists them"),
    ("-\u{1b}", "unknown option -\\x1b; rawscope flows --help lists them"),
    ("--tpo 3", "unknown option --tpo; --top is near it"),
    ("--bogus", "unknown option --bogus; rawscope flows --help lists them"),
    ("--json=yes", "--json takes no value"),
    ("-i a -ib", "-i is given more than once: one run takes one interface"),
    ("-i a --interface b", "-i is given more than once: one run takes one interface"),
    ("-w a -Uw b", "-w is given more than once: one run writes one file"),
    ("-F a -F b", "-F is given more than once: one run has one filter"),
    ("interfaces -c 5", "-c is an option of rawscope flows and packets"),
    ("interfaces --top 5", "--top is an option of rawscope flows"),
    ("interfaces -e", "-e is an option of rawscope packets"),
  ])
  func refuses(typed: String, message: String) {
    #expect(throws: UsageError(message)) {
      try ArgumentArrangement.arrange(typed.split(separator: " ").map(String.init))
    }
  }

  /// tcpdump 4.99's letters, from its manual's SYNOPSIS: each is either ours or refused by name.
  @Test(arguments: Array("AbdDefhHIJKlLnNOpqStuUvxX#BcCEFGijmMQrsTVwWyzZ"))
  func knowsEveryLetterOfTcpdump(letter: Character) throws {
    do {
      let arranged = try ArgumentArrangement.arrange(["packets", "-\(letter)", "value"])
      #expect(arranged[1].hasPrefix("-\(letter)"))
    } catch {
      #expect(error.text.hasPrefix("rawscope: -\(letter) ("))
      #expect(error.text.contains("is not offered"))
    }
  }

  @Test(arguments: [
    (["interfces"], "'interfces' is no filter, but nearly the command interfaces: rawscope interfaces"),
    (["flow"], "'flow' is no filter, but nearly the command flows: rawscope flows"),
    (["interfaces", "eth0"], "commands come first: rawscope interfaces …"),
    (["flows tcp"], "commands come first: rawscope flows …"),
  ])
  func tellsOfCommands(words: [String], hint: String) {
    #expect(CommandHint.hint(for: words) == hint)
  }

  @Test(arguments: [["tcp", "port", "80"], ["host", "10.0.0.1"], ["ip6"], [""], []])
  func takesFiltersForFilters(words: [String]) {
    #expect(CommandHint.hint(for: words) == nil)
  }

  @Test(arguments: [("flows", "flwos", 1), ("ab", "ba", 1), ("flows", "flows", 0), ("a", "abc", 2), ("", "ab", 2)])
  func countsSlips(a: String, b: String, slips: Int) {
    #expect(Likeness.slips(from: Array(a), to: Array(b)) == slips)
    #expect(Likeness.slips(from: Array(b), to: Array(a)) == slips)
  }
}
