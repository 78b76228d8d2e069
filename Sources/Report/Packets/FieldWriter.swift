import Wire

/// Writes the values of one packet, as words for people or as JSON for programs, from one description.
///
/// Each value has a key for JSON and, for text, what stands before and behind it. `say` is for people alone. In JSON
/// a value inside a list of plain values has the empty key.
struct FieldWriter: ~Copyable {
  enum Form {
    case text
    case json
  }

  /// What was written. Emptied by whoever takes it.
  var bytes = LineBuffer()
  let isText: Bool
  /// Whether what `-v` adds is wanted; JSON has it always.
  let isVerbose: Bool
  /// Whether the reader's locale has no UTF-8.
  let isASCII: Bool
  private var needsComma = false
  /// Open lists and objects of JSON: what closes each, and whether it has an item yet.
  private var open: [(closer: UInt8, hasItem: Bool)] = []

  init(_ form: Form, isVerbose: Bool, isASCII: Bool = false) {
    isText = form == .text
    self.isVerbose = isVerbose || form == .json
    self.isASCII = isASCII
    open.reserveCapacity(8)
  }

  // MARK: Words

  /// Words for people; JSON has nothing of them.
  @inline(__always)
  mutating func say(_ words: StaticString) {
    if isText { bytes.append(words) }
  }

  /// The same for words that are put together.
  @_disfavoredOverload
  mutating func say(_ words: String) {
    if isText { bytes.append(words) }
  }

  // MARK: Values

  /// A number: decimal.
  @inline(__always)
  mutating func number(
    _ key: StaticString, _ value: some FixedWidthInteger, after lead: StaticString = "", before tail: StaticString = ""
  ) {
    begin(key, lead)
    if value < 0 { bytes.appendDecimal(Int64(clamping: value)) } else { bytes.appendDecimal(UInt64(clamping: value)) }
    if isText { bytes.append(tail) }
  }

  /// A number that people read in hexadecimal, with `0x`; JSON has it as a number.
  mutating func hexadecimal(
    _ key: StaticString, _ value: some FixedWidthInteger & UnsignedInteger, digits: Int = 1,
    after lead: StaticString = "",
    before tail: StaticString = ""
  ) {
    begin(key, lead)
    guard isText else { return bytes.appendDecimal(UInt64(value)) }
    bytes.append("0x")
    bytes.appendHexadecimal(UInt64(value), digits: digits)
    bytes.append(tail)
  }

  /// A number that may have a name: people read the name, or else `unnamed` and the number; JSON has the number under
  /// `key` and the name, where there is one, under `key_name`.
  mutating func name(
    _ key: StaticString, _ value: some FixedWidthInteger & UnsignedInteger, _ name: String?,
    after lead: StaticString = "",
    unnamed: StaticString = "", before tail: StaticString = ""
  ) {
    begin(key, lead)
    if isText {
      if let name {
        bytes.append(name)
      } else {
        bytes.append(unnamed)
        bytes.appendDecimal(UInt64(value))
      }
      bytes.append(tail)
    } else {
      bytes.appendDecimal(UInt64(value))
      guard let name else { return }
      bytes.append(",\"")
      bytes.append(key)
      bytes.append("_name\":")
      bytes.hostileText(name)
    }
  }

  /// A yes or no: JSON always has it, people read `words` where it is yes.
  mutating func flag(_ key: StaticString, _ value: Bool, _ words: StaticString = "") {
    if isText {
      if value { bytes.append(words) }
    } else {
      begin(key, "")
      bytes.boolean(value)
    }
  }

  /// Text of ours, without quotes or backslashes.
  mutating func word(
    _ key: StaticString, _ value: String, after lead: StaticString = "", before tail: StaticString = ""
  ) {
    begin(key, lead)
    if isText {
      bytes.append(value)
      bytes.append(tail)
    } else {
      bytes.plainText(value)
    }
  }

  /// Text from a packet: every byte that could harm a terminal is escaped.
  ///
  /// - Parameters:
  ///   - limit: bytes that are shown at most; people see `…` where it was longer.
  mutating func text(
    _ key: StaticString, _ value: Span<UInt8>, after lead: StaticString = "", before tail: StaticString = "",
    limit: Int = 256
  ) {
    begin(key, lead)
    let shown = value.extracting(first: limit)
    if isText {
      bytes.appendEscaped(shown, ascii: isASCII)
      if shown.count < value.count { bytes.append(isASCII ? "..." : "…") }
      bytes.append(tail)
    } else {
      bytes.hostileText(shown)
    }
  }

  /// Text from a packet that is collected already.
  mutating func text(
    _ key: StaticString, _ value: [UInt8], after lead: StaticString = "", before tail: StaticString = ""
  ) {
    text(key, value.span, after: lead, before: tail)
  }

  /// Bytes in hexadecimal digits, `limit` of them at most; people see `…` where there are more.
  mutating func octets(
    _ key: StaticString, _ value: Span<UInt8>, after lead: StaticString = "", before tail: StaticString = "",
    limit: Int = 32
  ) {
    begin(key, lead)
    if !isText { bytes.append(0x22) }
    for index in 0..<min(value.count, limit) {
      bytes.append(hexDigit(value[index] >> 4))
      bytes.append(hexDigit(value[index] & 0xF))
    }
    if isText {
      if value.count > limit { bytes.append(isASCII ? "..." : "…") }
      bytes.append(tail)
    } else {
      bytes.append(0x22)
    }
  }

  /// An IPv4 address.
  @inline(__always)
  mutating func address(
    _ key: StaticString, v4 value: UInt32, after lead: StaticString = "", before tail: StaticString = ""
  ) {
    begin(key, lead)
    if !isText { bytes.append(0x22) }
    bytes.appendDotted(value)
    bytes.append(isText ? tail : "\"")
  }

  /// An IPv6 address.
  mutating func address(
    _ key: StaticString, v6 value: IPv6Address, after lead: StaticString = "", before tail: StaticString = ""
  ) {
    address(key, IPAddress(v6: value), after: lead, before: tail)
  }

  /// An address of either version.
  mutating func address(
    _ key: StaticString, _ value: IPAddress, after lead: StaticString = "", before tail: StaticString = ""
  ) {
    begin(key, lead)
    if !isText { bytes.append(0x22) }
    bytes.append(value)
    bytes.append(isText ? tail : "\"")
  }

  /// The lowest 48 bits, as six pairs of digits with colons.
  mutating func hardwareAddress(
    _ key: StaticString, _ value: UInt64, after lead: StaticString = "", before tail: StaticString = ""
  ) {
    begin(key, lead)
    if !isText { bytes.append(0x22) }
    for shift in stride(from: UInt64(40), through: 0, by: -8) {
      let byte = UInt8(truncatingIfNeeded: value &>> shift)
      bytes.append(hexDigit(byte >> 4))
      bytes.append(hexDigit(byte & 0xF))
      if shift > 0 { bytes.append(0x3A) }
    }
    bytes.append(isText ? tail : "\"")
  }

  // MARK: Lists

  /// Begins a list; `item` or `separate` comes before each of its elements, `endList` behind them.
  mutating func list(_ key: StaticString, after lead: StaticString = "") {
    begin(key, lead)
    if !isText { bytes.append(0x5B) }
    push(0x5D)
  }

  /// Begins an object of a list; people see `separator` between two. `endItem` ends it.
  mutating func item(separator: StaticString = ", ") {
    separate(separator)
    if !isText {
      if needsComma { bytes.append(0x2C) }
      bytes.append(0x7B)
    }
    push(0x7D)
  }

  /// Begins a plain value of a list: people see `separator` between two.
  mutating func separate(_ separator: StaticString = ", ") {
    guard let last = open.indices.last else { return }
    if open[last].hasItem { say(separator) }
    open[last].hasItem = true
  }

  mutating func endItem() { pop() }

  mutating func endList(before tail: StaticString = "") {
    pop()
    say(tail)
  }

  /// Begins an object under a key; `endObject` ends it.
  mutating func object(_ key: StaticString, after lead: StaticString = "") {
    begin(key, lead)
    if !isText { bytes.append(0x7B) }
    push(0x7D)
  }

  mutating func endObject(before tail: StaticString = "") {
    pop()
    say(tail)
  }

  /// How many lists and objects are open.
  var depth: Int { open.count }

  /// Ends all lists and objects that were begun since `depth` was so: what an error left open.
  mutating func close(to depth: Int) {
    while open.count > depth { pop() }
  }

  // MARK: Parts

  /// What comes before each value.
  @inline(__always)
  private mutating func begin(_ key: StaticString, _ lead: StaticString) {
    if isText {
      bytes.append(lead)
    } else {
      beginJSON(key)
    }
  }

  private mutating func beginJSON(_ key: StaticString) {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
    if key.utf8CodeUnitCount > 0 { bytes.firstKey(key) }
  }

  private mutating func push(_ closer: UInt8) {
    open.append((closer, false))
    needsComma = false
  }

  private mutating func pop() {
    guard let last = open.popLast() else { return }
    if !isText { bytes.append(last.closer) }
    needsComma = true
  }

  /// Begins a JSON object that belongs to no list: a record.
  mutating func beginRecord(_ type: StaticString) {
    bytes.beginRecord(type)
    needsComma = true
    open.append((0x7D, false))
  }
}
