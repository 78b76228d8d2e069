import Flow

/// How text is to look; everything here is the caller's to know (terminal, locale, options).
public struct TextOptions: Sendable {
  /// Least width that lines are folded to.
  public static let leastWidth = 60

  /// Columns that no line of the host screen passes; less than 60 counts as 60. Tables are never folded.
  public var width = 80
  /// How many hosts, and lines under each, are shown at most; nil: all.
  public var hosts: Int?
  public var linesPerHost: Int?
  /// How many rows of a table are shown at most; nil: all.
  public var rows: Int?
  /// What is busiest; nil: bytes, but flows in a table in the order of time.
  public var sort: SortKey?
  /// Integers instead of SI prefixes (`--exact`).
  public var isExact = false
  /// No character beyond ASCII (a locale without UTF-8).
  public var isASCII = false
  /// How first times are shown.
  public var time = TimeStyle()
  /// First times also on lines below 120 columns (a `-t` was given).
  public var alwaysShowsTime = false
  public var style = Style.plain

  public init() {}

  /// What `--top` and the output's kind say about limits.
  ///
  /// - Parameters:
  ///   - top: N of `--top N`, so many hosts (rows of a table) and lines under each; 0: all; nil: not given.
  ///   - isTerminal: then ten hosts with five lines each where `top` is not given.
  public mutating func limit(top: Int?, isTerminal: Bool) {
    let given = top.map { $0 > 0 ? $0 : Int.max }
    hosts = given == .max ? nil : given ?? (isTerminal ? 10 : nil)
    linesPerHost = given == .max ? nil : given ?? (isTerminal ? 5 : nil)
    rows = given == .max ? nil : given
  }
}

/// Escape sequences around parts of the text; meaning never hangs on them.
public struct Style: Hashable, Sendable {
  var heading: String
  var doubt: String
  var aside: String
  var end: String

  /// None at all.
  public static let plain = Style(heading: "", doubt: "", aside: "", end: "")
  /// ECMA-48 SGR: bold headings, yellow doubts, faint asides.
  public static let ansi = Style(heading: "\u{1B}[1m", doubt: "\u{1B}[33m", aside: "\u{1B}[2m", end: "\u{1B}[0m")
}
