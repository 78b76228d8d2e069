/// What the command line of a command over frames says about where they come from, which count and where they go.
struct CaptureWishes {
  /// The command's name, for examples.
  let command: String
  let source: SourceOptions
  let filter: FilterOptions
  let times: TimeOptions
  let printing: PrintingOptions
  /// Where frames are written (`-w`), `-` for standard output; nil: nowhere.
  let output: String?
  /// Whether each batch of frames is written at once (`-U`).
  let isPacketBuffered: Bool
  let verbosity: Int
  /// Whether nothing is said about a run that goes well.
  let isQuiet: Bool
  let showsProgress: Bool
  /// The only packets that are wanted, by number; nil: all.
  let packets: PacketNumbers?
  /// What is printed when a live run ends; nil: nothing then.
  let result: String?

  /// Bytes of each frame to keep; nil: as many as the source does.
  var snapshotLength: UInt32? { source.snapshotLength?.bytes }
}
