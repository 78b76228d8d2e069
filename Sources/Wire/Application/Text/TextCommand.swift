/// A line of SMTP (RFC 5321), FTP (RFC 959), POP3 (RFC 1939) or IMAP (RFC 9051): a command or a reply.
public struct TextCommand: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A verb and what follows it.
    case command
    /// Three digits (SMTP, FTP), `+OK` and `-ERR` (POP3), `*` or a tag with a status (IMAP).
    case reply
  }

  public let kind: Kind
  /// The whole line without its end.
  public let line: Range<Int>
  /// Verb, or what tells the reply's kind (`220`, `+OK`, `OK`).
  public let word: Range<Int>
  /// What follows the word; empty without anything.
  public let rest: Range<Int>
  /// IMAP's tag, `*` or `+`; nil in the others.
  public let tag: Range<Int>?
  /// A reply's three digits.
  public let code: UInt16?
  /// The reply goes on in the next line (RFC 5321 §4.2.1, RFC 959 §4.2).
  public let isContinued: Bool
  /// Bytes of the line with its end.
  public let length: Int

  /// The first line of what `dialect` says.
  public static func parse(_ bytes: Span<UInt8>, as dialect: TextDialect) -> Parsed<TextCommand> {
    let line = TextLine(bytes, from: 0)
    guard !bytes.isEmpty else { return .incomplete(nil) }
    guard bytes.isText(line.content, wide: true), let command = TextCommand(bytes, line, dialect) else {
      return .foreign
    }
    return line.next == nil ? .incomplete(command) : .complete(command)
  }

  private init?(_ bytes: Span<UInt8>, _ line: TextLine, _ dialect: TextDialect) {
    let content = line.content
    self.line = content
    length = line.next ?? content.upperBound
    var word = content.lowerBound..<bytes.first(0x20, in: content)
    var code: UInt16?
    var isContinued = false
    var tag: Range<Int>?
    let kind: Kind
    switch dialect {
    case .smtp, .ftp:
      if let number = bytes.replyCode(content) {
        word = content.lowerBound..<content.lowerBound &+ 3
        code = number
        isContinued = content.count > 3 && bytes[word.upperBound] == 0x2D
        kind = .reply
      } else {
        kind = .command
      }
    case .pop3:
      kind = bytes.equals(word, "+OK") || bytes.equals(word, "-ERR") ? .reply : .command
    case .imap:
      guard !word.isEmpty, word.upperBound < content.upperBound || bytes.equals(word, "+") else { return nil }
      tag = word
      let start = min(word.upperBound &+ 1, content.upperBound)
      let second = start..<bytes.first(0x20, in: start..<content.upperBound)
      let isStatus = ["OK", "NO", "BAD", "BYE", "PREAUTH"].contains { bytes.equals(second, $0) }
      kind = isStatus || bytes.equals(word, "*") || bytes.equals(word, "+") ? .reply : .command
      word = second
    }
    self.kind = kind
    self.code = code
    self.isContinued = isContinued
    self.tag = tag
    self.word = word
    let separator = word.upperBound < content.upperBound ? 1 : 0
    rest = word.upperBound &+ separator..<content.upperBound
    // A command begins with a verb of letters.
    if kind == .command {
      guard !word.isEmpty, word.allSatisfy({ bytes[$0].isLetter }) else { return nil }
    }
  }
}

/// The protocols whose lines look alike.
public enum TextDialect: UInt8, Hashable, Sendable, CaseIterable {
  case smtp
  case ftp
  case pop3
  case imap

  /// Whether a line begins as one of this dialect does: a verb that it has, or the form of its replies.
  ///
  /// - Parameter isSure: asks for what no other dialect has.
  public func recognises(_ bytes: Span<UInt8>, isSure: Bool) -> Bool {
    guard bytes.count >= 4 else { return false }
    let first = bytes[0]
    // One byte tells binary payloads apart before a line is looked for.
    guard first.isLetter || first.isDigit || first == 0x2A || first == 0x2B || first == 0x2D else { return false }
    switch self {
    case .smtp, .ftp:
      if first.isDigit {
        // A greeting is 220; the three digits decide before a line is looked for.
        guard !isSure || bytes.holds("220"), bytes.replyCode(0..<4) != nil || bytes.replyCode(0..<3) != nil else {
          return false
        }
        let line = TextLine(bytes, from: 0).content
        guard bytes.replyCode(line) != nil, bytes.isText(line, wide: true) else { return false }
        return !isSure || bytes.contains(self == .smtp ? "SMTP" : "FTP", in: line)
      }
    case .pop3:
      if first == 0x2B || first == 0x2D {
        // Redis has the same signs, but none of its replies goes on behind OK.
        guard bytes.holds(isSure ? "+OK " : "+OK") || !isSure && bytes.holds("-ERR") else { return false }
        return bytes.isText(TextLine(bytes, from: 0).content, wide: true)
      }
    case .imap:
      return recognisesTagged(bytes, isSure: isSure)
    }
    guard first.isLetter, let verb = bytes.verb else { return false }
    let verbs = isSure ? ownVerbs : self.verbs
    guard verbs.contains(verb) else { return false }
    return bytes.isText(TextLine(bytes, from: 0).content, wide: true)
  }

  private func recognisesTagged(_ bytes: Span<UInt8>, isSure: Bool) -> Bool {
    // The tag decides before a line is looked for.
    let start = 0..<min(bytes.count, 17)
    let space = bytes.first(0x20, in: start)
    guard space > 0, space < start.upperBound, space &+ 1 < bytes.count else { return false }
    if bytes[0] == 0x2A {
      guard space == 1 else { return false }
      let line = TextLine(bytes, from: 0).content
      guard bytes.isText(line, wide: true) else { return false }
      if bytes[2].isDigit {
        return ["EXISTS", "FETCH", "RECENT", "EXPUNGE"].contains { bytes.contains($0, in: 3..<line.upperBound) }
      }
      return Self.untagged.contains { bytes.holds($0, at: 2, ignoringCase: true) }
    }
    // A tag has a digit in practice, which words of other protocols have not; digits alone may be a reply's code.
    var hasDigit = false
    var hasLetter = false
    for place in 0..<space {
      let byte = bytes[place]
      guard byte.isLetter || byte.isDigit || byte == 0x2E else { return false }
      if byte.isDigit { hasDigit = true }
      if byte.isLetter { hasLetter = true }
    }
    guard hasDigit, hasLetter || !isSure, bytes[space &+ 1].isLetter else { return false }
    let line = TextLine(bytes, from: 0).content
    let word = space &+ 1..<bytes.first(0x20, in: space &+ 1..<max(space &+ 1, line.upperBound))
    return Self.imapWords.contains { bytes.equals(word, $0) } && bytes.isText(line, wide: true)
  }

  private static let untagged = [
    "OK", "NO", "BAD", "BYE", "PREAUTH", "CAPABILITY", "LIST", "FLAGS", "SEARCH", "STATUS",
  ]

  private static let imapWords = [
    "OK", "NO", "BAD", "CAPABILITY", "NOOP", "LOGOUT", "STARTTLS", "AUTHENTICATE", "LOGIN", "SELECT", "EXAMINE",
    "CREATE", "DELETE", "RENAME", "SUBSCRIBE", "UNSUBSCRIBE", "LIST", "LSUB", "NAMESPACE", "STATUS", "APPEND", "IDLE",
    "CHECK", "CLOSE", "UNSELECT", "EXPUNGE", "SEARCH", "FETCH", "STORE", "COPY", "MOVE", "UID", "ENABLE", "ID",
  ]

  /// Verbs of up to eight letters, as numbers: letters in upper case, the first in the highest byte that is used.
  private var verbs: Set<UInt64> {
    switch self {
    case .smtp: Self.smtpVerbs
    case .ftp: Self.ftpVerbs
    case .pop3: Self.pop3Verbs
    case .imap: []
    }
  }

  /// Those that no other dialect has.
  private var ownVerbs: Set<UInt64> {
    switch self {
    case .smtp: Self.smtpOwn
    case .ftp: Self.ftpOwn
    case .pop3: Self.pop3Own
    case .imap: []
    }
  }

  private static func numbers(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { $0.utf8.reduce(0) { $0 &<< 8 | UInt64($1) } })
  }

  private static let smtpVerbs = numbers(
    "HELO EHLO LHLO MAIL RCPT DATA BDAT RSET VRFY EXPN NOOP QUIT HELP STARTTLS AUTH XCLIENT XFORWARD")
  private static let smtpOwn = numbers("HELO EHLO LHLO")
  private static let ftpVerbs = numbers(
    """
    USER PASS ACCT CWD XCWD CDUP XCUP SMNT QUIT REIN PORT PASV TYPE STRU MODE RETR STOR STOU APPE ALLO REST RNFR RNTO \
    ABOR DELE RMD XRMD MKD XMKD PWD XPWD LIST NLST SITE SYST STAT HELP NOOP FEAT OPTS AUTH ADAT PBSZ PROT CCC EPRT \
    EPSV MDTM MFMT SIZE MLSD MLST LANG CLNT HOST
    """)
  private static let ftpOwn = numbers("PASV EPSV EPRT SYST RNFR RNTO PBSZ XPWD XCWD MDTM MLSD")
  private static let pop3Verbs = numbers("USER PASS STAT LIST RETR DELE NOOP RSET QUIT TOP UIDL APOP CAPA STLS AUTH")
  private static let pop3Own = numbers("UIDL APOP CAPA STLS")
}

extension Span<UInt8> {
  /// Three digits from 100 to 659 with a space, a dash or nothing behind them (RFC 5321 §4.2, RFC 959 §4.2, RFC 2228).
  fileprivate func replyCode(_ line: Range<Int>) -> UInt16? {
    guard line.count >= 3 else { return nil }
    let digits = line.lowerBound..<line.lowerBound &+ 3
    guard line.count == 3 || self[digits.upperBound] == 0x20 || self[digits.upperBound] == 0x2D,
      let code = decimal(digits), code >= 100, code < 660, code / 10 % 10 <= 5
    else { return nil }
    return UInt16(code)
  }

  /// The letters that the bytes begin with, in upper case, as a number; nil above eight, or unless a space or the
  /// line's end follows.
  fileprivate var verb: UInt64? {
    var number: UInt64 = 0
    var place = 0
    while place < count, self[place].isLetter {
      guard place < 8 else { return nil }
      number = number &<< 8 | UInt64(self[place] & 0xDF)
      place &+= 1
    }
    guard place > 0, place < count, self[place] == 0x20 || self[place] == 0x0D || self[place] == 0x0A else {
      return nil
    }
    return number
  }
}
