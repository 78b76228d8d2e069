import ArgumentParser
import Report

/// How moments are put into words.
struct TimeOptions: ParsableArguments {
  @Flag(
    name: .customShort("t"),
    help: """
      Times: -t none, -tt seconds since 1970, -ttt since the line before, -tttt date and time, -ttttt since the \
      first line.
      """)
  var form: Int

  @Flag(help: "Times in UTC instead of local time.")
  var utc = false

  @Flag(help: "Times to the microsecond, the default.")
  var micro = false

  @Flag(help: "Times to the nanosecond.")
  var nano = false

  /// Whether something was said about times.
  var isGiven: Bool { form > 0 || utc || micro || nano }

  var style: TimeStyle {
    TimeStyle(TimeForm(rawValue: form) ?? .clock, digits: nano ? 9 : 6, offset: utc ? TimeStyle.utc : TimeStyle.local)
  }
}
