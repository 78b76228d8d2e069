import Wire

/// Which frames of an interface are wanted, seen from this host (tcpdump's `-Q`).
public enum CaptureDirection: String, Hashable, Sendable, CaseIterable {
  /// What the interface delivers to this host (any packet type of packet(7) but `PACKET_OUTGOING`).
  case incoming = "in"
  /// What this host sends (`PACKET_OUTGOING`).
  case outgoing = "out"
  /// Both. On the loopback interface each packet is seen twice by the kernel; the outgoing copy is left out.
  case both = "inout"
}

/// What takes the frames: the kernel's ring, libpcap, or the better one that the device allows.
public enum CaptureMethod: String, Hashable, Sendable, CaseIterable {
  case auto
  case ring
  case libpcap
}

/// How a device is to be captured from.
public struct LiveOptions: Hashable, Sendable {
  /// `MAXIMUM_SNAPLEN` of libpcap: nothing longer is kept of a frame.
  public static let longestSnapshot: UInt32 = 262_144

  /// The interface's name, or one that only libpcap knows (`any`, `nflog:5`, `usbmon1`).
  public var device: String
  /// Whether the interface is asked for frames that are not addressed to it (`PACKET_MR_PROMISC`).
  public var promiscuous = true
  /// Bytes kept of each frame, 1 to 262,144; 0 means 262,144, and more is taken for it.
  public var snapshotLength: UInt32 = longestSnapshot
  /// Room for frames that wait to be read, in KiB (tcpdump's `-B`); nil: 64 MiB.
  public var ringKiB: Int?
  public var direction: CaptureDirection = .both
  /// Milliseconds after which a block that is not full is handed over: the longest that a frame waits.
  public var retireMilliseconds: UInt32 = 10
  /// In libpcap's language (pcap-filter(7)); empty: everything.
  public var filter = ""
  /// The link type wanted where the device offers several (tcpdump's `-y`).
  public var linkType: LinkType?

  public init(device: String) {
    self.device = device
  }

  /// The snapshot length in force.
  var effectiveSnapshotLength: UInt32 {
    snapshotLength == 0 ? Self.longestSnapshot : min(snapshotLength, Self.longestSnapshot)
  }

  /// Room for waiting frames in KiB, in force: below 2 GiB, where libpcap's number of bytes and the kernel's end.
  var effectiveRingKiB: Int { min(max(ringKiB ?? 65_536, 1), 2_097_151) }
}
