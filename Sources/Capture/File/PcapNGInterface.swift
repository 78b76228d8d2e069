import Wire

/// An interface of a pcapng section: what an Interface Description Block says that later blocks need.
struct PcapNGInterface {
  /// Index in the file's list of interfaces, over all sections.
  let index: Int
  let resolution: TimestampResolution
  let snapshotLength: UInt32
  let limit: Int

  /// Bytes of an Interface Description Block without options.
  static let blockSize: UInt32 = 20
  /// Bytes of a name that are kept. Linux has 15, Windows about 50.
  private static let nameLimit = 255

  /// Decodes a whole Interface Description Block (draft-ietf-opsawg-pcapng §4.2).
  ///
  /// - Returns: what reading needs and what the consumer is told, or the option that does not fit.
  static func decode(
    _ block: Span<UInt8>, isSwapped: Bool, index: Int
  ) -> Result<(PcapNGInterface, CaptureInterface), PcapNGBlockDamage> {
    let link = FileLinkType.type(block.fileUInt16(at: 8, isSwapped: isSwapped))
    let snapshotLength = block.fileUInt32(at: 12, isSwapped: isSwapped)
    var described = CaptureInterface(link: LinkLayer(type: link), snapshotLength: snapshotLength)
    var resolution: UInt8 = 6
    var offsetSeconds: Int64 = 0
    let options = block.extracting(16..<block.count - 4)
    var position = 0
    reading: while true {
      switch PcapNGOption.next(options, at: &position, isSwapped: isSwapped) {
      case .end: break reading
      case .damaged(let code, let length): return .failure(.option(code: code, length: length))
      case .option(2, let value): described.name = text(options.extracting(value))  // if_name
      case .option(9, let value) where value.count == 1: resolution = options[value.lowerBound]  // if_tsresol
      case .option(13, let value) where value.count == 1:  // if_fcslen
        described.link.frameCheckSequence = options[value.lowerBound]
      case .option(14, let value) where value.count == 8:  // if_tsoffset
        offsetSeconds = Int64(bitPattern: options.fileUInt64(at: value.lowerBound, isSwapped: isSwapped))
      case .option: break
      }
    }
    let interface = PcapNGInterface(
      index: index, resolution: TimestampResolution(option: resolution, offsetSeconds: offsetSeconds),
      snapshotLength: snapshotLength, limit: FrameLimit.bytes(of: link, snapshotLength: snapshotLength))
    return .success((interface, described))
  }

  /// A name: UTF-8 without a terminator; some writers put one.
  private static func text(_ value: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    for index in 0..<min(value.count, nameLimit) where value[index] != 0 { bytes.append(value[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Why the inside of a pcapng block cannot be.
enum PcapNGBlockDamage: Error {
  case option(code: UInt16, length: UInt16)

  var claim: CaptureError.DamagedFile.Claim {
    switch self {
    case .option(let code, let length): .option(code: code, length: length)
    }
  }
}
