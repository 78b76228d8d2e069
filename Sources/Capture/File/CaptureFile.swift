import Glibc
import Wire

/// Frames of a pcap or pcapng file, or of a pipe that carries one.
///
/// Read with read(2) into one buffer that is used again and again: as fast as mapping here, safe when the file
/// shrinks, and the same for pipes and growing files. A record that lies across the buffer's end is moved to its
/// beginning; the buffer grows only when it is full of one record's bytes that have really arrived.
public final class CaptureFile: FrameSource {
  /// The path as given; `-` for standard input.
  public let name: String
  /// Bytes of the file when it was opened; nil for a pipe or device.
  public let fileSize: UInt64?

  private let descriptor: FileDescriptor
  private var buffer: [UInt8]
  /// `buffer[position..<filled]` has been read and not consumed.
  private var position = 0
  private var filled = 0
  /// Offset in the file of the buffer's first byte.
  private var bufferOffset: UInt64 = 0
  private var frames: [Frame]
  private let pcap: PcapScanner?
  private var pcapng: PcapNGScanner?
  private let interfaceBase: Int
  private var filter: FileFilter?
  private var counts = CaptureStatistics()
  private var latestTime = Int64.min
  /// Damage that was met behind good frames, to be thrown when those have been lent.
  private var damage: CaptureError?
  private var isFinished = false

  static let bufferSize = 256 << 10
  /// As many as `Frame.interface` can number.
  static let interfaceLimit = Int(UInt16.max) + 1
  /// Frames lent at once: enough for a buffer of small ones, and a list that stays in the cache.
  static let framesInBatch = 4096

  /// Opens a file and reads its header; of a pcapng file, on to its first interface.
  ///
  /// - Parameters:
  ///   - path: the file, or `-` for standard input.
  ///   - filter: frames that it does not match are read, counted as received and not lent.
  ///   - interfaceBase: added to each `Frame.interface`, so that the frames of several files stay apart.
  ///   - shouldStop: asked where a signal interrupts the wait for a pipe's first bytes.
  /// - Throws: `.system` if it cannot be opened or read (with EINTR where `shouldStop` said so), `.notACapture` if it
  ///   is nothing that can be read here, `.filter` if libpcap refuses the filter for this file (see `filterRefusals`).
  ///   Damage is thrown by `lend`.
  public init(
    path: String, filter: PacketFilter? = nil, interfaceBase: Int = 0, shouldStop: () -> Bool = { false }
  ) throws(CaptureError) {
    let descriptor = try FileDescriptor(path: path, flags: O_RDONLY, standard: STDIN_FILENO)
    if let status = descriptor.status, status.st_mode & S_IFMT == S_IFDIR {
      throw .notACapture(file: path, .directory)
    }
    guard interfaceBase < Self.interfaceLimit else {
      throw .tooManyInterfaces(file: path, limit: Self.interfaceLimit)
    }
    var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
    var filled = 0
    // Not one byte more than the header is waited for: the first frame in a pipe may be hours away.
    while filled < FileFormat.headerSize(firstByte: buffer[0]) {
      let got = try Self.read(descriptor, into: &buffer, at: filled, name: path)
      if got == 0 { break }
      if got < 0, shouldStop() { throw .system(call: "read", subject: path, errno: EINTR) }
      filled += max(got, 0)
    }
    let start = buffer.span.extracting(0..<filled)
    switch try FileFormat(start: start, file: path) {
    case .pcap(let isSwapped, let isNanoseconds):
      pcap = try PcapScanner(
        header: start, isSwapped: isSwapped, isNanoseconds: isNanoseconds,
        interfaceIndex: UInt16(truncatingIfNeeded: interfaceBase), file: path)
      position = FileFormat.pcapHeaderSize
    case .pcapng:
      pcap = nil
      pcapng = try PcapNGScanner(firstSection: start, interfaceBase: interfaceBase, file: path)
    }
    name = path
    fileSize = descriptor.regularFileSize
    self.descriptor = descriptor
    self.buffer = buffer
    self.filled = filled
    self.interfaceBase = interfaceBase
    frames = [Frame](repeating: Frame(time: 0, start: 0, captured: 0, wire: 0), count: Self.framesInBatch)
    try findFirstInterface(shouldStop)
    if let filter { self.filter = try FileFilter(filter, first: interfaces.first, isOnlyOne: pcap != nil) }
  }

  public var interfaces: [CaptureInterface] {
    pcapng?.interfaces ?? pcap.map { [$0.interface] } ?? []
  }

  /// What was read and lent so far. Cut frames, times that went back and the like are counted among those lent, as
  /// behind a kernel's filter; drops are those that the file's statistics and packet blocks record.
  public var statistics: CaptureStatistics {
    var statistics = counts
    for interface in pcapng?.interfaces ?? [] {
      statistics.droppedByKernel = CaptureStatistics.sum(statistics.droppedByKernel, interface.droppedByKernel)
      statistics.droppedByInterface = CaptureStatistics.sum(statistics.droppedByInterface, interface.droppedByInterface)
    }
    return statistics
  }

  public private(set) var numbers = FrameNumbers.consecutive(from: 1)

  /// Link types of this file for which libpcap refuses the filter, while another one's frames pass it.
  public var filterRefusals: [FilterRefusal] { filter?.refusals ?? [] }

  /// How much of the file has been read, 0 to 1; nil for a pipe.
  public var progress: Double? {
    guard let fileSize, fileSize > 0 else { return nil }
    return min(1, Double(counts.bytesRead) / Double(fileSize))
  }

  /// Lends the next frames.
  ///
  /// Returns true without a call of `body` where a signal interrupted the read, or where the filter matched none of
  /// a buffer's frames, so that a caller can look whether it is to go on.
  public func lend(_ body: (_ bytes: Span<UInt8>, _ frames: Span<Frame>) -> Void) throws(CaptureError) -> Bool {
    while !isFinished {
      if let damage {
        isFinished = true
        throw damage
      }
      let scan = scanRecords(buffer, into: &frames)
      position = scan.position
      counts.received += UInt64(scan.count)
      counts.bytesRead = bufferOffset + UInt64(position)
      switch scan.stop {
      case .damaged(let claim, let partOffset): damage = .damaged(describe(claim, partOffset: partOffset))
      case .tooManyInterfaces: damage = .tooManyInterfaces(file: name, limit: Self.interfaceLimit)
      case .full, .needs: break
      }
      if scan.count > 0 {
        let kept = keepMatching(buffer, scan.count)
        let first = counts.received - UInt64(scan.count) + 1
        numbers = filter.map { .scattered(from: first, $0.places) } ?? .consecutive(from: first)
        guard kept > 0 else { return true }
        tally(frames, kept)
        Self.lend(buffer, filled, frames, kept, to: body)
        return true
      }
      guard case .needs(let bytes, let claimed, let partOffset) = scan.stop else { continue }
      let got = try fill(upTo: bytes)
      if got < 0 { return true }
      if got == 0 { try finish(claimed: claimed, partOffset: partOffset) }
    }
    return false
  }

  // A span of a class's property cannot be made: these take the arrays as parameters, without copying them.
  private static func lend(
    _ buffer: [UInt8], _ filled: Int, _ frames: [Frame], _ count: Int, to body: (Span<UInt8>, Span<Frame>) -> Void
  ) {
    body(buffer.span.extracting(0..<filled), frames.span.extracting(0..<count))
  }

  private func scanRecords(_ buffer: [UInt8], into frames: inout [Frame]) -> RecordScan {
    let bytes = buffer.span.extracting(0..<filled)
    if let scan = pcapng?.scan(bytes, from: position, into: &frames) { return scan }
    return pcap?.scan(bytes, from: position, into: &frames) ?? RecordScan(count: 0, position: position, stop: .full)
  }

  /// Reads on until an interface is described, a packet comes, or the file ends or is damaged.
  private func findFirstInterface(_ shouldStop: () -> Bool) throws(CaptureError) {
    var none: [Frame] = []
    while pcapng != nil {
      let scan = scanRecords(buffer, into: &none)
      position = scan.position
      guard case .needs(let bytes, _, _) = scan.stop else { return }
      let got = try fill(upTo: bytes)
      if got == 0 { return }
      if got < 0, shouldStop() { throw .system(call: "read", subject: name, errno: EINTR) }
    }
  }

  /// Reads once behind what is not consumed yet, which moves to the buffer's beginning.
  ///
  /// - Parameter bytes: what the next record needs in one piece.
  /// - Returns: bytes read; 0 at the end, negative where a signal interrupted.
  private func fill(upTo bytes: Int) throws(CaptureError) -> Int {
    if position > 0 {
      Self.move(position..<filled, toBeginningOf: &buffer)
      bufferOffset += UInt64(position)
      filled -= position
      position = 0
    }
    if filled == buffer.count {
      // Full of one record: its bytes have arrived, so that doubling costs no more than they did.
      let more = min(buffer.count, max(bytes - buffer.count, Self.bufferSize))
      buffer.append(contentsOf: repeatElement(0, count: more))
    }
    let got = try Self.read(descriptor, into: &buffer, at: filled, name: name)
    filled += max(got, 0)
    return got
  }

  private static func move(_ range: Range<Int>, toBeginningOf buffer: inout [UInt8]) {
    var bytes = buffer.mutableSpan
    for index in 0..<range.count { bytes[index] = bytes[range.lowerBound &+ index] }
  }

  private static func read(
    _ descriptor: borrowing FileDescriptor, into buffer: inout [UInt8], at start: Int, name: String
  ) throws(CaptureError) -> Int {
    let number = descriptor.number
    // Sound: read(2) writes at most the bytes of the slice that the rebased pointer bounds.
    let got = unsafe buffer.withUnsafeMutableBytes { bytes in
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      return unsafe Glibc.read(number, room.baseAddress, room.count)
    }
    if got < 0, errno != EINTR { throw .system(call: "read", subject: name, errno: errno) }
    return got
  }

  /// The file has ended: well, or in the middle of a record.
  private func finish(claimed: UInt64, partOffset: Int) throws(CaptureError) {
    isFinished = true
    guard position < filled || passedOfBlock > 0 else {
      if let failure = filter?.failure { throw failure }
      return
    }
    throw .damaged(describe(.cut(claimed: claimed), partOffset: partOffset))
  }

  private var passedOfBlock: UInt64 { pcapng?.passedOfBlock ?? 0 }

  /// The damage at `position`, in numbers.
  private func describe(_ claim: CaptureError.DamagedFile.Claim, partOffset: Int) -> CaptureError.DamagedFile {
    let offset = bufferOffset + UInt64(position) - passedOfBlock
    // At the file's end what is in the buffer is the rest; else only a regular file tells its size.
    var size = descriptor.regularFileSize.map { max($0, bufferOffset + UInt64(filled)) }
    if case .cut = claim { size = bufferOffset + UInt64(filled) }
    return CaptureError.DamagedFile(
      file: name, record: (pcapng.map(\.blocksRead) ?? counts.received) + 1, isBlock: pcapng != nil,
      offset: offset, claim: claim, remaining: size.map { $0 - offset - min(UInt64(partOffset), $0 - offset) },
      framesRead: counts.received, bytesUnread: size.map { $0 - offset })
  }

  /// Removes the frames that the filter does not match.
  private func keepMatching(_ buffer: [UInt8], _ count: Int) -> Int {
    guard filter != nil else { return count }
    let described = interfaces
    return filter?.keepMatching(
      count, of: &frames, bytes: buffer.span.extracting(0..<filled), interfaces: described,
      interfaceBase: interfaceBase) ?? count
  }

  /// Counts what the consumer should know about the frames that it gets.
  private func tally(_ frames: [Frame], _ count: Int) {
    let limits = interfaces.map { $0.snapshotLength == 0 ? UInt32.max : $0.snapshotLength }
    let limitSpan = limits.span
    let list = frames.span
    var latest = latestTime
    var wentBack = 0
    var cut = 0
    var above = 0
    for index in 0..<count {
      let frame = list[index]
      if frame.captured < frame.wire { cut &+= 1 }
      if frame.captured > limitSpan[Int(frame.interface) &- interfaceBase] { above &+= 1 }
      if frame.flags.contains(.timeless) { continue }
      if frame.time < latest { wentBack &+= 1 } else { latest = frame.time }
    }
    latestTime = latest
    counts.timeWentBack += UInt64(wentBack)
    counts.cut += UInt64(cut)
    counts.aboveSnapshotLength += UInt64(above)
    counts.captured += UInt64(count)
  }
}
