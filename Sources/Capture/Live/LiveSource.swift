import Wire

/// A source that a device feeds for as long as nobody stops it.
///
/// `lend` waits at most a tenth of a second, returns at once when a signal interrupts the wait, and then returns
/// true without having called its body, so that its caller can look at signals, clocks and `linkState`.
public protocol LiveSource: FrameSource {
  /// Whether the device can deliver now. A caller that compares it after each `lend` sees each change once.
  var linkState: LinkState { get }
  /// What the kernel's counters say about the frames so far.
  var accounting: CaptureAccounting { get }

  /// No frame that comes later is wanted. Those that came before are lent by the next calls of `lend`, the last of
  /// which returns false.
  func stop()
}

/// Whether a captured device can deliver frames.
public enum LinkState: Hashable, Sendable {
  case up
  /// It is there and administratively down; frames come again by themselves when it is up.
  case down
  /// It was deleted, or moved to another network namespace.
  case gone
}

/// The sum that must close at the end of a live capture.
public struct CaptureAccounting: Hashable, Sendable {
  /// Frames taken over from the kernel.
  public var delivered: UInt64
  /// Frames that it had no room for.
  public var dropped: UInt64
  /// Frames that passed the filter, as the kernel counted them, drops included.
  public var received: UInt64

  public init(delivered: UInt64, dropped: UInt64, received: UInt64) {
    self.delivered = delivered
    self.dropped = dropped
    self.received = received
  }

  /// Whether every frame that the kernel counted is accounted for. Only after the last `lend`: before that, frames
  /// may be waiting.
  public var isBalanced: Bool { delivered &+ dropped == received }
}
