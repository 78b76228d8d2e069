/// The place in a filter that libpcap's words are about, which libpcap itself does not tell.
///
/// Where its words name something (`unknown port 'htpp'`), that is looked for in the expression. Where they are only
/// `syntax error`, beginnings of the expression are compiled with something likely behind them: the parser finds an
/// error at the first word that no continuation allows, whatever stands behind it, so that the word behind the
/// longest beginning which some continuation makes valid is the one.
enum FilterErrorPlace {
  /// - Parameters:
  ///   - message: libpcap's words for `expression`.
  ///   - refusal: compiles another text, and returns libpcap's words; nil if it is accepted.
  /// - Returns: a byte of the expression, from 0, or its length if something is missing at the end; nil if the place
  ///   cannot be known.
  static func column(of message: String, in expression: String, refusal: (String) -> String?) -> Int? {
    let text = Array(expression.utf8)
    guard isSyntaxError(message) else { return columnOfWhatIsNamed(by: message, in: text) }
    let tokens = tokens(of: text)
    guard tokens.count <= tokenLimit, !looksUpHosts(tokens.map { word(text[$0]) }) else { return nil }
    // The whole is refused; the empty beginning is not worth a trial.
    for count in stride(from: tokens.count, to: 0, by: -1) {
      let beginning = Array(text[..<tokens[count - 1].upperBound])
      let closing = missingBrackets(beginning)
      // `80-` is one word with what follows.
      let isHalfWord = beginning.last.map { "-/.".utf8.contains($0) } ?? false
      let isViable = (isHalfWord ? ["1"] + continuations : continuations).contains { continuation in
        tails.contains { tail in
          refusal(word(beginning[...]) + continuation + closing + tail).map { !isSyntaxError($0) } ?? true
        }
      }
      if isViable { return count < tokens.count ? tokens[count].lowerBound : text.count }
    }
    return tokens.first?.lowerBound
  }

  /// Longer filters than this are made by programs.
  private static let tokenLimit = 100
  /// What may stand behind a beginning: nothing, an operand, a primitive, a qualifier with its operand.
  private static let continuations = [
    "", " 1", " tcp", " 1.2.3.4", " host 1.2.3.4", " port 1", " 1-2", " 00:00:00:00:00:00", " proto 1", " = 1",
    " mask 255.0.0.0", " mgt", " beacon",
  ]
  /// What completes an arithmetic expression to a comparison.
  private static let tails = ["", " = 1"]

  private static func isSyntaxError(_ message: String) -> Bool { message.hasSuffix("syntax error") }

  private static func word(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Ranges of words (names, numbers, addresses), brackets and operators.
  private static func tokens(of text: [UInt8]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let start = index
      index += 1
      switch text[start] {
      case UInt8(ascii: " "), 9...13: continue
      case let byte where isWordByte(byte): while index < text.count, isWordByte(text[index]) { index += 1 }
      case let byte where isBracket(byte): break
      default:
        while index < text.count, text[index] > 32, !isWordByte(text[index]), !isBracket(text[index]) { index += 1 }
      }
      tokens.append(start..<index)
    }
    return tokens
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "/"), 0x80...:
      true
    default: false
    }
  }

  private static func isBracket(_ byte: UInt8) -> Bool { "()[]".utf8.contains(byte) }

  /// The brackets that close what a beginning leaves open.
  private static func missingBrackets(_ beginning: [UInt8]) -> String {
    var open: [Character] = []
    for byte in beginning {
      switch byte {
      case UInt8(ascii: "("): open.append(")")
      case UInt8(ascii: "["): open.append("]")
      case UInt8(ascii: ")"), UInt8(ascii: "]"): _ = open.popLast()
      default: break
      }
    }
    return String(open.reversed())
  }

  /// Whether trials could ask a name server: a name behind a word that takes hosts.
  private static func looksUpHosts(_ words: [String]) -> Bool {
    var takesHosts = false
    for word in words {
      if ["host", "net", "gateway", "src", "dst"].contains(word) {
        takesHosts = true
      } else if takesHosts, !knownWords.contains(word), word.utf8.first.map(isNameByte) ?? false,
        !word.contains(":")
      {
        return true
      }
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { isWordByte(byte) && !(46...57).contains(byte) }

  /// Words of the language that can stand behind a host.
  private static let knownWords: Set<String> = [
    "and", "or", "not", "port", "portrange", "proto", "protochain", "mask", "tcp", "udp", "icmp", "icmp6", "ip", "ip6",
    "arp", "rarp", "sctp", "ether", "vlan", "mpls", "less", "greater", "len", "broadcast", "multicast", "inbound",
    "outbound", "igmp", "pim", "ah", "esp", "vrrp", "carp", "pppoed", "pppoes", "link",
  ]

  /// The first place of what libpcap's words quote, or of a number of three digits and more in them.
  private static func columnOfWhatIsNamed(by message: String, in text: [UInt8]) -> Int? {
    let words = Array(message.utf8)
    for quote in [UInt8(ascii: "'"), UInt8(ascii: "\"")] {
      let parts = words.split(separator: quote, omittingEmptySubsequences: false)
      if parts.count >= 3, let place = firstPlace(of: Array(parts[1]), in: text) { return place }
    }
    return words.split(separator: UInt8(ascii: " ")).lazy
      .filter { $0.count >= 3 && $0.allSatisfy { (48...57).contains($0) } }
      .compactMap { firstPlace(of: Array($0), in: text) }
      .first
  }

  /// Where `part` stands in `text` as whole words.
  private static func firstPlace(of part: [UInt8], in text: [UInt8]) -> Int? {
    guard !part.isEmpty, text.count >= part.count else { return nil }
    return (0...text.count - part.count).first { start in
      let end = start + part.count
      return text[start..<end].elementsEqual(part)
        && (start == 0 || !isWordByte(text[start - 1]) || text[start - 1] == UInt8(ascii: "\\"))
        && (end == text.count || !isWordByte(text[end]))
    }
  }
}
