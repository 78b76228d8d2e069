import Wire

/// Classic pcap (pcap-savefile(5), draft-ietf-opsawg-pcap): a file header, then records of a 16-byte header and bytes.
struct PcapScanner {
  /// Which length of a record header is which: files before version 2.3 have them the other way round,
  /// those of 2.3 either way.
  private enum LengthOrder {
    case capturedFirst
    case wireFirst
    case either
  }

  /// The only interface.
  let interface: CaptureInterface
  private let isSwapped: Bool
  private let nanosecondsPerFraction: Int64
  private let lengthOrder: LengthOrder
  private let limit: Int
  private let interfaceIndex: UInt16

  static let recordHeaderSize = 16

  /// Decodes the file header.
  ///
  /// - Parameter header: its 24 bytes.
  init(
    header: Span<UInt8>, isSwapped: Bool, isNanoseconds: Bool, interfaceIndex: UInt16, file: String
  ) throws(CaptureError) {
    let major = header.fileUInt16(at: 4, isSwapped: isSwapped)
    let minor = header.fileUInt16(at: 6, isSwapped: isSwapped)
    // 2.4 is the last that was defined; files that say 2.5 exist and are 2.4. 543.0 came from one vendor's writer.
    switch (major, minor) {
    case (2, 0..<3): lengthOrder = .wireFirst
    case (2, 3), (543, 0): lengthOrder = .either
    case (2, _): lengthOrder = .capturedFirst
    default: throw .notACapture(file: file, .version(major: Int(major), minor: Int(minor)))
    }
    self.isSwapped = isSwapped
    self.interfaceIndex = interfaceIndex
    nanosecondsPerFraction = isNanoseconds ? 1 : 1000
    let snapshotLength = header.fileUInt32(at: 16, isSwapped: isSwapped)
    let link = FileLinkType.linkLayer(pcapField: header.fileUInt32(at: 20, isSwapped: isSwapped))
    interface = CaptureInterface(link: link, snapshotLength: snapshotLength)
    limit = FrameLimit.bytes(of: link.type, snapshotLength: snapshotLength)
  }

  /// Lists the records that are whole in `bytes` from `position` on, at most `frames.count`.
  func scan(_ bytes: Span<UInt8>, from position: Int, into frames: inout [Frame]) -> RecordScan {
    // The usual case has its byte order as a constant.
    if isSwapped {
      scan(bytes, from: position, into: &frames, isSwapped: true)
    } else {
      scan(bytes, from: position, into: &frames, isSwapped: false)
    }
  }

  @inline(__always)
  private func scan(
    _ bytes: Span<UInt8>, from start: Int, into frames: inout [Frame], isSwapped: Bool
  ) -> RecordScan {
    var out = frames.mutableSpan
    var count = 0
    var position = start
    let scale = nanosecondsPerFraction
    let index = interfaceIndex
    while count < out.count {
      let left = bytes.count &- position
      guard left >= Self.recordHeaderSize else {
        return RecordScan(
          count: count, position: position,
          stop: .needs(bytes: Self.recordHeaderSize, claimed: UInt64(Self.recordHeaderSize), partOffset: 0))
      }
      // One check here makes those of the constant offsets below vanish.
      let header = bytes.extracting(position..<position &+ Self.recordHeaderSize)
      let seconds = header.fileUInt32(at: 0, isSwapped: isSwapped)
      let fraction = header.fileUInt32(at: 4, isSwapped: isSwapped)
      var captured = header.fileUInt32(at: 8, isSwapped: isSwapped)
      var wire = header.fileUInt32(at: 12, isSwapped: isSwapped)
      if lengthOrder != .capturedFirst, lengthOrder == .wireFirst || captured > wire { swap(&captured, &wire) }
      guard Int(captured) <= limit else {
        return RecordScan(
          count: count, position: position,
          stop: .damaged(
            .captured(claimed: UInt64(captured), limit: UInt64(limit)), partOffset: Self.recordHeaderSize))
      }
      guard left &- Self.recordHeaderSize >= Int(captured) else {
        return RecordScan(
          count: count, position: position,
          stop: .needs(
            bytes: Self.recordHeaderSize &+ Int(captured), claimed: UInt64(captured),
            partOffset: Self.recordHeaderSize))
      }
      position = position &+ Self.recordHeaderSize
      // A fraction of a second and more, as some writers make it, carries over into the seconds.
      out[count] = Frame(
        time: Int64(seconds) &* 1_000_000_000 &+ Int64(fraction) &* scale,
        start: UInt32(truncatingIfNeeded: position), captured: captured, wire: wire, interface: index)
      count = count &+ 1
      position = position &+ Int(captured)
    }
    return RecordScan(count: count, position: position, stop: .full)
  }
}
