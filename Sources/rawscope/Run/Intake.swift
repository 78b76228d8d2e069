import Capture
import Flow
import Wire

/// Frames on their way from a source to the flow engine and to the file of `-w`, until something ends them.
struct Intake {
  /// What ended the frames, where it was not the source's end.
  enum Ending: Equatable {
    /// So many frames were asked for (`-c`).
    case count
    /// Somebody sent a signal.
    case signal
    /// The frames' output failed; its error is in `outputError`.
    case output
  }

  private(set) var engine: FlowEngine
  private(set) var ending: Ending?
  private(set) var outputError: CaptureError?
  /// Whether the frames' output could not even be opened: nothing was done then.
  var lacksOutput: Bool { outputError != nil && output?.isMade == false }
  /// Frames whose time the frames' output cannot hold.
  var timesOutOfRange: UInt64 { output?.timesOutOfRange ?? 0 }
  /// Frames that may still be taken; nil: all.
  private var remaining: UInt64?
  private let cut: FrameCut?
  private var output: FrameOutput?
  private var links: [LinkLayer] = []

  /// - Parameters:
  ///   - count: frames to take at most.
  ///   - cut: bytes that are kept of each frame, where the source does not see to that itself.
  init(engine: FlowEngine, count: UInt64?, cut: UInt32?, output: FrameOutput?) {
    self.engine = engine
    remaining = count
    self.cut = cut.map(FrameCut.init)
    self.output = output
  }

  /// Takes the source's next frames.
  ///
  /// - Returns: false where no more are to come: the source's end, or `ending`.
  mutating func takeNext(from source: any FrameSource) throws(CaptureError) -> Bool {
    let goesOn = try source.lend { bytes, frames in take(bytes, frames, of: source) }
    return goesOn && ending != .count && ending != .output
  }

  /// A signal came: no more frames are taken.
  mutating func end() { ending = ending ?? .signal }

  /// Ends the frames' output, and the engine's work.
  ///
  /// - Parameter makesOutput: whether a file without frames is to be made where none came.
  mutating func finish(interfaces: [CaptureInterface], makesOutput: Bool) {
    engine.finish()
    guard makesOutput, outputError == nil else { return }
    do {
      try output?.finish(interfaces: interfaces)
    } catch {
      outputError = error
    }
  }

  private mutating func take(_ bytes: Span<UInt8>, _ frames: Span<Frame>, of source: any FrameSource) {
    guard ending == nil || ending == .signal else { return }
    let interfaces = source.interfaces
    // Once a batch: interfaces join, and a packet's flags may tell of a check sequence that was not known.
    links = interfaces.map(\.link)
    var count = frames.count
    if let remaining, UInt64(count) >= remaining {
      count = Int(remaining)
      ending = .count
    }
    if let remaining { self.remaining = remaining - UInt64(count) }
    let wanted = frames.extracting(0..<count)
    if let cut {
      let shortened = cut.apply(to: wanted)
      observe(bytes, shortened.span, interfaces)
    } else {
      observe(bytes, wanted, interfaces)
    }
  }

  private mutating func observe(_ bytes: Span<UInt8>, _ frames: Span<Frame>, _ interfaces: [CaptureInterface]) {
    engine.observe(bytes: bytes, frames: frames, links: links)
    do {
      try output?.write(bytes: bytes, frames: frames, interfaces: interfaces)
    } catch {
      outputError = error
      ending = .output
    }
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
