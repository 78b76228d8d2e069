/// One row of the protocol table: what a number after an IP header is called, where, and which decoder reads it.
public struct IPProtocolRow: Hashable, Sendable {
  /// The headers that define a C name.
  public struct Systems: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The GNU C library's netinet/in.h.
    public static let glibc = Systems(rawValue: 1)
    /// The Linux kernel's linux/in.h or linux/in6.h, perhaps newer than the C library's.
    public static let linux = Systems(rawValue: 2)
    /// FreeBSD's netinet/in.h.
    public static let freeBSD = Systems(rawValue: 4)
    /// macOS's netinet/in.h.
    public static let macOS = Systems(rawValue: 8)
    /// Kernel and C library of GNU/Linux.
    public static let gnuLinux: Systems = [.glibc, .linux]
    /// FreeBSD and macOS.
    public static let bsd: Systems = [.freeBSD, .macOS]
    /// All four.
    public static let everywhere: Systems = [.gnuLinux, .bsd]
  }

  /// A constant of C, and the systems whose headers have it with this number.
  public struct CName: Hashable, Sendable {
    public let name: String
    public let systems: Systems
  }

  /// 0 to 255 stand in packets; greater ones are given to socket(2) only.
  public let number: UInt16
  /// IANA's keyword; nil where the registry describes the number but gives it no name.
  public let keyword: String?
  /// What it is, in one line.
  public let summary: String
  /// Where IANA's registry says it is specified: an RFC, another document, or the registrant's name.
  public let reference: String
  /// C names of the number, Linux's first; empty where no system has one.
  public let names: [CName]
  /// The decoder of what follows; `.opaque`: none yet.
  public let layer: Layer

  /// Whether a packet can carry it. The others choose a kind of socket and never leave the host.
  public var isOnTheWire: Bool { number <= 0xFF }

  init(
    _ number: UInt16, _ keyword: String?, _ summary: String, _ reference: String, _ layer: Layer = .opaque,
    names: [(String, Systems)] = []
  ) {
    self.number = number
    self.keyword = keyword
    self.summary = summary
    self.reference = reference
    self.names = names.map { CName(name: $0.0, systems: $0.1) }
    self.layer = layer
  }
}
