import Wire

/// How long a frame of a file can be before its length must be damage.
///
/// 262,144 bytes is what libpcap captures at most by default and what file readers take for granted
/// (`MAXIMUM_SNAPLEN`). Two kinds of captures hold longer ones in earnest: those of link types whose
/// units are long (D-Bus, USB), and those whose header claims a longer snapshot length, such as of
/// super-frames of segmentation offload.
enum FrameLimit {
  static let usual = 262_144
  /// What a claimed snapshot length can raise the limit to: such a claim costs nobody anything.
  static let claimed = 16 << 20

  static func bytes(of link: LinkType, snapshotLength: UInt32) -> Int {
    switch link.rawValue {
    // LINKTYPE_DBUS (messages up to 128 MiB by its specification), LINKTYPE_USBPCAP.
    case 231, 249: 128 << 20
    default: max(usual, min(Int(snapshotLength), claimed))
    }
  }
}
