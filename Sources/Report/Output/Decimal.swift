extension TextSink where Self: ~Copyable {
  /// Appends a number in decimal.
  mutating func appendDecimal(_ number: UInt64) {
    if number < 10 {
      append(0x30 &+ UInt8(truncatingIfNeeded: number))
      return
    }
    // Two digits a step, into the end of the 20 bytes that the greatest number takes.
    var text = [20 of UInt8](repeating: 0)
    var first = 20
    var rest = number
    while rest >= 100 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      first &-= 2
      text[first] = 0x30 &+ UInt8(truncatingIfNeeded: pair / 10)
      text[first &+ 1] = 0x30 &+ UInt8(truncatingIfNeeded: pair % 10)
      rest = quotient
    }
    if rest >= 10 {
      first &-= 2
      text[first] = 0x30 &+ UInt8(truncatingIfNeeded: rest / 10)
      text[first &+ 1] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
    } else {
      first &-= 1
      text[first] = 0x30 &+ UInt8(truncatingIfNeeded: rest)
    }
    append(addingCapacity: 20) { output in
      while first < 20 {
        output.append(text[first])
        first &+= 1
      }
    }
  }

  /// Appends a signed number in decimal.
  mutating func appendDecimal(_ number: Int64) {
    if number < 0 { append(0x2D) }
    appendDecimal(number.magnitude)
  }

  /// Appends the last `digits` decimal digits of a number, with leading zeros.
  mutating func appendDecimal(_ number: UInt64, digits: Int) {
    var text = [20 of UInt8](repeating: 0x30)
    let start = 20 - Swift.max(Swift.min(digits, 20), 1)
    var place = 20
    var rest = number
    while place > start, rest != 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place &-= 1
      text[place] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
    append(addingCapacity: 20) { output in
      for index in start..<20 { output.append(text[index]) }
    }
  }

  /// Appends a number with commas between its thousands.
  mutating func appendGrouped(_ number: UInt64) {
    if number < 1000 { return appendDecimal(number) }
    appendGrouped(number / 1000)
    append(0x2C)
    appendDecimal(number % 1000, digits: 3)
  }
}

extension TextSink where Self: ~Copyable {
  /// Appends a number in hexadecimal, without `0x`, with leading zeros up to `digits`.
  mutating func appendHexadecimal(_ number: UInt64, digits: Int) {
    var shift = (Swift.max(digits, (64 - number.leadingZeroBitCount + 3) / 4, 1) - 1) * 4
    while shift >= 0 {
      append(hexDigit(UInt8(truncatingIfNeeded: number &>> UInt64(shift) & 0xF)))
      shift -= 4
    }
  }
}

/// `1 packet`, `1,204 packets`: a count with commas and what it counts.
func grouped(_ number: UInt64, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }

/// A number with commas between its thousands.
func grouped(_ number: UInt64) -> String {
  var bytes: [UInt8] = []
  bytes.appendGrouped(number)
  return String(decoding: bytes, as: UTF8.self)
}
