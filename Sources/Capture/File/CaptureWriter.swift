import Glibc
import Wire

/// Writes frames into a classic pcap file (pcap-savefile(5)), little-endian.
///
/// Frames are gathered and written in large pieces. If the disk runs full, the file ends behind the last whole
/// record that fitted; the error is thrown by the call that met it and by each one after it.
public final class CaptureWriter {
  /// The path as given; `-` for standard output.
  public let path: String
  /// Frames that the file holds whole; those still gathered are not among them.
  public private(set) var framesWritten: UInt64 = 0
  /// Bytes of the file, its header included.
  public private(set) var bytesWritten: UInt64 = 0
  /// Frames whose time a classic pcap cannot hold (none, before 1970, or from 2106-02-07T06:28:16Z on): written with
  /// the nearest that it can, without a time with 1970's beginning.
  public private(set) var timesOutOfRange: UInt64 = 0

  /// For errors, where a bare `-` means the input.
  private var name: String { path == "-" ? "standard output" : path }
  private var descriptor: FileDescriptor
  private let isNanoseconds: Bool
  private let snapshotLength: UInt32?
  private var link: LinkLayer?
  private var buffer: [UInt8]
  private var used = 0
  private var framesGathered: UInt64 = 0
  private var failure: CaptureError?

  private static let bufferSize = 256 << 10
  private static let recordHeaderSize = PcapScanner.recordHeaderSize
  /// What readers take for granted as the longest frame.
  private static let usualSnapshotLength = UInt32(FrameLimit.usual)

  /// Creates the file, or empties it, with mode 0644 less the umask.
  ///
  /// - Parameters:
  ///   - path: the file, or `-` for standard output.
  ///   - isNanoseconds: times to the nanosecond (magic 0xa1b23c4d); else to the microsecond, for old readers.
  ///   - snapshotLength: what the header says that each frame keeps at most; nil: 262,144, or what the source's
  ///     interfaces say where that is more.
  ///   - inputs: paths that are being read. One of them as output is refused before a byte of it is lost.
  ///   - owner: whom a file belongs to that this makes; one that was there keeps its owner. nil: the process's user.
  /// - Throws: `.system` with the call's errno, `.outputIsInput`.
  public init(
    path: String, isNanoseconds: Bool = true, snapshotLength: UInt32? = nil, inputs: [String] = [],
    owner: FileOwner? = nil
  ) throws(CaptureError) {
    let descriptor = try FileDescriptor(path: path, flags: O_WRONLY | O_CREAT, standard: STDOUT_FILENO)
    if path != "-", let status = descriptor.status, status.st_mode & S_IFMT == S_IFREG {
      for input in inputs where input != "-" {
        var other = stat()
        // Sound: `other` outlives the call and has the size that stat(2) fills.
        guard unsafe stat(input, &other) == 0 else { continue }
        if other.st_dev == status.st_dev, other.st_ino == status.st_ino { throw .outputIsInput(file: path) }
      }
      guard ftruncate(descriptor.number, 0) == 0 else {
        throw .system(call: "ftruncate", subject: path, errno: errno)
      }
      // Some file systems know no owners: the file is then as good as it was.
      if descriptor.isNew, let owner { _ = fchown(descriptor.number, owner.user, owner.group) }
    }
    self.path = path
    self.isNanoseconds = isNanoseconds
    self.snapshotLength = snapshotLength
    self.descriptor = descriptor
    buffer = [UInt8](repeating: 0, count: Self.bufferSize)
  }

  deinit {
    // A writer that was not closed keeps its frames; only the error has nobody left to hear it.
    try? flush()
  }

  /// Gathers the file header, which the first `write` does otherwise. Without either, `close()` makes a file of
  /// Ethernet frames without frames.
  ///
  /// - Parameter interfaces: of the source, so far. The first gives the file's link type.
  public func begin(_ interfaces: [CaptureInterface]) {
    guard link == nil else { return }
    begin(interfaces.first?.link, interfaces)
  }

  private func begin(_ link: LinkLayer?, _ interfaces: [CaptureInterface]) {
    var link = link ?? LinkLayer(type: .ethernet)
    // The header can name a frame check sequence only if every frame has one of that length.
    if interfaces.contains(where: { $0.link.frameCheckSequence != link.frameCheckSequence }) {
      link.frameCheckSequence = 0
    }
    self.link = link
    let longest = interfaces.map(\.snapshotLength).max() ?? 0
    // Magic, version 2.4 (two 16-bit numbers), time zone and accuracy of times (never used); then the last two fields
    // of the 24 bytes, behind which the first record begins.
    put(isNanoseconds ? 0xA1B2_3C4D : 0xA1B2_C3D4, 4 << 16 | 2, 0, 0)
    put(snapshotLength ?? max(longest, Self.usualSnapshotLength), FileLinkType.pcapField(link), 0, 0)
    used = FileFormat.pcapHeaderSize
  }

  /// Adds frames of a batch.
  ///
  /// - Parameters:
  ///   - interfaces: the source's list, into which `Frame.interface` is an index.
  /// - Throws: `.mixedLinkTypes` at a frame of another link type than the file's first (those before it are kept);
  ///   `.system` where `write` fails, with EPIPE where nobody reads any more.
  public func write(
    bytes: Span<UInt8>, frames: Span<Frame>, interfaces: [CaptureInterface]
  ) throws(CaptureError) {
    if let failure { throw failure }
    for index in 0..<frames.count {
      let frame = frames[index]
      let frameLink = interfaces[Int(frame.interface)].link
      if link == nil { begin(frameLink, interfaces) }
      if let link, frameLink != link {
        guard frameLink.type == link.type, link.frameCheckSequence == 0 else {
          throw .mixedLinkTypes(file: name, first: link.type, other: frameLink.type)
        }
      }
      let needed = Self.recordHeaderSize + Int(frame.captured)
      if buffer.count - used < needed {
        try flush()
        if buffer.count < needed { buffer.append(contentsOf: repeatElement(0, count: needed - buffer.count)) }
      }
      putHeader(frame)
      let start = Int(frame.start)
      put(bytes.extracting(start..<start + Int(frame.captured)))
      framesGathered += 1
    }
  }

  /// Writes what is gathered.
  public func flush() throws(CaptureError) {
    if let failure { throw failure }
    var done = 0
    let number = descriptor.number
    while done < used {
      let part = done..<used
      // Sound: write(2) reads the bytes of the slice that the rebased pointer bounds.
      let count = unsafe buffer.withUnsafeBytes { bytes in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[part])
        return unsafe Glibc.write(number, rest.baseAddress, rest.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let error = CaptureError.system(call: "write", subject: name, errno: errno)
        endBehindWholeRecord(written: done)
        failure = error
        throw error
      }
      done += count
    }
    bytesWritten += UInt64(used)
    framesWritten += framesGathered
    framesGathered = 0
    used = 0
  }

  /// Writes what is gathered and closes the file.
  public func close() throws(CaptureError) {
    if link == nil, failure == nil { begin(nil, []) }
    try flush()
    let error = descriptor.closeNow()
    guard error == 0 else {
      failure = .system(call: "close", subject: path, errno: error)
      throw .system(call: "close", subject: path, errno: error)
    }
  }

  /// After a failure: cuts away the record of which only a part came into a regular file, and counts those before.
  private func endBehindWholeRecord(written: Int) {
    var end = bytesWritten == 0 ? FileFormat.pcapHeaderSize : 0
    guard end <= written else {
      cut(written)
      return
    }
    while end + Self.recordHeaderSize <= written {
      let next = end + Self.recordHeaderSize + Self.capturedLength(ofRecordAt: end, in: buffer)
      guard next <= written else { break }
      end = next
      framesWritten += 1
    }
    bytesWritten += UInt64(end)
    cut(written - end)
  }

  private static func capturedLength(ofRecordAt start: Int, in buffer: [UInt8]) -> Int {
    Int(buffer.span.fileUInt32(at: start + 8, isSwapped: false))
  }

  private func cut(_ bytes: Int) {
    guard bytes > 0, descriptor.regularFileSize != nil else { return }
    // Standard output may have begun in the middle of a file: count from where it stands.
    let position = lseek(descriptor.number, 0, SEEK_CUR)
    guard position >= bytes else { return }
    _ = ftruncate(descriptor.number, position - bytes)
    _ = lseek(descriptor.number, position - bytes, SEEK_SET)
  }

  private func putHeader(_ frame: Frame) {
    let latest = Int64(UInt32.max) * 1_000_000_000 + 999_999_999
    let time = min(max(frame.time, 0), latest)
    if time != frame.time || frame.flags.contains(.timeless) { timesOutOfRange += 1 }
    let fraction = time % 1_000_000_000
    put(
      UInt32(truncatingIfNeeded: time / 1_000_000_000),
      UInt32(truncatingIfNeeded: isNanoseconds ? fraction : fraction / 1000), frame.captured, frame.wire)
  }

  /// Four numbers, little-endian.
  private func put(_ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32) {
    Self.put(first, second, third, fourth, at: used, of: &buffer)
    used += 16
  }

  // Apart, because one access to the class's array instead of sixteen is what makes this fast.
  private static func put(
    _ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32, at start: Int, of buffer: inout [UInt8]
  ) {
    var bytes = buffer.mutableSpan
    for byte in 0..<4 {
      let shift = UInt32(truncatingIfNeeded: byte &* 8)
      bytes[start &+ byte] = UInt8(truncatingIfNeeded: first &>> shift)
      bytes[start &+ 4 &+ byte] = UInt8(truncatingIfNeeded: second &>> shift)
      bytes[start &+ 8 &+ byte] = UInt8(truncatingIfNeeded: third &>> shift)
      bytes[start &+ 12 &+ byte] = UInt8(truncatingIfNeeded: fourth &>> shift)
    }
  }

  private func put(_ bytes: Span<UInt8>) {
    let start = used
    // Sound: the slice traps unless the bytes fit; the two memories are different objects.
    unsafe buffer.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(rebasing: target[start...]).copyMemory(from: source)
      }
    }
    used += bytes.count
  }
}
