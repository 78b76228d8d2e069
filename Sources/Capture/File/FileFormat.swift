import Wire

/// What the first bytes of a file say that it is.
enum FileFormat: Hashable, Sendable {
  /// Classic pcap; `isSwapped`: big-endian.
  case pcap(isSwapped: Bool, isNanoseconds: Bool)
  case pcapng

  /// Bytes of a classic pcap's file header (pcap-savefile(5)).
  static let pcapHeaderSize = 24
  /// Bytes of the shortest pcapng Section Header Block (draft-ietf-opsawg-pcapng §4.1).
  static let sectionHeaderSize = 28

  /// Bytes to have before `init` can judge, as far as the first byte tells.
  static func headerSize(firstByte: UInt8) -> Int { firstByte == 0x0A ? sectionHeaderSize : pcapHeaderSize }

  /// Reads the magic number.
  ///
  /// - Parameter start: the file's first bytes; fewer than a header only if the file has no more.
  init(start: Span<UInt8>, file: String) throws(CaptureError) {
    guard !start.isEmpty else { throw .notACapture(file: file, .empty) }
    guard let (_, kind) = Self.magicNumbers.first(where: { Self.begins(start, with: $0.0) }) else {
      if let needed = Self.headerOfWhichThisIsTheBeginning(start) {
        throw .notACapture(file: file, .headerCut(needed: needed, available: start.count))
      }
      throw Self.unknown(start, file)
    }
    switch kind {
    case .refused(let reason): throw .notACapture(file: file, reason)
    case .read(.pcapng):
      guard start.count >= Self.sectionHeaderSize else {
        throw .notACapture(file: file, .headerCut(needed: Self.sectionHeaderSize, available: start.count))
      }
      // The block type reads alike both ways round and is made of line ends: the magic number is behind it.
      let magic = start.fileUInt32(at: 8, isSwapped: false)
      guard magic == 0x1A2B_3C4D || magic.byteSwapped == 0x1A2B_3C4D else { throw Self.unknown(start, file) }
      self = .pcapng
    case .read(let format):
      guard start.count >= Self.pcapHeaderSize else {
        throw .notACapture(file: file, .headerCut(needed: Self.pcapHeaderSize, available: start.count))
      }
      self = format
    }
  }

  private enum Kind {
    case read(FileFormat)
    case refused(CaptureError.NotACapture)
  }

  /// Each magic number as it stands in a file.
  private static let magicNumbers: [([UInt8], Kind)] = [
    ([0xD4, 0xC3, 0xB2, 0xA1], .read(.pcap(isSwapped: false, isNanoseconds: false))),
    ([0xA1, 0xB2, 0xC3, 0xD4], .read(.pcap(isSwapped: true, isNanoseconds: false))),
    ([0x4D, 0x3C, 0xB2, 0xA1], .read(.pcap(isSwapped: false, isNanoseconds: true))),
    ([0xA1, 0xB2, 0x3C, 0x4D], .read(.pcap(isSwapped: true, isNanoseconds: true))),
    ([0x0A, 0x0D, 0x0D, 0x0A], .read(.pcapng)),
    ([0x34, 0xCD, 0xB2, 0xA1], .refused(.modifiedPcap)),
    ([0xA1, 0xB2, 0xCD, 0x34], .refused(.modifiedPcap)),
    (Array("snoop\0\0\0".utf8), .refused(.snoop)),
    ([0x1F, 0x8B], .refused(.compressed("gzip"))),
    ([0x28, 0xB5, 0x2F, 0xFD], .refused(.compressed("zstd"))),
    ([0x04, 0x22, 0x4D, 0x18], .refused(.compressed("lz4"))),
    ([0x02, 0x21, 0x4C, 0x18], .refused(.compressed("lz4"))),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .refused(.compressed("xz"))),
    // bzip2 names its block size in the fourth byte, and a block's beginning is pi's first digits.
    (Array("BZh".utf8), .refused(.compressed("bzip2"))),
  ]

  private static func begins(_ start: Span<UInt8>, with magic: [UInt8]) -> Bool {
    start.count >= magic.count && magic.indices.allSatisfy { start[$0] == magic[$0] }
  }

  /// For a file of one to three bytes: the header's size, if these could be its first.
  private static func headerOfWhichThisIsTheBeginning(_ start: Span<UInt8>) -> Int? {
    guard start.count < 4 else { return nil }
    for case (let magic, .read(let format)) in magicNumbers
    where (0..<start.count).allSatisfy({ start[$0] == magic[$0] }) {
      return format == .pcapng ? sectionHeaderSize : pcapHeaderSize
    }
    return nil
  }

  private static func unknown(_ start: Span<UInt8>, _ file: String) -> CaptureError {
    .notACapture(file: file, .unknownMagic((0..<min(8, start.count)).map { start[$0] }))
  }
}
