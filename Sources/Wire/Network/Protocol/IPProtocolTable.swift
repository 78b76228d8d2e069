/// The protocol numbers that follow an IP header, the single source for decoding, names in output and filters.
///
/// IANA "Assigned Internet Protocol Numbers" (RFC 5237), every assigned row; 148 to 252 are unassigned and have none.
/// C names from the GNU C library, Linux, FreeBSD and macOS.
public enum IPProtocolTable {
  /// Sorted by number, each number once.
  public static let rows: [IPProtocolRow] = early + middle + late + socketLevel

  /// Numbers that socket(2) takes but no packet carries.
  static let socketLevel: [IPProtocolRow] = [
    .init(
      256, nil, "Shared Memory Communications sockets of Linux (6.11 and later); BSD's bound of the numbers",
      "linux/in.h", names: [("IPPROTO_SMC", .linux), ("IPPROTO_MAX", .bsd)]),
    .init(
      257, nil, "What BSD's input functions return when a packet needs no more work", "netinet/in.h of FreeBSD",
      names: [("IPPROTO_DONE", .bsd)]),
    .init(258, nil, "Divert sockets of FreeBSD", "divert(4) of FreeBSD", names: [("IPPROTO_DIVERT", .freeBSD)]),
    .init(
      259, nil, "Secure Neighbor Discovery sockets of FreeBSD", "send(4) of FreeBSD",
      names: [("IPPROTO_SEND", .freeBSD)]),
    .init(262, nil, "Multipath TCP sockets; on the wire it is TCP", "RFC 8684", names: [("IPPROTO_MPTCP", .gnuLinux)]),
    .init(
      263, nil, "Bound of Linux's numbers: one more than the greatest", "linux/in.h",
      names: [("IPPROTO_MAX", .gnuLinux)]),
  ]

  /// Place in `rows` of each number that a packet can carry; 255 where there is no row.
  static let places: [256 of UInt8] = {
    var places = [256 of UInt8](repeating: 255)
    for (place, row) in rows.enumerated() where row.isOnTheWire {
      places[Int(row.number)] = UInt8(place)
    }
    return places
  }()
}

extension IPProtocol {
  /// The rows folded: the decoder of each number. A loop over many packets reads from a local copy.
  public static let layers: [256 of Layer] = {
    var layers = [256 of Layer](repeating: .opaque)
    for row in IPProtocolTable.rows where row.isOnTheWire {
      layers[Int(row.number)] = row.layer
    }
    return layers
  }()

  /// The decoder of what follows.
  @inlinable public var layer: Layer { Self.layers.span[Int(rawValue)] }

  /// The table's row; nil where IANA has not assigned the number.
  public var row: IPProtocolRow? {
    let place = IPProtocolTable.places.span[Int(rawValue)]
    return place == 255 ? nil : IPProtocolTable.rows[Int(place)]
  }

  /// IANA's keyword; nil where the number is unassigned or has none.
  public var keyword: String? { row?.keyword }
}
