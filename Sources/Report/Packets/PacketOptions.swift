/// How packets are printed.
public struct PacketOptions: Sendable {
  /// How often `-v` was given.
  public var verbosity = 0
  /// Link-layer headers too (`-e`).
  public var showsLink = false
  /// The packet's number before its line (`-#`).
  public var showsNumbers = false
  /// TCP's sequence numbers as sent, not counted from the connection's first (`-S`).
  public var absoluteSequence = false
  /// Whether checksums are verified; not with `-K`.
  public var checksChecksums = true
  /// Less of each protocol (`-q`).
  public var isQuiet = false
  /// Whether packets inside packets are printed (`--tunnels inner`), or only the outer one.
  public var entersTunnels = true
  public var time = TimeStyle()
  /// Whether the reader's locale has no UTF-8.
  public var isASCII = false
  /// The bytes below each line.
  public var dump = PacketDump.none
  public var isJSON = false

  public init() {}
}
