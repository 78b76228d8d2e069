import Wire

/// libpcap's `DLT_` numbers on Linux beside the files' `LINKTYPE_` numbers: equal but for these.
enum DataLink {
  private static let pairs: [(number: Int32, type: UInt16)] = [
    (11, 100),  // ATM_RFC1483
    (12, 101),  // RAW
    (15, 102),  // SLIP_BSDOS
    (16, 103),  // PPP_BSDOS
    (18, 246),  // PFSYNC
    (19, 106),  // ATM_CLIP
  ]

  static func linkType(_ number: Int32) -> LinkType {
    LinkType(rawValue: pairs.first { $0.number == number }?.type ?? UInt16(clamping: number))
  }

  static func number(_ type: LinkType) -> Int32 {
    pairs.first { $0.type == type.rawValue }?.number ?? Int32(type.rawValue)
  }
}
