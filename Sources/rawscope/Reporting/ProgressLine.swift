import Glibc

/// One line on standard error that is written over while a file is read, and gone afterwards.
struct ProgressLine {
  private let width: Int
  private let began = ProgressLine.now()
  private var shown: Int64?

  /// Nanoseconds before the first line, so that short work shows none, and between two.
  private static let patience: Int64 = 400_000_000
  private static let interval: Int64 = 100_000_000

  /// - Returns: nil where standard error is no terminal.
  init?() {
    guard Terminal.isTerminal(2) else { return nil }
    width = Terminal.width(2) ?? 80
  }

  /// Shows how far the work is, if it is time for it.
  ///
  /// - Parameter fraction: 0 to 1; nil where nobody knows how much there is.
  mutating func show(_ name: String, fraction: Double?, packets: UInt64) {
    let now = Self.now()
    guard now &- began > Self.patience, shown.map({ now &- $0 > Self.interval }) ?? true else { return }
    shown = now
    let percent = fraction.map { "  \(Int($0 * 100)) %" } ?? ""
    let rest = "\(percent)  \(packets) packets"
    let file = Spoken.plain(name == "-" ? "standard input" : name)
    // A line as wide as the terminal would wrap and could not be taken back.
    let room = max(width - 1 - rest.count, 0)
    let text = (file.count > room ? String(file.suffix(room)) : file) + rest
    Talk.write("\r\(text.prefix(width - 1))\u{1B}[K")
  }

  /// Takes the line back.
  mutating func erase() {
    guard shown != nil else { return }
    Talk.write("\r\u{1B}[K")
    shown = nil
  }

  private static func now() -> Int64 {
    var time = timespec()
    // Sound: clock_gettime(2) fills one `timespec`, which outlives the call.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
