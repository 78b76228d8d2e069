extension [UInt8] {
  /// Appends a number in decimal.
  mutating func appendDecimal(_ number: UInt64) {
    if number < 10 {
      append(0x30 &+ UInt8(truncatingIfNeeded: number))
      return
    }
    var rest = number
    let start = count
    while rest != 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      append(0x30 &+ UInt8(truncatingIfNeeded: digit))
      rest = quotient
    }
    var low = start
    var high = count - 1
    while low < high {
      swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// Appends a signed number in decimal.
  mutating func appendDecimal(_ number: Int64) {
    if number < 0 { append(0x2D) }
    appendDecimal(number.magnitude)
  }

  /// Appends the last `digits` decimal digits of a number, with leading zeros.
  mutating func appendDecimal(_ number: UInt64, digits: Int) {
    var divisor: UInt64 = 1
    for _ in 1..<Swift.max(digits, 1) { divisor *= 10 }
    var rest = number
    while divisor != 0 {
      append(0x30 &+ UInt8(truncatingIfNeeded: rest / divisor % 10))
      rest %= divisor
      divisor /= 10
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

extension [UInt8] {
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
