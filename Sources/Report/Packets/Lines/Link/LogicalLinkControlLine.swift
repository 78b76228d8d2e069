import Wire

extension LayerLine {
  /// `LLC, dsap STP (0x42), ssap STP (0x42) Command, UI`, under `-e` or where nobody takes what it carries.
  static func logicalLinkControl(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try LogicalLinkControlHeader(bytes, at: context.place.offset, limit: context.place.limit)
    let ends = context.next == nil || context.next?.layer == .opaque
    guard context.showsLink || ends else { return }
    writer.say("LLC, ")
    if let organization = header.organization, writer.isText {
      if organization != 0 || context.showsLink {
        writer.say("oui \(organizationName(organization) ?? "unknown") (")
        writer.hexadecimal("", organization, digits: 6, before: "), ")
      }
      if let type = header.etherType {
        writer.etherType("", type, after: "ethertype ")
      } else {
        let name = snapName(organization, header.protocolIdentifier)
        writer.say("pid \(name ?? "unknown") (")
        writer.hexadecimal("", header.protocolIdentifier, digits: 4, before: ")")
      }
      return
    }
    let isGlobal = header.destinationAccessPoint == 0xFF
    writer.accessPoint(
      "destination_access_point", isGlobal ? 0xFF : header.destinationAccessPoint & 0xFE, "dsap ")
    writer.flag("group", header.destinationAccessPoint & 1 != 0, isGlobal ? "" : " Group")
    writer.accessPoint("source_access_point", header.sourceAccessPoint & 0xFE, ", ssap ")
    let isResponse = header.sourceAccessPoint & 1 != 0
    writer.flag("response", isResponse, " Response")
    if !isResponse { writer.say(" Command") }
    if !writer.isText, let organization = header.organization {
      writer.name("organization", organization, organizationName(organization))
      if let type = header.etherType {
        writer.etherType("ether_type", type)
      } else {
        writer.name(
          "protocol_identifier", header.protocolIdentifier, snapName(organization, header.protocolIdentifier))
      }
    }
    try control(bytes, header, context, &writer)
    if ends || !writer.isText { writer.number("length", context.length, after: ", length ") }
  }

  /// IEEE Std 802.2 §5.2 to §5.4.
  private static func control(
    _ bytes: Span<UInt8>, _ header: LogicalLinkControlHeader, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard header.control & 3 != 3 else {
      let name = header.unnumberedName
      writer.name("control", header.control, name, after: ", ", unnamed: "ctrl ")
      writer.flag("poll_or_final", header.control & 0x10 != 0, header.sourceAccessPoint & 1 != 0 ? " F" : " P")
      return
    }
    guard bytes.count > LogicalLinkControlHeader.size else {
      throw DecodeError(
        .logicalLinkControl, at: context.place.offset,
        .truncated(needed: header.headerLength, available: bytes.count, limit: context.place.limit))
    }
    let second = bytes[3]
    if header.control & 1 == 0 {
      writer.word("format", "I", after: ", ")
      writer.number("send_number", header.control >> 1, after: " N(S) ")
    } else {
      writer.word("format", ["RR", "RNR", "REJ", "S"][Int(header.control >> 2 & 3)], after: ", ")
    }
    writer.number("receive_number", second >> 1, after: " N(R) ")
    writer.flag("poll_or_final", second & 1 != 0, header.sourceAccessPoint & 1 != 0 ? " F" : " P")
  }

  static func organizationName(_ organization: UInt32) -> String? {
    switch organization {
    case 0x000000: "Ethernet"
    case 0x00000C: "Cisco"
    case 0x0000F8: "bridged"
    case 0x0080C2: "802.1"
    case 0x00120F: "802.3"
    case 0x0012BB: "TIA"
    case 0x000FAC: "802.11"
    case 0x0050F2: "Microsoft"
    case 0x080007: "Apple"
    case 0x000ECF: "PROFIBUS"
    case 0x00E02B: "Extreme"
    default: nil
    }
  }

  /// What the organizations put behind SNAP.
  private static func snapName(_ organization: UInt32, _ identifier: UInt16) -> String? {
    switch (organization, identifier) {
    case (0x00000C, 0x0104): "PAgP"
    case (0x00000C, 0x010B): "PVST+"
    case (0x00000C, 0x0111): "UDLD"
    case (0x00000C, 0x0105): "MLS hello"
    case (0x00000C, 0x2000): "CDP"
    case (0x00000C, 0x2001): "CGMP"
    case (0x00000C, 0x2003): "VTP"
    case (0x00000C, 0x2004): "DTP"
    case (0x0080C2, 0x0001): "Ethernet with FCS"
    case (0x0080C2, 0x0007): "Ethernet"
    case (0x0080C2, 0x000E): "bridge PDU"
    case (0x080007, 0x809B): "AppleTalk"
    default: nil
    }
  }
}

extension FieldWriter {
  /// A service access point by name and number (IEEE 802 LSAP registry).
  fileprivate mutating func accessPoint(_ key: StaticString, _ point: UInt8, _ lead: StaticString) {
    let name: String? =
      switch point {
      case 0x00: "Null"
      case 0x02: "LLC sublayer"
      case 0x04: "SNA"
      case 0x06: "IP"
      case 0x0E: "PROWAY"
      case 0x42: "STP"
      case 0x7E: "X.25"
      case 0x80: "XNS"
      case 0x8E: "PROWAY"
      case 0x98: "ARP"
      case 0xAA: "SNAP"
      case 0xBC: "VINES"
      case 0xE0: "NetWare"
      case 0xF0: "NetBIOS"
      case 0xF4: "LAN manager"
      case 0xFE: "OSI"
      case 0xFF: "Global"
      default: nil
      }
    guard isText else { return self.name(key, point, name) }
    say(lead)
    say(name.map { $0 + " (" } ?? "unknown (")
    hexadecimal("", point, digits: 2, before: ")")
  }
}
