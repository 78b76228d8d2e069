/// How long a stopped capture goes on reading.
///
/// A block that is open when the capture stops is handed over by the kernel's retire timer: at its second tick, since
/// the first only sees that there is one. Two timeouts are always waited; then, because the kernel rounds a tick up to
/// its own clock (10 ms at 100 Hz), a little longer for as long as frames are missing from the sum.
struct Drain {
  /// Waited beyond the two timeouts where the sum does not close.
  private static let slack = Duration.milliseconds(200)
  /// The longest single wait in milliseconds, after which the sum is looked at again.
  private static let longestWait: Int32 = 10

  private let due: ContinuousClock.Instant
  /// Batches that may still be lent after the deadline: those that waited then.
  private var lateBatches: Int

  /// Begins now.
  ///
  /// - Parameter lateBatches: as many as can wait at a time.
  init(retireMilliseconds: UInt32, lateBatches: Int) {
    due = .now + .milliseconds(2 * Int64(retireMilliseconds) + 1)
    self.lateBatches = lateBatches
  }

  /// What is left of the drain after another batch; nil if that is one too many.
  func afterBatch() -> Drain? {
    guard ContinuousClock.now >= due + Self.slack else { return self }
    guard lateBatches > 0 else { return nil }
    var rest = self
    rest.lateBatches -= 1
    return rest
  }

  /// How long to wait for the next batch; 0 if it is over.
  func millisecondsLeft(isBalanced: Bool) -> Int32 {
    let now = ContinuousClock.now
    let end = isBalanced ? due : due + Self.slack
    guard now < end else { return 0 }
    return now.duration(to: end) < .milliseconds(Self.longestWait) ? 1 : Self.longestWait
  }
}
