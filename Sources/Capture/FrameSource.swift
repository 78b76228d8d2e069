import Wire

/// One interface that frames of a capture came from.
public struct CaptureInterface: Hashable, Sendable {
  public var link: LinkLayer
  /// Bytes of each frame that the capture keeps at most; 0: no limit is known.
  public var snapshotLength: UInt32
  /// The device's name where the capture tells it.
  public var name: String?
  /// Frames that the device delivered, where the capture tells it (pcapng isb_ifrecv).
  public var received: UInt64?
  /// Frames lost before the capture could take them, where it tells (pcapng isb_ifdrop: by the interface).
  public var droppedByInterface: UInt64?
  /// Frames lost for want of room (pcapng isb_osdrop: by the operating system).
  public var droppedByKernel: UInt64?

  public init(
    link: LinkLayer, snapshotLength: UInt32 = 0, name: String? = nil, received: UInt64? = nil,
    droppedByInterface: UInt64? = nil, droppedByKernel: UInt64? = nil
  ) {
    self.link = link
    self.snapshotLength = snapshotLength
    self.name = name
    self.received = received
    self.droppedByInterface = droppedByInterface
    self.droppedByKernel = droppedByKernel
  }
}

/// What a source has seen so far, in frames.
public struct CaptureStatistics: Hashable, Sendable {
  /// Lent to the consumer.
  public var captured: UInt64 = 0
  /// Live: matched the filter, drops included. File: read, before a filter.
  public var received: UInt64 = 0
  /// Live: for want of room in the ring. File: as its statistics blocks say; nil where nobody said.
  public var droppedByKernel: UInt64?
  /// By the link itself; nil where nobody said.
  public var droppedByInterface: UInt64?
  /// Frames whose time is before an earlier frame's of the same source.
  public var timeWentBack: UInt64 = 0
  /// Frames whose captured length is above the snapshot length that the file claims (harmless).
  public var aboveSnapshotLength: UInt64 = 0
  /// Frames kept shorter than they were on the wire.
  public var cut: UInt64 = 0
  /// Bytes of the file or pipe consumed; 0 live.
  public var bytesRead: UInt64 = 0

  public init() {}
}

/// Where frames come from: a file, a pipe, a ring, libpcap.
///
/// A source fills a batch and lends it; nobody keeps it. Reference semantics, because it owns a
/// descriptor; one call a batch, so that the existential costs nothing a frame.
public protocol FrameSource: AnyObject {
  /// What it is: the file's name, `-`, or the device's name.
  var name: String { get }
  /// The interfaces met so far; `Frame.interface` is an index into it. Grows while a pcapng file is read.
  var interfaces: [CaptureInterface] { get }
  var statistics: CaptureStatistics { get }
  /// Of the frames that are being lent; it means nothing outside `lend`'s body.
  var numbers: FrameNumbers { get }

  /// Waits for the next frames, lends them in one call of `body`, and takes them back.
  ///
  /// - Returns: false at the end (of the file, or after `stop()` once all is drained); `body` was then not called.
  ///   A live source also returns true without calling `body` when its poll timeout passes without frames.
  /// - Throws: what stopped it; every good frame before has been lent already.
  func lend(_ body: (_ bytes: Span<UInt8>, _ frames: Span<Frame>) -> Void) throws(CaptureError) -> Bool
}
