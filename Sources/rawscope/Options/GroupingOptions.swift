import ArgumentParser
import Flow
import Report

/// What the rows of the report are, which, and in what order.
struct GroupingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What a row is about; by default host, and flow with --json.", valueName: "subject"))
  var by: FlowsReport.Subject?

  @Option(
    help: ArgumentHelp(
      "Rows at most, or hosts with as many lines each; 0 is all. Ten hosts of five lines on a terminal, else all.",
      valueName: "rows"),
    transform: RowLimit.parse)
  var top: RowLimit?

  @Option(
    help: ArgumentHelp(
      "Order, greatest first; bytes by default, but flows in a table or in JSON stand in order of time.",
      valueName: "key"))
  var sort: SortKey?

  @Flag(help: "Print whole numbers instead of 1.2 MB.")
  var exact = false
}
