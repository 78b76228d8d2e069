import Wire

/// Why frames could not be had, or no further ones. Holds facts, no sentences: reports make them.
public enum CaptureError: Error, Hashable, Sendable {
  /// A system call failed. `subject` is the file, device or "" that it was about; `errno` as the call left it.
  case system(call: String, subject: String, errno: Int32)
  /// The file is not a capture, or one of a kind that is not read here.
  case notACapture(file: String, NotACapture)
  /// A record or block of a capture file cannot be: reading stopped there.
  case damaged(DamagedFile)
  /// libpcap refused a filter: its own words, and the byte of the filter they are about where that is known.
  case filter(expression: String, message: String, column: Int?)
  /// libpcap refused a device: its own words, and its status (`PCAP_ERROR_…`).
  case libpcap(call: String, device: String, message: String, status: Int32)
  /// No interface of that name on this host.
  case noSuchInterface(String)
  /// A device that libpcap knows and the kernel has no interface for, where only the ring was allowed.
  case noRing(device: String)
  /// The process lacks a capability (capabilities(7)), such as CAP_NET_RAW.
  case missingCapability(String, call: String, device: String)
  /// The device does not offer the link type asked for.
  case linkType(asked: String, device: String, offered: [LinkType])
  /// Frames of these link types do not fit into one classic pcap file.
  case mixedLinkTypes(file: String, first: LinkType, other: LinkType)
  /// The file (together with those read before it) describes more than `limit` interfaces: reading stopped there.
  case tooManyInterfaces(file: String, limit: Int)
  /// The file to be written is the one that is read: opening it would have emptied it.
  case outputIsInput(file: String)

  public enum NotACapture: Hashable, Sendable {
    case empty
    case directory
    /// Not a known magic number; the first bytes, at most 8.
    case unknownMagic([UInt8])
    /// Shorter than a file header: bytes needed and bytes there.
    case headerCut(needed: Int, available: Int)
    /// Alexey Kuznetzov's modified pcap (magic 0xa1b2cd34), whose record headers differ.
    case modifiedPcap
    /// Sun snoop (RFC 1761).
    case snoop
    /// Compressed with the named program's format (gzip, zstd, lz4, xz, bzip2).
    case compressed(String)
    /// A pcap version that is not 2.x with x ≤ 4, or a pcapng section's major version other than 1.
    case version(major: Int, minor: Int)
  }

  /// Where and how a capture file is damaged, in the terms that CLI conventions ask for.
  public struct DamagedFile: Hashable, Sendable {
    public enum Claim: Hashable, Sendable {
      /// The record claims `claimed` bytes of frame; more than `limit` cannot be.
      case captured(claimed: UInt64, limit: UInt64)
      /// The record's or block's header or body needs `claimed` bytes and the file has fewer left.
      case cut(claimed: UInt64)
      /// A pcapng block's length is below its kind's minimum, no multiple of four, or differs at its end.
      case blockLength(claimed: UInt64, trailing: UInt64?)
      /// A pcapng packet names an interface that no block described.
      case unknownInterface(UInt32)
      /// A pcapng section's byte-order magic is neither way round.
      case byteOrder(UInt32)
      /// A pcapng option does not fit into its block.
      case option(code: UInt16, length: UInt16)
      /// A pcapng section's major version that is not 1, after the first section.
      case version(major: Int, minor: Int)
    }
    public var file: String
    /// Ordinal of the record (pcap) or block (pcapng) in the file, from 1.
    public var record: UInt64
    /// "record" for pcap, "block" for pcapng.
    public var isBlock: Bool
    /// Byte of the file at which it begins.
    public var offset: UInt64
    public var claim: Claim
    /// Bytes that the file has from the record's data (or the block's beginning) to its end; nil if unknown (a pipe).
    public var remaining: UInt64?
    /// Frames read before it.
    public var framesRead: UInt64
    /// Bytes of the file from the damaged record's beginning to its end: not read; nil if unknown.
    public var bytesUnread: UInt64?

    public init(
      file: String, record: UInt64, isBlock: Bool, offset: UInt64, claim: Claim, remaining: UInt64?,
      framesRead: UInt64, bytesUnread: UInt64?
    ) {
      self.file = file
      self.record = record
      self.isBlock = isBlock
      self.offset = offset
      self.claim = claim
      self.remaining = remaining
      self.framesRead = framesRead
      self.bytesUnread = bytesUnread
    }
  }
}
