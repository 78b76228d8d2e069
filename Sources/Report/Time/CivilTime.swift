/// A moment split into the calendar's parts (proleptic Gregorian, no leap seconds), for any 64-bit nanoseconds.
struct CivilTime: Hashable {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  /// 0 to 999,999,999.
  let nanosecond: UInt64

  /// - Parameters:
  ///   - nanoseconds: since 1970-01-01T00:00:00Z, negative before.
  ///   - offset: seconds that the clock to be shown is ahead of UTC.
  init(_ nanoseconds: Int64, offset: Int = 0) {
    let (wholeSeconds, fraction) = floorDivided(nanoseconds, by: 1_000_000_000)
    nanosecond = UInt64(fraction)
    let (days, secondOfDay) = floorDivided(wholeSeconds + Int64(offset), by: 86_400)
    hour = Int(secondOfDay) / 3600
    minute = Int(secondOfDay) / 60 % 60
    second = Int(secondOfDay) % 60
    // Years that begin in March end with the leap day, so that a day's number in its year gives the month by
    // a line: (153 m + 2) / 5 days lie before month m. An era is 400 years, 146,097 days; 719,468 days lie
    // between 0000-03-01 and 1970-01-01.
    let (era, dayOfEra) = floorDivided(days + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * shifted + 2) / 5) + 1
    month = Int(shifted < 10 ? shifted + 3 : shifted - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
  }
}

/// Quotient rounded towards minus infinity, and the remainder that is never negative.
@inline(__always)
func floorDivided(_ number: Int64, by divisor: Int64) -> (Int64, Int64) {
  let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

extension TextSink where Self: ~Copyable {
  /// Appends `2023-11-14T22:13:20.123456789Z` (RFC 3339, UTC, nine digits).
  mutating func appendTimestamp(_ nanoseconds: Int64) {
    let time = CivilTime(nanoseconds)
    appendDate(time)
    append(0x54)
    appendClock(time, digits: 9)
    append(0x5A)
  }

  /// Appends `2023-11-14`.
  mutating func appendDate(_ time: CivilTime) {
    appendDecimal(UInt64(time.year), digits: 4)
    append(0x2D)
    appendTwoDigits(time.month)
    append(0x2D)
    appendTwoDigits(time.day)
  }

  /// Appends `22:13:20.123456`.
  ///
  /// - Parameter digits: of the second's fraction, 0, 6 or 9; the rest is cut off, not rounded, as tcpdump does.
  mutating func appendClock(_ time: CivilTime, digits: Int) {
    appendTwoDigits(time.hour)
    append(0x3A)
    appendTwoDigits(time.minute)
    append(0x3A)
    appendTwoDigits(time.second)
    guard digits > 0 else { return }
    append(0x2E)
    appendFraction(time.nanosecond, digits: digits)
  }

  /// Appends a second's fraction in 6 or 9 digits.
  mutating func appendFraction(_ nanosecond: UInt64, digits: Int) {
    if digits == 9 {
      appendDecimal(nanosecond, digits: 9)
    } else {
      appendDecimal(nanosecond / 1000, digits: 6)
    }
  }

  private mutating func appendTwoDigits(_ number: Int) {
    append(0x30 &+ UInt8(truncatingIfNeeded: number / 10))
    append(0x30 &+ UInt8(truncatingIfNeeded: number % 10))
  }
}
