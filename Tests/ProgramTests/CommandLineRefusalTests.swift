import Testing

/// Wrong command lines: exit code 2, one line on standard error, nothing on standard output.
@Suite struct CommandLineRefusalTests {
  @Test(arguments: [
    ("-c -5 -r f", "the value '-5' is invalid for '-c <count>': not a count (1 or more)"),
    ("-c 0 -r f", "the value '0' is invalid for '-c <count>': not a count (1 or more)"),
    ("-c ten -r f", "the value 'ten' is invalid for '-c <count>': not a count (1 or more)"),
    ("-r f -c", "missing value for '-c <count>'"),
    ("-s 262145 -r f", "the value '262145' is invalid for '-s <bytes>': not a snapshot length (0 to 262144 bytes)"),
    ("-B 0 -i lo", "the value '0' is invalid for '-B <KiB>': not a buffer size (1 to 2097151 KiB)"),
    (
      "-y EN11MB -i lo",
      "the value 'EN11MB' is invalid for '-y <linktype>': no link type's name, such as EN10MB; -L lists those of an interface"
    ),
    ("--top -1 -r f", "the value '-1' is invalid for '--top <rows>': not a number of rows (0: all)"),
    (
      "--by port -r f",
      "the value 'port' is invalid for '--by <subject>'; please provide one of 'host', 'endpoint', 'service', 'pair' or 'flow'"
    ),
    (
      "--separate vlan,mac -r f",
      "the value 'vlan,mac' is invalid for '--separate <list>': 'mac' is neither of vlan, interface"
    ),
    ("-G 60 -r f", "-G (a new file by time) is not offered; -w FILE writes one file"),
    ("--resolve -r f", "unknown option --resolve; rawscope flows --help lists them"),
    ("-i lo -r f", "-i and -r: a run reads an interface or files"),
    ("-r - -r -", "-r - is given twice: standard input can be read once"),
    ("-p -r f", "-p is about capturing from an interface (-i), not about files (-r)"),
    ("--via ring -r f", "--via is about capturing from an interface (-i), not about files (-r)"),
    ("-B 64 -r f", "-B is about capturing from an interface (-i), not about files (-r)"),
    ("-Q in -r f", "-Q is about capturing from an interface (-i), not about files (-r)"),
    ("-Z root -r f", "-Z is about capturing from an interface (-i), not about files (-r)"),
    ("-y EN10MB -r f", "-y is about capturing from an interface (-i), not about files (-r)"),
    ("-U -r f", "-U is about the frames of -w: -w is missing"),
    ("--json -w - -r f", "--json and -w -: frames and JSON both on standard output"),
    ("--json -t -r f", "-t is about text: JSON has each time as UTC and in nanoseconds"),
    ("-w g.pcapng -r f", "-w writes pcap: a name that ends in .pcapng would say something else"),
    ("--json --micro -r f", "--micro is about text: JSON has nanoseconds"),
    ("--json --color always -r f", "--color is about text: JSON has no colours"),
    ("--micro --nano -r f", "--micro and --nano: give one of them"),
    ("-tttttt -r f", "-t to -ttttt: there is no sixth form"),
    ("-dddd tcp", "-d, -dd or -ddd: there is no fourth form"),
    ("-F g -r f tcp", "a filter in words and one with -F: give one of them"),
    ("--count --by flow -r f", "--count prints no rows: --by does not go with it"),
    ("--by flow --sort flows -r f", "--sort flows: a row of --by flow is one flow"),
    ("-D -i lo", "-D lists all interfaces: leave out -i"),
    ("-D -r f", "-D is about interfaces, not about files (-r)"),
    ("-D tcp", "-D lists and stops: nothing is there to filter"),
    ("-D -L", "-D and -L: each lists something else and stops"),
    ("-L", "-L needs -i: whose link types?"),
    ("-d -c 1 tcp", "-d lists and stops: no frame is there to count with -c"),
    ("-d -w g tcp", "-d lists and stops: nothing is there to write with -w"),
    ("-d --json tcp", "-d prints no records: --json does not go with it"),
    ("tcp port 80", "a filter, but nothing to read: -i INTERFACE or -r FILE says where frames come from"),
    ("interfces", "'interfces' is no filter, but nearly the command interfaces: rawscope interfaces"),
    ("-v interfaces", "commands come first: rawscope interfaces …"),
    ("interfaces -r f", "-r is an option of rawscope flows and packets"),
    ("interfaces eth0", "unexpected argument 'eth0'"),
  ])
  func refusesInOneLine(typed: String, message: String) throws {
    let outcome = try BuiltProgram.run(typed.split(separator: " ").map(String.init))
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors == "rawscope: \(message)\n")
  }

  @Test(arguments: [[], ["flows"], ["-nnv"], ["--json"]])
  func showsThreeExamplesWhereNothingIsToBeRead(arguments: [String]) throws {
    let outcome = try BuiltProgram.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 3)
    #expect(outcome.errorLines.allSatisfy { $0.contains("rawscope -") })
  }

  @Test(arguments: [["interfces"], ["interfaces"], ["flows"]])
  func tellsOfCommandsWhereTheFilterDoesNotCompile(words: [String]) throws {
    let folder = try CommandLineFolder()
    let file = try folder.file("one.pcap", CommandLineCapture.datagrams(1))
    let outcome = try BuiltProgram.run(["-r", file] + words)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("rawscope \(words[0] == "flows" ? "flows" : "interfaces")"))
  }

  @Test func refusesABadFilterInTheWordsOfLibpcap() throws {
    let folder = try CommandLineFolder()
    let file = try folder.file("one.pcap", CommandLineCapture.datagrams(1))
    let outcome = try BuiltProgram.run(["-r", file, "tcp", "prt", "80"])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("rawscope: filter: "))
    #expect(outcome.errorLines.contains("  tcp prt 80"))
  }

  @Test func controlsInArgumentsDoNotReachTheTerminal() throws {
    let outcome = try BuiltProgram.run(["--\u{1b}[31m", "-r", "f"])
    #expect(outcome.status == 2)
    #expect(!outcome.errors.contains("\u{1b}"))
    #expect(outcome.errorLines.count == 1)
  }

  @Test(arguments: [
    ["--help"], ["flows", "--help"], ["-h"], ["interfaces", "-h"], ["help", "flows"], ["--version"],
    ["flows", "--version"],
  ])
  func answersOnStandardOutput(arguments: [String]) throws {
    let outcome = try BuiltProgram.run(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(!outcome.output.isEmpty)
  }
}
