import Capture
import Wire

/// Frames on their way from a source to a consumer and to the file of `-w`, until something ends them.
struct Intake<Consumer: FrameConsumer> {
  private var consumer: Consumer
  private(set) var ending: IntakeEnding?
  private(set) var outputError: CaptureError?
  /// Frames that went to the consumer.
  private(set) var taken: UInt64 = 0
  /// The number of the last frame that the source lent.
  private(set) var lastNumber: UInt64 = 0
  /// Whether the frames' output could not even be opened: nothing was done then.
  var lacksOutput: Bool { outputError != nil && output?.isMade == false }
  /// Frames whose time the frames' output cannot hold.
  var timesOutOfRange: UInt64 { output?.timesOutOfRange ?? 0 }
  /// Frames that may still be taken; nil: all.
  private var remaining: UInt64?
  private let packets: PacketNumbers?
  private let cut: FrameCut?
  private var output: FrameOutput?

  /// - Parameters:
  ///   - packets: the only ones to take, by number; nil: all.
  ///   - count: frames to take at most.
  ///   - cut: bytes that are kept of each frame, where the source does not see to that itself.
  init(_ consumer: Consumer, packets: PacketNumbers?, count: UInt64?, cut: UInt32?, output: FrameOutput?) {
    self.consumer = consumer
    self.packets = packets
    remaining = count
    self.cut = cut.map(FrameCut.init)
    self.output = output
  }

  /// Takes the source's next frames.
  ///
  /// - Returns: false where no more are to come: the source's end, or `ending`.
  mutating func takeNext(from source: any FrameSource) throws(CaptureError) -> Bool {
    let goesOn = try source.lend { bytes, frames in take(bytes, frames, of: source) }
    if ending == nil, consumer.isSatisfied { ending = .consumer }
    return goesOn && (ending == nil || ending == .signal)
  }

  /// A signal came: no more frames are taken.
  mutating func end() { ending = ending ?? .signal }

  /// Ends the frames' output, and the consumer's work.
  ///
  /// - Parameter makesOutput: whether a file without frames is to be made where none came.
  mutating func finish(interfaces: [CaptureInterface], makesOutput: Bool) {
    consumer.finish()
    guard makesOutput, outputError == nil else { return }
    do {
      try output?.finish(interfaces: interfaces)
    } catch {
      outputError = error
    }
  }

  /// Lets the consumer print.
  mutating func report(_ ending: RunEnding) throws(ExitStatus) { try consumer.report(ending) }

  private mutating func take(_ bytes: Span<UInt8>, _ frames: Span<Frame>, of source: any FrameSource) {
    guard ending == nil || ending == .signal else { return }
    let interfaces = source.interfaces
    let numbers = source.numbers
    if !frames.isEmpty { lastNumber = numbers[frames.count - 1] }
    if let packets {
      let chosen = ChosenFrames(of: frames, numbers, packets)
      if lastNumber >= packets.last { ending = ending ?? .packets }
      takeFirst(bytes, chosen.frames.span, chosen.numbers, interfaces)
    } else {
      takeFirst(bytes, frames, numbers, interfaces)
    }
  }

  /// Takes as many as are still asked for.
  private mutating func takeFirst(
    _ bytes: Span<UInt8>, _ frames: Span<Frame>, _ numbers: FrameNumbers, _ interfaces: [CaptureInterface]
  ) {
    var count = frames.count
    if let remaining, UInt64(count) >= remaining {
      count = Int(remaining)
      ending = .count
    }
    if let remaining { self.remaining = remaining - UInt64(count) }
    let wanted = frames.extracting(0..<count)
    if let cut {
      let shortened = cut.apply(to: wanted)
      handOn(bytes, shortened.span, numbers, interfaces)
    } else {
      handOn(bytes, wanted, numbers, interfaces)
    }
  }

  private mutating func handOn(
    _ bytes: Span<UInt8>, _ frames: Span<Frame>, _ numbers: FrameNumbers, _ interfaces: [CaptureInterface]
  ) {
    taken += UInt64(frames.count)
    consumer.take(bytes, frames, numbers: numbers, interfaces: interfaces)
    do {
      try output?.write(bytes: bytes, frames: frames, interfaces: interfaces)
    } catch {
      outputError = error
      ending = .output
    }
  }
}

/// What ended the frames, where it was not the source's end.
enum IntakeEnding: Equatable {
  /// So many frames were asked for (`-c`).
  case count
  /// The last packet that was asked for has come (`--packet`).
  case packets
  /// Somebody sent a signal.
  case signal
  /// The frames' output failed; its error is in `outputError`.
  case output
  /// The consumer wants no more.
  case consumer
}

/// `--packet` on the frames of a batch.
struct ChosenFrames {
  private(set) var frames: [Frame] = []
  let numbers: FrameNumbers

  init(of batch: Span<Frame>, _ numbers: FrameNumbers, _ packets: PacketNumbers) {
    var places: [UInt32] = []
    guard !batch.isEmpty else {
      self.numbers = numbers
      return
    }
    let first = numbers[0]
    for index in batch.indices where packets.contains(numbers[index]) {
      frames.append(batch[index])
      places.append(UInt32(truncatingIfNeeded: numbers[index] - first))
    }
    self.numbers = .scattered(from: first, places)
  }
}

/// `-s` on frames that were kept longer.
struct FrameCut {
  let length: UInt32

  func apply(to frames: Span<Frame>) -> [Frame] {
    var shortened: [Frame] = []
    shortened.reserveCapacity(frames.count)
    for index in frames.indices {
      var frame = frames[index]
      frame.captured = min(frame.captured, length)
      shortened.append(frame)
    }
    return shortened
  }
}
