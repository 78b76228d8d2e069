// Numbers as people read them: SI prefixes with one decimal, or exact. Appended byte by byte, because a screen
// of all flows of a large capture has millions of them.
extension [UInt8] {
  /// Appends `999`, `1.0 k`, `999.9 k`, `1.0 M` … (powers of 1,000, rounded half up); exact: `1,204`.
  mutating func appendCount(_ number: UInt64, exact: Bool) {
    if exact || number < 1000 { appendGrouped(number) } else { appendScaled(number) }
  }

  /// Appends `228 B`, `1.2 MB`; exact: `1,234,567 B`.
  mutating func appendBytes(_ number: UInt64, exact: Bool) {
    if exact || number < 1000 {
      appendGrouped(number)
      append(0x20)
    } else {
      appendScaled(number)
    }
    append(0x42)
  }

  private mutating func appendScaled(_ number: UInt64) {
    var power: UInt64 = 1000
    var prefix = 0
    // The next prefix takes over where rounding would print 1000.0.
    while prefix < siPrefixes.count - 1, number >= power * 1000 - power / 20 {
      power *= 1000
      prefix += 1
    }
    appendTenths(number, unit: power)
    append(0x20)
    append(siPrefixes[prefix])
  }

  /// Appends `number / unit` with one decimal, rounded half up. `unit` is a multiple of 20.
  private mutating func appendTenths(_ number: UInt64, unit: UInt64) {
    let tenths = roundedTenths(number, unit: unit)
    appendDecimal(tenths / 10)
    append(0x2E)
    appendDecimal(tenths % 10)
  }

  /// Appends a time span: `0 s`, `12 ns`, `4.5 µs`, `9.1 ms`, `12.9 s`, `2m 05s`, `3h 20m`, `2d 03h`; exact:
  /// seconds with nine digits.
  ///
  /// - Parameter ascii: `us` instead of `µs`.
  mutating func appendDuration(_ nanoseconds: UInt64, exact: Bool, ascii: Bool) {
    if exact {
      appendGrouped(nanoseconds / 1_000_000_000)
      append(0x2E)
      appendDecimal(nanoseconds % 1_000_000_000, digits: 9)
      append(" s")
    } else if nanoseconds == 0 {
      append("0 s")
    } else if nanoseconds < 1000 {
      appendDecimal(nanoseconds)
      append(" ns")
    } else if roundedTenths(nanoseconds, unit: 1000) < 10_000 {
      appendTenths(nanoseconds, unit: 1000)
      append(ascii ? " us" : " µs")
    } else if roundedTenths(nanoseconds, unit: 1_000_000) < 10_000 {
      appendTenths(nanoseconds, unit: 1_000_000)
      append(" ms")
    } else if roundedTenths(nanoseconds, unit: 1_000_000_000) < 1000 {
      appendTenths(nanoseconds, unit: 1_000_000_000)
      append(" s")
    } else {
      appendLongDuration(seconds: (nanoseconds / 500_000_000 + 1) / 2)
    }
  }

  private mutating func appendLongDuration(seconds: UInt64) {
    let minutes = seconds / 60
    if seconds < 3600 {
      appendParts(minutes, 0x6D, seconds % 60, 0x73)
    } else if minutes < 24 * 60 {
      appendParts(minutes / 60, 0x68, minutes % 60, 0x6D)
    } else {
      appendParts(minutes / 60 / 24, 0x64, minutes / 60 % 24, 0x68)
    }
  }

  private mutating func appendParts(_ great: UInt64, _ greatUnit: UInt8, _ small: UInt64, _ smallUnit: UInt8) {
    appendDecimal(great)
    append(greatUnit)
    append(0x20)
    appendDecimal(small, digits: 2)
    append(smallUnit)
  }
}

/// k, M, G, T, P, E
private let siPrefixes: [UInt8] = [0x6B, 0x4D, 0x47, 0x54, 0x50, 0x45]

private func roundedTenths(_ number: UInt64, unit: UInt64) -> UInt64 {
  let tenth = unit / 10
  return number / tenth + (number % tenth >= tenth / 2 ? 1 : 0)
}

/// The text that `append` appends, for lines that are not printed by the million.
func text(_ append: (inout [UInt8]) -> Void) -> String {
  var bytes: [UInt8] = []
  append(&bytes)
  return String(decoding: bytes, as: UTF8.self)
}
