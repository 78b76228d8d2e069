import ArgumentParser

/// How flows are put into words.
struct WordOptions: ParsableArguments {
  @OptionGroup var printing: PrintingOptions
  @OptionGroup var times: TimeOptions

  @Flag(name: .customShort("q"), help: "Less talk: no progress, no closing statistics.")
  var quiet = false

  @Flag(
    name: .customShort("v"),
    help: "Say more: how the interface was opened and which rights were given away; what a file says of its interfaces."
  )
  var verbosity: Int

  @Option(help: ArgumentHelp("Colour; auto is on a terminal, unless NO_COLOR is set.", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(name: .customLong("count"), help: "Print only how many frames and flows there are.")
  var countsOnly = false
}

/// What every command over frames understands about its output.
struct PrintingOptions: ParsableArguments {
  @Flag(name: .customShort("n"), help: "Print addresses as numbers; they always are.")
  var numeric: Int

  @Flag(name: .customShort("l"), help: "Write each line as soon as it is made.")
  var lineBuffered = false

  @Flag(help: "Write JSON Lines, one object a line.")
  var json = false

  @Flag(name: .customLong("no-progress"), help: "Show no progress while a large file is read.")
  var noProgress = false
}
