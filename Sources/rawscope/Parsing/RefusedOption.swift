/// What is said of an option that the command does not have.
enum RefusedOption {
  /// tcpdump's letters that are not offered: what the letter means there, and what does the same work here,
  /// where something does.
  static let tcpdumpLetters: [Character: (meaning: String, instead: String?)] = [
    "#": ("packet numbers", nil),
    "A": ("packets as text", keepFrames),
    "C": ("a new file by size", oneFile),
    "E": ("decryption of ESP", nil),
    "G": ("a new file by time", oneFile),
    "H": ("802.11s mesh headers", nil),
    "I": ("monitor mode", "switch the interface with iw(8) first"),
    "J": ("the list of time stamp types", nil),
    "K": ("no checksum verification", "no checksum is verified"),
    "M": ("the secret of TCP-MD5", nil),
    "N": ("host names without their domain", "addresses are printed as numbers"),
    "O": ("no filter optimiser", nil),
    "S": ("absolute sequence numbers", keepFrames),
    "T": ("the type of a payload", nil),
    "V": ("a list of files to read", "give each file with -r"),
    "W": ("a number of files", oneFile),
    "X": ("packets in hexadecimal and text", keepFrames),
    "a": ("host names of addresses", nil),
    "b": ("AS numbers with a dot", nil),
    "e": ("link-layer headers", keepFrames),
    "f": ("foreign addresses as numbers", "addresses are printed as numbers"),
    "j": ("the type of time stamps", nil),
    "m": ("an SNMP MIB module", nil),
    "u": ("undecoded NFS handles", nil),
    "x": ("packets in hexadecimal", keepFrames),
    "z": ("a command after each file", oneFile),
  ]
  private static let keepFrames = "flows are printed, not packets; -w FILE keeps the frames"
  private static let oneFile = "-w FILE writes one file"

  /// tcpdump's long words for letters above.
  static let tcpdumpWords: [String: Character] = [
    "absolute-tcp-sequence-numbers": "S", "dont-verify-checksums": "K", "list-time-stamp-types": "J",
    "monitor-mode": "I", "no-optimize": "O", "number": "#", "time-stamp-type": "j",
  ]

  static func letter(_ letter: Character, on command: CommandSpelling) -> UsageError {
    let option = "-" + Spoken.plain(String(letter))
    if let owner = CommandSpelling.all.first(where: { $0.hasLetter(letter) }) {
      return belongs(option, to: owner)
    }
    guard let refusal = tcpdumpLetters[letter] else {
      return UsageError("unknown option \(option); rawscope \(command.name) --help lists them")
    }
    return notOffered(option, refusal)
  }

  static func long(_ name: String, on command: CommandSpelling) -> UsageError {
    let option = "--" + Spoken.plain(name)
    if let owner = CommandSpelling.all.first(where: { $0.hasLong(name) }) {
      return belongs(option, to: owner)
    }
    if let letter = tcpdumpWords[name], let refusal = tcpdumpLetters[letter] {
      return notOffered(option, refusal)
    }
    let known = command.longFlags + command.longValues + CommandSpelling.everywhere.longFlags
    if let near = Likeness.nearest(to: name, among: known) {
      return UsageError("unknown option \(option); --\(near) is near it")
    }
    return UsageError("unknown option \(option); rawscope \(command.name) --help lists them")
  }

  private static func belongs(_ option: String, to owner: CommandSpelling) -> UsageError {
    UsageError("\(option) is an option of rawscope \(owner.name)")
  }

  private static func notOffered(_ option: String, _ refusal: (meaning: String, instead: String?)) -> UsageError {
    UsageError("\(option) (\(refusal.meaning)) is not offered" + (refusal.instead.map { "; " + $0 } ?? ""))
  }
}
