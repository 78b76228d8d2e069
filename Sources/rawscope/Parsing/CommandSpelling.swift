/// The options of one command as getopt(3) would be told of them.
///
/// The argument parser cannot read `-nnc10` or `-ieth0` itself, so the letters stand here a second
/// time; a test holds them against what the parser knows (`--experimental-dump-help`).
struct CommandSpelling: Hashable, Sendable {
  let name: String
  /// Letters that stand alone and may be run together: `-nnv`.
  let flags: String
  /// Letters whose value is the rest of the word, or else the next word: `-c10`, `-c 10`.
  let values: String
  /// Words after `--` that stand alone.
  let longFlags: [String]
  /// Words after `--` whose value follows `=`, or else is the next word.
  let longValues: [String]
  /// Options whose second value would hide the first, as letter or word, and why there is one only.
  var once: [Single] = []

  struct Single: Hashable, Sendable {
    let names: [String]
    let reason: String
  }

  /// What every command understands.
  static let everywhere = CommandSpelling(
    name: "", flags: "h", values: "", longFlags: ["help", "help-hidden", "version"], longValues: [])

  static let flows = CommandSpelling(
    name: "flows",
    flags: "pLDdntqvlU",
    values: "irsByQcZFw",
    longFlags: [
      "no-promiscuous-mode", "list-data-link-types", "list-interfaces", "utc", "micro", "nano", "json", "count",
      "no-progress", "packet-buffered", "exact", "no-split",
    ],
    longValues: [
      "interface", "via", "snapshot-length", "buffer-size", "linktype", "direction", "relinquish-privileges", "color",
      "by", "top", "sort", "tunnels", "separate", "fragments", "hash-seed",
    ],
    once: [
      Single(names: ["-i", "--interface"], reason: "one run takes one interface"),
      Single(names: ["-w"], reason: "one run writes one file"),
      Single(names: ["-F"], reason: "one run has one filter"),
    ])

  static let packets = CommandSpelling(
    name: "packets",
    flags: "pLDdntvlUqe#SKxXA",
    values: "irsByQcZFw",
    longFlags: [
      "no-promiscuous-mode", "list-data-link-types", "list-interfaces", "utc", "micro", "nano", "json", "count",
      "no-progress", "packet-buffered", "print", "number", "absolute-tcp-sequence-numbers", "dont-verify-checksums",
    ],
    longValues: [
      "interface", "via", "snapshot-length", "buffer-size", "linktype", "direction", "relinquish-privileges",
      "tunnels", "packet",
    ],
    once: flows.once + [Single(names: ["--packet"], reason: "one list has them all, such as 3-7,9")])

  static let interfaces = CommandSpelling(
    name: "interfaces", flags: "", values: "", longFlags: ["json"], longValues: ["color"])

  static let all = [flows, packets, interfaces]

  func hasLetter(_ letter: Character) -> Bool { flags.contains(letter) || values.contains(letter) }
  func hasLong(_ word: String) -> Bool { longFlags.contains(word) || longValues.contains(word) }
}
