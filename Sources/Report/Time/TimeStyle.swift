/// How moments are printed, in the steps of tcpdump's `-t`.
public enum TimeForm: Int, Hashable, Sendable, CaseIterable {
  /// `22:13:20.123456`
  case clock = 0
  /// Nothing (`-t`).
  case none
  /// Seconds since the epoch: `1700000000.123456` (`-tt`).
  case epoch
  /// Since the line before: `00:00:00.000123` (`-ttt`).
  case sincePrevious
  /// `2023-11-14 22:13:20.123456` (`-tttt`).
  case date
  /// Since the first line (`-ttttt`).
  case sinceFirst
}

/// How a report shows moments.
public struct TimeStyle: Sendable {
  /// Seconds that local time is ahead of UTC at a moment given in seconds since the epoch.
  public typealias Offset = @Sendable (_ seconds: Int64) -> Int
  public var form: TimeForm
  /// Digits of the fraction: 6 (`--micro`) or 9 (`--nano`).
  public var digits: Int
  /// For `.clock` and `.date`; `TimeStyle.utc` or `TimeStyle.local`, or a fixed one in tests.
  public var offset: Offset

  public init(_ form: TimeForm = .clock, digits: Int = 6, offset: @escaping Offset = TimeStyle.local) {
    self.form = form
    self.digits = digits
    self.offset = offset
  }

  /// No offset (`--utc`).
  public static let utc: Offset = { _ in 0 }
}

/// Prints moments one after another, and remembers what differences need.
struct TimePrinter {
  private let style: TimeStyle
  /// Between date and clock: a space for people, `T` where a field must stay one word.
  private let joint: UInt8
  private var first: Int64?
  private var previous: Int64?
  private var cachedQuarter = Int64.min
  private var cachedOffset = 0
  /// The last moment's text up to its whole second: packets come many a second.
  private var cachedSecond: Int64?
  private var cachedText: [UInt8] = []

  init(_ style: TimeStyle, joint: UInt8 = 0x20) {
    self.style = style
    self.joint = joint
  }

  /// Columns of a moment of our century; greater ones push what follows.
  var columns: Int {
    switch style.form {
    case .none: 0
    case .clock, .sincePrevious, .sinceFirst: 9 + style.digits
    case .epoch: 11 + style.digits
    case .date: 20 + style.digits
    }
  }

  /// Appends a moment; `-` where there is none.
  mutating func append<Text: TextSink & ~Copyable>(_ moment: Int64?, to bytes: inout Text) {
    guard style.form != .none else { return }
    guard let moment else { return bytes.append(0x2D) }
    switch style.form {
    case .none: return
    case .clock, .date: appendLocal(moment, to: &bytes)
    case .epoch:
      appendSeconds(moment.magnitude, isNegative: moment < 0, to: &bytes)
    case .sincePrevious:
      appendDifference(from: previous ?? moment, to: moment, into: &bytes)
    case .sinceFirst:
      appendDifference(from: first ?? moment, to: moment, into: &bytes)
    }
    previous = moment
    if first == nil { first = moment }
  }

  private mutating func appendLocal<Text: TextSink & ~Copyable>(_ moment: Int64, to bytes: inout Text) {
    let (second, fraction) = floorDivided(moment, by: 1_000_000_000)
    if second != cachedSecond {
      cachedSecond = second
      cachedText.removeAll(keepingCapacity: true)
      let time = local(moment)
      if style.form == .date {
        cachedText.appendDate(time)
        cachedText.append(joint)
      }
      cachedText.appendClock(time, digits: 0)
    }
    bytes.append(contentsOf: cachedText)
    bytes.append(0x2E)
    bytes.appendFraction(UInt64(fraction), digits: style.digits)
  }

  /// Offsets change at quarters of an hour, so that one look-up serves all moments of one.
  private mutating func local(_ moment: Int64) -> CivilTime {
    let seconds = moment / 1_000_000_000
    if seconds / 900 != cachedQuarter {
      cachedQuarter = seconds / 900
      cachedOffset = style.offset(seconds)
    }
    return CivilTime(moment, offset: cachedOffset)
  }

  private func appendSeconds<Text: TextSink & ~Copyable>(_ magnitude: UInt64, isNegative: Bool, to bytes: inout Text) {
    if isNegative { bytes.append(0x2D) }
    bytes.appendDecimal(magnitude / 1_000_000_000)
    bytes.append(0x2E)
    bytes.appendFraction(magnitude % 1_000_000_000, digits: style.digits)
  }

  /// As tcpdump prints differences: hours that may pass 24, and a sign where time went back.
  private func appendDifference<Text: TextSink & ~Copyable>(from: Int64, to moment: Int64, into bytes: inout Text) {
    if moment < from { bytes.append(0x2D) }
    let span = UInt64(bitPattern: moment < from ? from &- moment : moment &- from)
    let seconds = span / 1_000_000_000
    if seconds < 36_000 { bytes.append(0x30) }
    bytes.appendDecimal(seconds / 3600)
    bytes.append(0x3A)
    bytes.appendDecimal(seconds / 60 % 60, digits: 2)
    bytes.append(0x3A)
    bytes.appendDecimal(seconds % 60, digits: 2)
    bytes.append(0x2E)
    bytes.appendFraction(span % 1_000_000_000, digits: style.digits)
  }
}
