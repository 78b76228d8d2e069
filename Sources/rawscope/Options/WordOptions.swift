import ArgumentParser

/// How what was found is put into words.
struct WordOptions: ParsableArguments {
  @Flag(name: .customShort("n"), help: "Print addresses as numbers; they always are.")
  var numeric: Int

  @Flag(
    name: .customShort("t"),
    help: """
      Times: -t none, -tt seconds since 1970, -ttt since the line before, -tttt date and time, -ttttt since the \
      first frame.
      """)
  var timeStyle: Int

  @Flag(help: "Times in UTC instead of local time.")
  var utc = false

  @Flag(help: "Times to the microsecond, the default.")
  var micro = false

  @Flag(help: "Times to the nanosecond.")
  var nano = false

  @Flag(name: .customShort("q"), help: "Less talk: no progress, no closing statistics.")
  var quiet = false

  @Flag(
    name: .customShort("v"),
    help: "Say more: how the interface was opened and which rights were given away; what a file says of its interfaces."
  )
  var verbosity: Int

  @Flag(name: .customShort("l"), help: "Write each line as soon as it is made.")
  var lineBuffered = false

  @Option(help: ArgumentHelp("Colour; auto is on a terminal, unless NO_COLOR is set.", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(help: "Write JSON Lines, one object a line.")
  var json = false

  @Flag(name: .customLong("count"), help: "Print only how many frames and flows there are.")
  var countsOnly = false

  @Flag(name: .customLong("no-progress"), help: "Show no progress while a large file is read.")
  var noProgress = false
}
