import Wire

/// The link type field of a capture file's header, as the registry's `LINKTYPE_` values.
enum FileLinkType {
  /// The link layer in a classic pcap's last header field.
  ///
  /// Bits 0–15 are the link type. If bit 26 is set, bits 28–31 count the 16-bit words of frame check
  /// sequence at each frame's end (draft-ietf-opsawg-pcap §4). The other bits are reserved; real files have
  /// some set, and they change nothing.
  static func linkLayer(pcapField field: UInt32) -> LinkLayer {
    let words = field & 0x0400_0000 != 0 ? field &>> 28 : 0
    return LinkLayer(
      type: type(UInt16(truncatingIfNeeded: field)), frameCheckSequence: UInt8(truncatingIfNeeded: words &* 2))
  }

  /// The field for a link layer: the inverse of `linkLayer(pcapField:)`.
  static func pcapField(_ link: LinkLayer) -> UInt32 {
    let words = UInt32(link.frameCheckSequence / 2)
    guard words > 0, words < 16 else { return UInt32(link.type.rawValue) }
    return UInt32(link.type.rawValue) | 0x0400_0000 | words &<< 28
  }

  /// A registry value for what a file says: some systems once wrote their own `DLT_` values into files.
  static func type(_ value: UInt16) -> LinkType {
    switch value {
    case 11: LinkType(rawValue: 100)  // DLT_ATM_RFC1483
    case 12, 14: .raw  // DLT_RAW; 14 on OpenBSD
    case 15: LinkType(rawValue: 102)  // DLT_SLIP_BSDOS
    case 16: LinkType(rawValue: 103)  // DLT_PPP_BSDOS
    case 19: LinkType(rawValue: 106)  // DLT_ATM_CLIP
    default: LinkType(rawValue: value)
    }
  }
}
