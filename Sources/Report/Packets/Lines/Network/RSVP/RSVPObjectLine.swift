import Wire

/// The contents of RSVP's objects.
extension LayerLine {
  static func rsvpValue(
    _ bytes: Span<UInt8>, _ object: RSVPObject, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    switch (object.classNumber, object.type) {
    case (1, _): try session(bytes, object.type, &value, &writer)
    case (3, 1...4): try hop(bytes, object.type, &value, &writer)
    case (4, 1):
      writer.hexadecimal("flags", try value.uint8(bytes), after: " flags ")
      _ = try value.uint8(bytes)
      writer.hexadecimal("key_id", try value.uint48(bytes), digits: 12, after: " key ")
      writer.number("sequence", try value.uint64(bytes), after: " seq ")
      try writer.rest("digest", bytes, &value, after: " digest ")
    case (5, 1): writer.number("refresh_period", try value.uint32(bytes), after: " refresh ", before: "ms")
    case (6, 1...4), (194, _): try error(bytes, object, &value, &writer)
    case (7, 1), (7, 2):
      try writer.addresses("addresses", object.type == 1 ? .v4 : .v6, bytes, &value, after: " {", before: "}")
    case (8, 1):
      writer.hexadecimal("flags", try value.uint8(bytes), after: " flags ")
      let options = try value.uint24(bytes)
      writer.name("style", options, RSVPNames.styleName(options), after: " ", unnamed: "style ")
    case (9, 2), (12, 2), (13, 2): try services(bytes, &value, &writer)
    case (10, _), (11, _): try sender(bytes, object.type, &value, &writer)
    case (15, 1): writer.address("receiver", v4: try value.uint32(bytes), after: " ")
    case (15, 2): writer.address("receiver", v6: try value.ipv6(bytes), after: " ")
    case (16, 1), (16, 2), (34, 1...2), (35, 1...2), (129, 1...2): try labels(bytes, &value, &writer)
    case (19, 1):
      _ = try value.uint16(bytes)
      writer.hexadecimal("layer3_protocol", try value.uint16(bytes), digits: 4, after: " for ")
    case (19, 4):
      writer.number("encoding", try value.uint8(bytes), after: " encoding ")
      writer.number("switching", try value.uint8(bytes), after: " switching ")
      writer.hexadecimal("payload", try value.uint16(bytes), digits: 4, after: " payload ")
    case (20, _), (21, _), (200, _), (201, _), (232, _):
      try route(bytes, isExplicit: object.classNumber != 21 && object.classNumber != 201, &value, &writer)
    case (22, 1), (22, 2):
      writer.hexadecimal("source_instance", try value.uint32(bytes), digits: 8, after: " source ")
      writer.hexadecimal("destination_instance", try value.uint32(bytes), digits: 8, after: " destination ")
    case (23, 1), (24, 1), (24, 2), (25, 1):
      writer.hexadecimal("flags", try value.uint8(bytes), after: " flags ")
      writer.hexadecimal("epoch", try value.uint24(bytes), digits: 6, after: " epoch ")
      writer.list("message_ids", after: " {")
      while !value.isAtEnd {
        let identifier = try value.uint32(bytes)
        writer.separate(" ")
        writer.number("", identifier)
      }
      writer.endList(before: "}")
    case (131, 1):
      writer.number("restart_time", try value.uint32(bytes), after: " restart ", before: "ms")
      writer.number("recovery_time", try value.uint32(bytes), after: " recovery ", before: "ms")
    case (63, 7):
      writer.list("detours", after: " {")
      while !value.isAtEnd {
        let repair = try value.uint32(bytes)
        let avoided = try value.uint32(bytes)
        writer.item()
        writer.address("local_repair", v4: repair)
        writer.address("avoided", v4: avoided, after: " avoids ")
        writer.endItem()
      }
      writer.endList(before: "}")
    case (195, 1): writer.address("notify", v4: try value.uint32(bytes), after: " ")
    case (196, 1): writer.hexadecimal("status", try value.uint32(bytes), digits: 8, after: " ")
    case (199, 1), (199, 2):
      writer.number("association_type", try value.uint16(bytes), after: " type ")
      writer.number("association_id", try value.uint16(bytes), after: " id ")
      writer.address("source", try value.address(object.type == 1 ? .v4 : .v6, bytes), after: " of ")
    case (205, _): try fastReroute(bytes, object.type, &value, &writer)
    case (207, _): try attribute(bytes, object.type, &value, &writer)
    case (225, 1):
      writer.list("code_points", after: " {")
      while !value.isAtEnd {
        let word = try value.uint32(bytes)
        writer.separate(" ")
        writer.number("", word & 0x3F)
      }
      writer.endList(before: "}")
    default: try writer.rest("data", bytes, &value)
    }
  }

  /// RFC 2205 appendix A.1; RFC 3209 §4.6.1; RFC 4875 §19.1.
  private static func session(
    _ bytes: Span<UInt8>, _ type: UInt8, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    switch type {
    case 1, 2:
      writer.address("destination", try value.address(type == 1 ? .v4 : .v6, bytes), after: " ")
      let number = IPProtocol(rawValue: try value.uint8(bytes))
      writer.name("protocol", number.rawValue, number.keyword, after: " ", unnamed: "protocol ")
      writer.hexadecimal("flags", try value.uint8(bytes), after: " flags ")
      writer.number("destination_port", try value.uint16(bytes), after: " port ")
    case 7, 8:
      let version: IPAddress.Version = type == 7 ? .v4 : .v6
      writer.address("destination", try value.address(version, bytes), after: " ")
      _ = try value.uint16(bytes)
      writer.number("tunnel_id", try value.uint16(bytes), after: " tunnel ")
      writer.address("extended_tunnel_id", try value.address(version, bytes), after: " extended ")
    case 13, 14:
      writer.hexadecimal("multipoint_id", try value.uint32(bytes), digits: 8, after: " ")
      _ = try value.uint16(bytes)
      writer.number("tunnel_id", try value.uint16(bytes), after: " tunnel ")
      writer.address("extended_tunnel_id", try value.address(type == 13 ? .v4 : .v6, bytes), after: " extended ")
    case 9, 10:
      writer.address("destination", try value.address(type == 9 ? .v4 : .v6, bytes), after: " ")
      writer.number("code_point", try value.uint32(bytes) & 0x3F, after: " dscp ")
    default: try writer.rest("data", bytes, &value)
    }
  }

  /// RFC 2205 appendix A.2; RFC 3473 §8.1 with elements behind.
  private static func hop(
    _ bytes: Span<UInt8>, _ type: UInt8, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.address("address", try value.address(type & 1 == 1 ? .v4 : .v6, bytes), after: " ")
    writer.hexadecimal("logical_interface", try value.uint32(bytes), digits: 8, after: " interface ")
    try writer.rest("elements", bytes, &value)
  }

  private static func error(
    _ bytes: Span<UInt8>, _ object: RSVPObject, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard object.classNumber == 6 else { return try writer.rest("data", bytes, &value) }
    writer.address("node", try value.address(object.type & 1 == 1 ? .v4 : .v6, bytes), after: " at ")
    writer.hexadecimal("flags", try value.uint8(bytes), after: " flags ")
    let code = try value.uint8(bytes)
    writer.name("code", code, RSVPNames.errorName(code), after: " ", unnamed: "code ")
    writer.number("value", try value.uint16(bytes), after: " value ")
    try writer.rest("elements", bytes, &value)
  }

  /// RFC 2205 appendix A.9; RFC 3209 §4.6.2; RFC 4875 §19.2.
  private static func sender(
    _ bytes: Span<UInt8>, _ type: UInt8, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    switch type {
    case 1, 2, 7, 8:
      writer.address("source", try value.address(type == 1 || type == 7 ? .v4 : .v6, bytes), after: " ")
      _ = try value.uint16(bytes)
      let isTunnel = type > 6
      writer.number(isTunnel ? "lsp_id" : "source_port", try value.uint16(bytes), after: isTunnel ? " lsp " : " port ")
    case 12, 13:
      let version: IPAddress.Version = type == 12 ? .v4 : .v6
      writer.address("source", try value.address(version, bytes), after: " ")
      _ = try value.uint16(bytes)
      writer.number("lsp_id", try value.uint16(bytes), after: " lsp ")
      writer.address("subgroup_originator", try value.address(version, bytes), after: " originator ")
      _ = try value.uint16(bytes)
      writer.number("subgroup_id", try value.uint16(bytes), after: " subgroup ")
    case 9: writer.address("source", v4: try value.uint32(bytes), after: " ")
    case 10: writer.address("source", v6: try value.ipv6(bytes), after: " ")
    default: try writer.rest("data", bytes, &value)
    }
  }

  private static func labels(
    _ bytes: Span<UInt8>, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("labels", after: " ")
    while !value.isAtEnd {
      let label = try value.uint32(bytes)
      writer.separate(" ")
      writer.number("", label)
    }
    writer.endList()
  }

  /// RFC 3209 §4.3 and §4.4.
  private static func route(
    _ bytes: Span<UInt8>, isExplicit: Bool, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("hops", after: " {")
    while !value.isAtEnd {
      let hop = try RSVPHop(bytes, isExplicit: isExplicit, &value)
      var part = hop.value
      writer.item()
      writer.name("type", hop.type, RSVPNames.hopName(hop.type), unnamed: "type ")
      if isExplicit { writer.flag("loose", hop.isLoose, " loose") }
      switch hop.type {
      case 1, 2:
        writer.address("address", try part.address(hop.type == 1 ? .v4 : .v6, bytes), after: " ")
        writer.number("prefix_length", try part.uint8(bytes), after: "/")
        let flags = try part.uint8(bytes)
        if !isExplicit { writer.hexadecimal("flags", flags, after: " flags ") }
      case 3:
        writer.hexadecimal("flags", try part.uint8(bytes), after: " flags ")
        writer.number("label_type", try part.uint8(bytes), after: " type ")
        writer.number("label", try part.uint32(bytes), after: " ")
      case 4:
        _ = try part.uint16(bytes)
        writer.address("router_id", v4: try part.uint32(bytes), after: " ")
        writer.number("interface_id", try part.uint32(bytes), after: " interface ")
      case 32: writer.number("autonomous_system", try part.uint16(bytes), after: " ")
      default: try writer.rest("data", bytes, &part)
      }
      writer.endItem()
    }
    writer.endList(before: "}")
  }

  /// RFC 2210 §3: services, each with parameters; those of token buckets are 32-bit floating point numbers.
  private static func services(
    _ bytes: Span<UInt8>, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.number("message_version", try value.uint8(bytes) >> 4, after: " version ")
    _ = try value.uint8(bytes)
    var words = Int(try value.uint16(bytes))
    writer.list("services", after: " {")
    while words > 0, !value.isAtEnd {
      let service = try value.uint8(bytes)
      _ = try value.uint8(bytes)
      let length = Int(try value.uint16(bytes))
      words -= length + 1
      var part = try value.part(length * 4)
      writer.item()
      writer.name("service", service, RSVPNames.serviceName(service), unnamed: "service ")
      writer.list("parameters")
      while !part.isAtEnd {
        let number = try part.uint8(bytes)
        _ = try part.uint8(bytes)
        let length = Int(try part.uint16(bytes))
        var parameter = try part.part(length * 4)
        writer.item(separator: "")
        try serviceParameter(number, bytes, &parameter, &writer)
        writer.endItem()
      }
      writer.endList()
      writer.endItem()
    }
    writer.endList(before: "}")
  }

  private static func serviceParameter(
    _ number: UInt8, _ bytes: Span<UInt8>, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    if !writer.isText { writer.number("number", number) }
    switch number {
    case 127:
      try float("rate", bytes, &value, after: " rate ", &writer)
      try float("depth", bytes, &value, after: " depth ", &writer)
      try float("peak", bytes, &value, after: " peak ", &writer)
      writer.number("minimum_policed_unit", try value.uint32(bytes), after: " min ")
      writer.number("maximum_packet", try value.uint32(bytes), after: " max ")
    case 130:
      try float("rate", bytes, &value, after: " guaranteed ", &writer)
      writer.number("slack", try value.uint32(bytes), after: " slack ")
    case 4: writer.number("hop_count", try value.uint32(bytes), after: " hops ")
    case 6: try float("path_bandwidth", bytes, &value, after: " bandwidth ", &writer)
    case 8: writer.number("path_latency", try value.uint32(bytes), after: " latency ")
    case 10: writer.number("path_mtu", try value.uint32(bytes), after: " mtu ")
    default:
      if writer.isText { writer.number("", number, after: " parameter ") }
      try writer.rest("value", bytes, &value)
    }
  }

  /// IEEE 754 binary32, in bytes a second or bytes. What is no number of bytes is shown as its bits.
  private static func float(
    _ key: StaticString, _ bytes: Span<UInt8>, _ value: inout PartReader, after lead: StaticString,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let bits = try value.uint32(bytes)
    let number = Float(bitPattern: bits)
    if number == .infinity { return writer.word(key, "infinity", after: lead) }
    guard number.isFinite, number >= 0, number < 9e18 else {
      return writer.isText
        ? writer.hexadecimal("", bits, digits: 8, after: lead) : writer.word(key, "no number of bytes")
    }
    writer.number(key, UInt64(number), after: lead)
  }

  /// RFC 4090 §4.1; type 7 is of its drafts, without the hop limit's neighbour fields.
  private static func fastReroute(
    _ bytes: Span<UInt8>, _ type: UInt8, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard type == 1 || type == 7 else { return try writer.rest("data", bytes, &value) }
    writer.number("setup_priority", try value.uint8(bytes), after: " setup ")
    writer.number("hold_priority", try value.uint8(bytes), after: " hold ")
    writer.number("hop_limit", try value.uint8(bytes), after: " hops ")
    let flags = try value.uint8(bytes)
    if type == 1 { writer.hexadecimal("flags", flags, after: " flags ") }
    try float("bandwidth", bytes, &value, after: " bandwidth ", &writer)
    writer.hexadecimal("include_any", try value.uint32(bytes), digits: 8, after: " include-any ")
    writer.hexadecimal("exclude_any", try value.uint32(bytes), digits: 8, after: " exclude-any ")
    if type == 1 { writer.hexadecimal("include_all", try value.uint32(bytes), digits: 8, after: " include-all ") }
  }

  /// RFC 3209 §4.7.
  private static func attribute(
    _ bytes: Span<UInt8>, _ type: UInt8, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard type == 1 || type == 7 else { return try writer.rest("data", bytes, &value) }
    if type == 1 {
      writer.hexadecimal("exclude_any", try value.uint32(bytes), digits: 8, after: " exclude-any ")
      writer.hexadecimal("include_any", try value.uint32(bytes), digits: 8, after: " include-any ")
      writer.hexadecimal("include_all", try value.uint32(bytes), digits: 8, after: " include-all ")
    }
    writer.number("setup_priority", try value.uint8(bytes), after: " setup ")
    writer.number("hold_priority", try value.uint8(bytes), after: " hold ")
    writer.hexadecimal("flags", try value.uint8(bytes), after: " flags ")
    let length = Int(try value.uint8(bytes))
    writer.text("name", bytes.extracting(try value.take(length, bytes)), after: " \"", before: "\"")
  }
}
