import Wire

extension LayerContext {
  /// Reads the header's values one behind the other.
  ///
  /// - Parameters:
  ///   - start: counted from the header's first byte.
  ///   - end: where a length field of its own says that it ends; nil: with its packet.
  func reader(from start: Int = 0, to end: Int? = nil) -> PartReader {
    PartReader(place.layer, from: start, to: min(end ?? length, length), at: place.offset, limit: place.limit)
  }
}

extension FieldWriter {
  /// Addresses until the part ends, or `count` of them.
  mutating func addresses(
    _ key: StaticString, _ version: IPAddress.Version, count: Int = .max, _ bytes: Span<UInt8>,
    _ reader: inout PartReader, after lead: StaticString, separator: StaticString = " ", before tail: StaticString = ""
  ) throws(DecodeError) {
    list(key, after: lead)
    var left = count
    while left > 0, !reader.isAtEnd {
      let address = try reader.address(version, bytes)
      separate(separator)
      self.address("", address)
      left -= 1
    }
    endList(before: tail)
  }

  /// Plain words of ours in a list.
  mutating func words(_ key: StaticString, _ words: [String], after lead: StaticString, before tail: StaticString = "")
  {
    list(key, after: lead)
    for each in words {
      separate(" ")
      word("", each)
    }
    endList(before: tail)
  }

  /// What a part still has, in hexadecimal digits; nothing where it is empty.
  ///
  /// - Throws: truncated, behind what there is of it.
  mutating func rest(
    _ key: StaticString, _ bytes: Span<UInt8>, _ reader: inout PartReader, after lead: StaticString = " ",
    limit: Int = 32
  ) throws(DecodeError) {
    let whole = reader
    let range = reader.takeRest(bytes)
    if !range.isEmpty { octets(key, bytes.extracting(range), after: lead, limit: limit) }
    try whole.requireAll(of: bytes)
  }

  /// An address of four bytes with a mask, as a prefix where the mask is one.
  mutating func prefix(_ key: StaticString, v4 address: UInt32, mask: UInt32, after lead: StaticString = "") {
    self.address(key, v4: address, after: lead)
    let length = mask.nonzeroBitCount
    if isText, mask == (length == 0 ? 0 : UInt32.max << UInt32(32 - length)) {
      number("", length, after: "/")
    } else {
      self.address("mask", v4: mask, after: " mask ")
    }
  }

  /// Milliseconds as seconds for people.
  mutating func milliseconds(_ key: StaticString, _ value: Int, after lead: StaticString) {
    guard isText else { return number(key, value) }
    say(lead)
    bytes.appendDecimal(UInt64(clamping: value / 1_000))
    if value % 1_000 != 0 {
      let hundredths = value % 1_000 / 10
      say(".")
      bytes.appendDecimal(UInt64(clamping: hundredths % 10 == 0 ? hundredths / 10 : hundredths))
    }
    say("s")
  }
}
