import Report
import Wire

/// Prints fuzzed frames as lines, as lines with all that `-v -e` adds, and as JSON, and checks what must hold of the
/// output for any frames, however hostile. Of the choices, 1 prints outer packets only, and 4 counts sequence numbers
/// from a connection's first.
///
/// Shared by the fuzzer and by the test that replays what it has found.
///
/// - Returns: what did not hold, in words; empty for a healthy printer.
func brokenPacketInvariants(_ input: FuzzedFrames) -> [String] {
  var plain = PacketOptions()
  plain.entersTunnels = !input.keysOuterTunnel
  // The table of connections is a megabyte and a half: only the inputs that ask for it pay for it.
  plain.absoluteSequence = !input.neverSplits
  var verbose = plain
  verbose.verbosity = 1
  verbose.showsLink = true
  var json = plain
  json.isJSON = true
  return brokenPacketInvariants(input, plain, "line") + brokenPacketInvariants(input, verbose, "line of -v -e")
    + brokenPacketInvariants(input, json, "JSON")
}

private func brokenPacketInvariants(_ input: FuzzedFrames, _ options: PacketOptions, _ form: String) -> [String] {
  var broken: [String] = []
  let report = PacketReport(options)
  // Nothing is handed on by itself: the checks look at what waits.
  var output = Output(chunk: .max) { _ in true }
  for (index, frame) in input.frames.enumerated() {
    report.write(
      frame, of: input.bytes.span, number: UInt64(index + 1), link: input.links[Int(frame.interface)],
      interface: nil, to: &output)
    if let flaw = PrintedText.flaw(output.bytes) { broken.append("packet \(index + 1), \(form): \(flaw)") }
    if options.isJSON, !JSONChecker.accepts(output.bytes.dropLast()) {
      broken.append("packet \(index + 1), \(form): not a JSON object")
    }
    // No count that a packet claims sets the size of what is printed of it.
    if output.bytes.count > 64 * Int(frame.captured) + 4096 {
      broken.append("packet \(index + 1), \(form): \(output.bytes.count) bytes of \(frame.captured)")
    }
    output.bytes.removeAll(keepingCapacity: true)
  }
  return broken
}

/// What may go to a terminal: one line of UTF-8 without control characters.
enum PrintedText {
  /// What is wrong with `line`; nil for a clean one.
  static func flaw(_ line: [UInt8]) -> String? {
    guard line.last == 0x0A else { return "no line feed at the end" }
    var at = 0
    let end = line.count - 1
    while at < end {
      let byte = line[at]
      if byte < 0x80 {
        guard byte >= 0x20, byte != 0x7F else { return "control byte \(byte) at \(at)" }
        at += 1
        continue
      }
      // RFC 3629 section 4: the second byte's range depends on the first.
      let (length, second): (Int, ClosedRange<UInt8>)
      switch byte {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return "no UTF-8 at \(at)"
      }
      guard at + length <= end, second.contains(line[at + 1]) else { return "no UTF-8 at \(at)" }
      for next in at + 1..<at + length where line[next] & 0xC0 != 0x80 { return "no UTF-8 at \(at)" }
      if byte == 0xC2, line[at + 1] < 0xA0 { return "control character of C1 at \(at)" }
      // Characters that change the direction of what follows: U+202A to U+202E, U+2066 to U+2069.
      if byte == 0xE2, line[at + 1] == 0x80, (0xAA...0xAE).contains(line[at + 2]) { return "direction at \(at)" }
      if byte == 0xE2, line[at + 1] == 0x81, (0xA6...0xA9).contains(line[at + 2]) { return "direction at \(at)" }
      at += length
    }
    return nil
  }
}

/// Accepts one JSON object (RFC 8259) in which no object has a key twice.
struct JSONChecker {
  private let text: ArraySlice<UInt8>
  private var at: Int

  static func accepts(_ text: ArraySlice<UInt8>) -> Bool {
    var checker = JSONChecker(text: text, at: text.startIndex)
    return text.first == UInt8(ascii: "{") && checker.value() && checker.at == text.endIndex
  }

  private var next: UInt8? { at < text.endIndex ? text[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func value() -> Bool {
    switch next {
    case UInt8(ascii: "{"): object()
    case UInt8(ascii: "["): array()
    case UInt8(ascii: "\""): string() != nil
    case UInt8(ascii: "t"): word("true")
    case UInt8(ascii: "f"): word("false")
    case UInt8(ascii: "n"): word("null")
    default: number()
    }
  }

  private mutating func object() -> Bool {
    at += 1
    guard !take(UInt8(ascii: "}")) else { return true }
    var keys: Set<ArraySlice<UInt8>> = []
    repeat {
      guard let key = string(), keys.insert(key).inserted, take(UInt8(ascii: ":")), value() else { return false }
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}"))
  }

  private mutating func array() -> Bool {
    at += 1
    guard !take(UInt8(ascii: "]")) else { return true }
    repeat {
      guard value() else { return false }
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]"))
  }

  /// What stands between the quotation marks.
  private mutating func string() -> ArraySlice<UInt8>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = at
    while let byte = next {
      at += 1
      if byte == UInt8(ascii: "\"") { return text[start..<at - 1] }
      guard byte >= 0x20 else { return nil }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let escape = next else { return nil }
      at += 1
      switch escape {
      case UInt8(ascii: "u"):
        for _ in 0..<4 {
          guard let digit = next, isHexadecimal(digit) else { return nil }
          at += 1
        }
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        break
      default: return nil
      }
    }
    return nil
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private mutating func word(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes in bytes.allSatisfy { take($0) } }
  }

  private mutating func digits() -> Bool {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    return at > start
  }

  private mutating func number() -> Bool {
    _ = take(UInt8(ascii: "-"))
    let hasLeadingZero = next == UInt8(ascii: "0")
    let start = at
    guard digits(), !hasLeadingZero || at == start + 1 else { return false }
    if take(UInt8(ascii: ".")), !digits() { return false }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      return digits()
    }
    return true
  }
}
