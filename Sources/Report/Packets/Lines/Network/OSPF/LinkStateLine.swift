import Wire

/// The bodies of link state advertisements.
extension LayerLine {
  /// Version 2, RFC 2328 appendix A.4.
  static func linkStateBody2(
    _ bytes: Span<UInt8>, _ header: LinkStateHeader, _ body: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    switch header.type {
    case 1:
      routerFlags(try body.uint8(bytes), &writer)
      _ = try body.uint8(bytes)
      let count = try body.uint16(bytes)
      writer.list("links", after: " {")
      for _ in 0..<count {
        let link = try OSPFRouterLink(bytes, version: 2, &body)
        writer.item()
        writer.name("type", link.type, link.typeName, unnamed: "type ")
        writer.address("link_id", v4: link.identifier, after: " ")
        writer.address("link_data", v4: link.data, after: link.type == 3 ? " mask " : " by ")
        writer.number("metric", link.metric, after: " metric ")
        writer.endItem()
      }
      writer.endList(before: "}")
    case 2:
      writer.address("network_mask", v4: try body.uint32(bytes), after: " mask ")
      try writer.addresses("routers", .v4, bytes, &body, after: " {", before: "}")
    case 3, 4:
      writer.address("network_mask", v4: try body.uint32(bytes), after: " mask ")
      writer.number("metric", try body.uint32(bytes) & 0xFF_FFFF, after: " metric ")
    case 5, 7:
      writer.address("network_mask", v4: try body.uint32(bytes), after: " mask ")
      let metric = try body.uint32(bytes)
      writer.number("metric_type", metric >> 31 == 1 ? 2 : 1, after: " E")
      writer.number("metric", metric & 0xFF_FFFF, after: " metric ")
      writer.address("forwarding_address", v4: try body.uint32(bytes), after: " forward ")
      writer.number("tag", try body.uint32(bytes), after: " tag ")
    case 9 where header.opaqueType == 3: try grace(bytes, &body, &writer)
    case 9, 10, 11: try elements("elements", bytes, &body, after: " {", before: "}", &writer)
    default: try writer.rest("data", bytes, &body)
    }
  }

  /// Version 3, RFC 5340 appendix A.4.
  static func linkStateBody3(
    _ bytes: Span<UInt8>, _ header: LinkStateHeader, _ body: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    switch header.type & 0x1FFF {
    case 1:
      let word = try body.uint32(bytes)
      routerFlags(UInt8(word >> 24), &writer)
      options(OSPFOptions(rawValue: word & 0xFF_FFFF, version: 3), after: " [", &writer)
      writer.list("links", after: " {")
      while !body.isAtEnd {
        let link = try OSPFRouterLink(bytes, version: 3, &body)
        writer.item()
        writer.name("type", link.type, link.typeName, unnamed: "type ")
        writer.number("interface_id", link.identifier, after: " interface ")
        writer.address("neighbor_router", v4: link.neighborRouter, after: " to ")
        writer.number("neighbor_interface_id", link.data, after: " interface ")
        writer.number("metric", link.metric, after: " metric ")
        writer.endItem()
      }
      writer.endList(before: "}")
    case 2:
      options(OSPFOptions(rawValue: try body.uint32(bytes) & 0xFF_FFFF, version: 3), after: " [", &writer)
      try writer.addresses("routers", .v4, bytes, &body, after: " {", before: "}")
    case 3:
      writer.number("metric", try body.uint32(bytes) & 0xFF_FFFF, after: " metric ")
      prefix(try OSPFPrefix(bytes, &body), after: " ", &writer)
    case 4:
      options(OSPFOptions(rawValue: try body.uint32(bytes) & 0xFF_FFFF, version: 3), after: " [", &writer)
      writer.number("metric", try body.uint32(bytes) & 0xFF_FFFF, after: " metric ")
      writer.address("destination_router", v4: try body.uint32(bytes), after: " router ")
    case 5, 7: try externalRoute(bytes, &body, &writer)
    case 8:
      let word = try body.uint32(bytes)
      writer.number("priority", word >> 24, after: " priority ")
      options(OSPFOptions(rawValue: word & 0xFF_FFFF, version: 3), after: " [", &writer)
      writer.address("link_local_address", v6: try body.ipv6(bytes), after: " ")
      let count = try body.uint32(bytes)
      try prefixes(bytes, count: count, hasMetric: false, &body, &writer)
    case 9:
      let count = try body.uint16(bytes)
      let type = try body.uint16(bytes)
      writer.name(
        "referenced_type", type, LinkStateHeader.typeName(type, version: 3), after: " for ", unnamed: "type ")
      writer.address("referenced_link_state_id", v4: try body.uint32(bytes), after: " ")
      writer.address("referenced_router", v4: try body.uint32(bytes), after: " of ")
      try prefixes(bytes, count: UInt32(count), hasMetric: true, &body, &writer)
    case 11: try grace(bytes, &body, &writer)
    case 10, 12, 13, 14: try elements("elements", bytes, &body, after: " {", before: "}", &writer)
    default: try writer.rest("data", bytes, &body)
    }
  }

  /// RFC 5340 appendix A.4.7: what is optional is said by flags before the metric and by the referenced type.
  private static func externalRoute(
    _ bytes: Span<UInt8>, _ body: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let word = try body.uint32(bytes)
    writer.number("metric_type", word & 0x0400_0000 != 0 ? 2 : 1, after: " E")
    writer.number("metric", word & 0xFF_FFFF, after: " metric ")
    let prefix = try OSPFPrefix(bytes, &body)
    self.prefix(prefix, after: " ", &writer)
    if word & 0x0200_0000 != 0 { writer.address("forwarding_address", v6: try body.ipv6(bytes), after: " forward ") }
    if word & 0x0100_0000 != 0 { writer.number("tag", try body.uint32(bytes), after: " tag ") }
    if prefix.metric != 0 {
      writer.name(
        "referenced_type", prefix.metric, LinkStateHeader.typeName(prefix.metric, version: 3), after: " for ",
        unnamed: "type ")
      writer.address("referenced_link_state_id", v4: try body.uint32(bytes), after: " ")
    }
  }

  private static func prefixes(
    _ bytes: Span<UInt8>, count: UInt32, hasMetric: Bool, _ body: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("prefixes", after: " {")
    var left = count
    while left > 0 {
      left -= 1
      let prefix = try OSPFPrefix(bytes, &body)
      writer.item()
      self.prefix(prefix, &writer)
      if hasMetric { writer.number("metric", prefix.metric, after: " metric ") }
      writer.endItem()
    }
    writer.endList(before: "}")
  }

  private static func prefix(_ prefix: OSPFPrefix, after lead: StaticString = "", _ writer: inout FieldWriter) {
    writer.address("prefix", v6: prefix.prefix, after: lead)
    writer.number("prefix_length", prefix.length, after: "/")
    if prefix.options != 0 || !writer.isText {
      writer.hexadecimal("prefix_options", prefix.options, after: " options ")
    }
  }

  /// RFC 2328 appendix A.4.2; RFC 3101 §2.4 for Nt; RFC 5340 appendix A.4.3.
  private static func routerFlags(_ flags: UInt8, _ writer: inout FieldWriter) {
    var names: [String] = []
    if flags & 1 != 0 { names.append("ABR") }
    if flags & 2 != 0 { names.append("ASBR") }
    if flags & 4 != 0 { names.append("virtual") }
    if flags & 8 != 0 { names.append("wildcard") }
    if flags & 0x10 != 0 { names.append("Nt") }
    if !writer.isText { writer.number("router_flags", flags) }
    writer.words("router_flag_names", names, after: " router [", before: "]")
  }

  /// Graceful restart, RFC 3623 appendix A; RFC 5187 §2.1.
  private static func grace(
    _ bytes: Span<UInt8>, _ body: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("elements", after: " {")
    while !body.isAtEnd {
      let element = try OSPFElement(bytes, &body)
      var value = element.value
      writer.item()
      if !writer.isText { writer.number("type", element.type) }
      switch element.type {
      case 1: writer.number("grace_period", try value.uint32(bytes), after: "period ", before: "s")
      case 2:
        let reason = try value.uint8(bytes)
        writer.name("reason", reason, reasonName(reason), after: "reason ")
      case 3: writer.address("interface_address", v4: try value.uint32(bytes), after: "interface ")
      default:
        if writer.isText { writer.number("", element.type, after: "type ") }
        try writer.rest("value", bytes, &value)
      }
      writer.endItem()
    }
    writer.endList(before: "}")
  }

  private static func reasonName(_ reason: UInt8) -> String? {
    switch reason {
    case 0: "unknown"
    case 1: "software restart"
    case 2: "software upgrade"
    case 3: "switch to redundant processor"
    default: nil
    }
  }
}
