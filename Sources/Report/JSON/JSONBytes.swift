import Wire

/// What every JSON record of this program carries.
enum JSONSchema {
  /// The version of the keys' names and meanings; a change that breaks a reader raises it.
  static let version = "rawscope/1"
}

// JSON straight into bytes: keys in the order given, no spaces, no object model. `key` writes the comma, the key
// and the colon; the value follows. Keys are ours and need no escape.
extension TextSink where Self: ~Copyable {
  mutating func beginRecord(_ type: StaticString) {
    append("{\"type\":\"")
    append(type)
    append("\",\"schema\":\"")
    append(JSONSchema.version)
    append(0x22)
  }

  @inline(__always)
  mutating func key(_ name: StaticString) {
    append(0x2C)
    firstKey(name)
  }

  /// A key right after an opening brace.
  @inline(__always)
  mutating func firstKey(_ name: StaticString) {
    append(0x22)
    append(name)
    append(0x22)
    append(0x3A)
  }

  mutating func null() { append("null") }

  mutating func number(_ value: UInt64?) {
    if let value { appendDecimal(value) } else { null() }
  }

  mutating func boolean(_ value: Bool) { append(value ? "true" : "false") }

  /// Text that is ours or Wire's: letters, digits and punctuation without quotes or backslashes.
  mutating func plainText(_ value: String) {
    append(0x22)
    append(value)
    append(0x22)
  }

  /// Text from outside: made harmless first (`appendEscaped`), and then a JSON string (RFC 8259 §7).
  mutating func hostileText(_ value: String?) {
    guard let value else { return null() }
    hostileText(Array(value.utf8))
  }

  /// Bytes from outside that are text, or should be.
  mutating func hostileText(_ value: [UInt8]) {
    hostileText(value.span)
  }

  mutating func hostileText(_ value: Span<UInt8>) {
    var harmless: [UInt8] = []
    harmless.appendEscaped(value)
    append(0x22)
    for byte in harmless {
      if byte == 0x22 || byte == 0x5C { append(0x5C) }
      append(byte)
    }
    append(0x22)
  }

  mutating func address(_ value: IPAddress) {
    append(0x22)
    append(value)
    append(0x22)
  }

  /// `"first":…,"last":…,"first_ns":…,"last_ns":…`, each null where there is no time.
  mutating func moments(_ first: Int64?, _ last: Int64?) {
    key("first")
    moment(first)
    key("last")
    moment(last)
    key("first_ns")
    if let first { appendDecimal(first) } else { null() }
    key("last_ns")
    if let last { appendDecimal(last) } else { null() }
  }

  /// `"time":…,"time_ns":…`, null where there is no time.
  mutating func packetTime(_ time: Int64?) {
    key("time")
    moment(time)
    key("time_ns")
    if let time { appendDecimal(time) } else { null() }
  }

  private mutating func moment(_ value: Int64?) {
    guard let value else { return null() }
    append(0x22)
    appendTimestamp(value)
    append(0x22)
  }
}
