import Capture
import Wire

/// The file of `-w`.
///
/// It is made when there is something to put into it, so that a source that cannot be opened leaves an older
/// file of that name as it was.
struct FrameOutput {
  let path: String
  /// Files that are being read: none of them may be written.
  let inputs: [String]
  let isNanoseconds: Bool
  let snapshotLength: UInt32?
  /// Whether each batch is written at once (`-U`).
  let isUnbuffered: Bool
  /// Whom a new file is given to; nil: nobody else.
  let owner: FileOwner?
  private var writer: CaptureWriter?
  /// Whether the file could be opened.
  var isMade: Bool { writer != nil }
  /// Frames whose time the file cannot hold.
  var timesOutOfRange: UInt64 { writer?.timesOutOfRange ?? 0 }

  init(
    path: String, inputs: [String], isNanoseconds: Bool, snapshotLength: UInt32?, isUnbuffered: Bool,
    owner: FileOwner?
  ) {
    self.path = path
    self.inputs = inputs
    self.isNanoseconds = isNanoseconds
    self.snapshotLength = snapshotLength
    self.isUnbuffered = isUnbuffered
    self.owner = owner
  }

  /// Makes the file, if it is not made yet; with its header at once where nothing is to be held back.
  mutating func open(interfaces: [CaptureInterface]) throws(CaptureError) {
    guard writer == nil else { return }
    let made = try CaptureWriter(
      path: path, isNanoseconds: isNanoseconds, snapshotLength: snapshotLength, inputs: inputs, owner: owner)
    writer = made
    made.begin(interfaces)
    if isUnbuffered { try made.flush() }
  }

  mutating func write(
    bytes: Span<UInt8>, frames: Span<Frame>, interfaces: [CaptureInterface]
  ) throws(CaptureError) {
    // The first frame names the file's link type, whatever interface it came from.
    if writer == nil, frames.count > 0, interfaces.indices.contains(Int(frames[0].interface)) {
      let first = interfaces[Int(frames[0].interface)]
      try open(interfaces: [first] + interfaces)
    }
    try writer?.write(bytes: bytes, frames: frames, interfaces: interfaces)
    if isUnbuffered { try writer?.flush() }
  }

  /// Writes what is held back, and closes the file; one without frames has a header.
  mutating func finish(interfaces: [CaptureInterface]) throws(CaptureError) {
    try open(interfaces: interfaces)
    try writer?.close()
  }
}
