/// How an interface of a pcapng file counts time: its options if_tsresol and if_tsoffset (draft-ietf-opsawg-pcapng §4.2).
struct TimestampResolution: Hashable, Sendable {
  private enum Unit: Hashable, Sendable {
    /// Each unit is so many nanoseconds.
    case nanoseconds(UInt64)
    /// So many units are a nanosecond.
    case perNanosecond(UInt64)
    /// A unit is 2^-n seconds.
    case binary(UInt8)
    /// A unit is so short that 2^64 of them are no nanosecond.
    case none
  }
  private let unit: Unit
  private let offset: Int64

  /// Microseconds since 1970: what counts without options.
  static let usual = TimestampResolution(option: 6, offsetSeconds: 0)

  /// - Parameters:
  ///   - option: if_tsresol. Bit 7 clear: the unit is 10^-n seconds, set: 2^-n seconds; n in bits 0–6.
  ///   - offsetSeconds: if_tsoffset, added to each time.
  init(option: UInt8, offsetSeconds: Int64) {
    let exponent = option & 0x7F
    unit =
      switch (option & 0x80 != 0, exponent) {
      case (true, _): .binary(exponent)
      case (false, 0...9): .nanoseconds(Self.powerOfTen(9 - exponent))
      case (false, 10...28): .perNanosecond(Self.powerOfTen(exponent - 9))
      default: .none
      }
    let (product, overflows) = offsetSeconds.multipliedReportingOverflow(by: 1_000_000_000)
    offset = overflows ? (offsetSeconds < 0 ? .min : .max) : product
  }

  /// Nanoseconds since 1970 of a time in the file's units; the nearest that 64 bits hold, if they do not reach.
  @inline(__always)
  func nanoseconds(_ units: UInt64) -> Int64 {
    let sinceOffset: UInt64
    switch unit {
    case .nanoseconds(let factor):
      let (product, overflows) = units.multipliedReportingOverflow(by: factor)
      sinceOffset = overflows ? .max : product
    case .perNanosecond(let divisor): sinceOffset = units / divisor
    case .binary(let exponent):
      sinceOffset = UInt64(clamping: (UInt128(units) * 1_000_000_000) >> UInt128(exponent))
    case .none: sinceOffset = 0
    }
    let (sum, overflows) = Int64(clamping: sinceOffset).addingReportingOverflow(offset)
    return overflows ? (offset < 0 ? .min : .max) : sum
  }

  private static func powerOfTen(_ exponent: UInt8) -> UInt64 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
