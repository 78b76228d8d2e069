import ArgumentParser
import Flow
import Report

/// What the rows of the report are, which, and in what order.
struct GroupingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What a row is about; host by default.", valueName: "subject"))
  var by: FlowsReport.Subject?

  @Option(
    help: ArgumentHelp("Rows at most; 0 is all. Ten hosts on a terminal, all in a pipe.", valueName: "rows"),
    transform: RowLimit.parse)
  var top: RowLimit?

  @Option(help: ArgumentHelp("Order of the rows, greatest first; bytes by default.", valueName: "key"))
  var sort: SortKey?

  @Flag(help: "Print whole numbers instead of 1.2 MB.")
  var exact = false
}
