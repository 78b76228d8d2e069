/// What is said of an option that the command does not have.
enum RefusedOption {
  /// tcpdump's letters that are not offered: what the letter means there, and what does the same work here,
  /// where something does.
  static let tcpdumpLetters: [Character: (meaning: String, instead: String?)] = [
    "C": ("a new file by size", oneFile),
    "E": ("decryption of ESP", nil),
    "G": ("a new file by time", oneFile),
    "H": ("802.11s mesh headers", nil),
    "I": ("monitor mode", "switch the interface with iw(8) first"),
    "J": ("the list of time stamp types", nil),
    "M": ("the secret of TCP-MD5", nil),
    "N": ("host names without their domain", "addresses are printed as numbers"),
    "O": ("no filter optimiser", nil),
    "T": ("the type of a payload", nil),
    "V": ("a list of files to read", "give each file with -r"),
    "W": ("a number of files", oneFile),
    "a": ("host names of addresses", nil),
    "b": ("AS numbers with a dot", nil),
    "f": ("foreign addresses as numbers", "addresses are printed as numbers"),
    "j": ("the type of time stamps", nil),
    "m": ("an SNMP MIB module", nil),
    "u": ("undecoded NFS handles", nil),
    "z": ("a command after each file", oneFile),
  ]
  private static let oneFile = "-w FILE writes one file"

  /// tcpdump's long words for letters above.
  static let tcpdumpWords: [String: Character] = [
    "list-time-stamp-types": "J", "monitor-mode": "I", "no-optimize": "O", "time-stamp-type": "j",
  ]

  static func letter(_ letter: Character, on command: CommandSpelling) -> UsageError {
    let option = "-" + Spoken.plain(String(letter))
    if let refusal = belongs(option, to: CommandSpelling.all.filter { $0.hasLetter(letter) }) { return refusal }
    guard let refusal = tcpdumpLetters[letter] else {
      return UsageError("unknown option \(option); rawscope \(command.name) --help lists them")
    }
    return notOffered(option, refusal)
  }

  static func long(_ name: String, on command: CommandSpelling) -> UsageError {
    let option = "--" + Spoken.plain(name)
    if let refusal = belongs(option, to: CommandSpelling.all.filter { $0.hasLong(name) }) { return refusal }
    if let letter = tcpdumpWords[name], let refusal = tcpdumpLetters[letter] {
      return notOffered(option, refusal)
    }
    let known = command.longFlags + command.longValues + CommandSpelling.everywhere.longFlags
    if let near = Likeness.nearest(to: name, among: known) {
      return UsageError("unknown option \(option); --\(near) is near it")
    }
    return UsageError("unknown option \(option); rawscope \(command.name) --help lists them")
  }

  /// - Returns: nil where no command has the option.
  private static func belongs(_ option: String, to owners: [CommandSpelling]) -> UsageError? {
    guard !owners.isEmpty else { return nil }
    return UsageError("\(option) is an option of rawscope \(owners.map(\.name).joined(separator: " and "))")
  }

  private static func notOffered(_ option: String, _ refusal: (meaning: String, instead: String?)) -> UsageError {
    UsageError("\(option) (\(refusal.meaning)) is not offered" + (refusal.instead.map { "; " + $0 } ?? ""))
  }
}
