import Wire

// Values that several protocols of the network layer have.
extension FieldWriter {
  /// Addresses of 16 bytes each; `range` holds whole ones.
  mutating func addresses(
    _ key: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>, after lead: StaticString = "",
    before tail: StaticString = ""
  ) {
    list(key, after: lead)
    for place in stride(from: range.lowerBound, to: range.upperBound - 15, by: 16) {
      separate(" ")
      address("", v6: bytes.ipv6Address(at: place))
    }
    endList(before: tail)
  }

  /// `2001:db8::/32`
  mutating func prefix(_ value: IPv6Address, _ length: some FixedWidthInteger, after lead: StaticString) {
    address("prefix", v6: value, after: lead)
    number("prefix_length", length, after: "/")
  }

  /// Seconds, of which the greatest number means for ever.
  mutating func seconds(_ key: StaticString, _ value: UInt32, after lead: StaticString) {
    guard isText, value == .max else { return number(key, value, after: lead, before: "s") }
    say(lead)
    say("infinity")
  }

  /// The words whose condition holds, with commas between them; for people.
  mutating func words(_ words: [(Bool, StaticString)]) {
    var isFirst = true
    for (holds, word) in words where holds {
      if !isFirst { say(", ") }
      isFirst = false
      say(word)
    }
  }

  /// A byte of flags: people see a letter for each that is set, from the highest bit on.
  mutating func bits(
    _ key: StaticString, _ value: UInt8, _ letters: [StaticString], after lead: StaticString = ", flags ["
  ) {
    guard isText else { return number(key, value) }
    say(lead)
    for (index, letter) in letters.enumerated() where value << index & 0x80 != 0 { say(letter) }
    say("]")
  }

  /// Domain names of RFC 1035 §3.1 without compression, until the range ends or a length that cannot be. An empty name
  /// is padding.
  mutating func domainNames(
    _ key: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>, after lead: StaticString
  ) {
    list(key, after: lead)
    var name: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let size = Int(bytes[place])
      place += 1
      if size == 0 {
        if !name.isEmpty {
          separate(" ")
          text("", name)
          name.removeAll()
        }
        continue
      }
      guard size < 64, place + size <= range.upperBound else { break }
      if !name.isEmpty { name.append(0x2E) }
      for index in place..<place + size { name.append(bytes[index]) }
      place += size
    }
    if !name.isEmpty {
      separate(" ")
      text("", name)
    }
    endList()
  }
}

extension Span<UInt8> {
  /// An address of which only the first bytes are sent, 16 at most.
  func leadingAddress(_ range: Range<Int>) -> IPv6Address {
    var address = IPv6Address(high: 0, low: 0)
    for (index, place) in range.prefix(16).enumerated() {
      let byte = UInt64(self[place])
      if index < 8 { address.high |= byte << (56 - index * 8) } else { address.low |= byte << (120 - index * 8) }
    }
    return address
  }
}
