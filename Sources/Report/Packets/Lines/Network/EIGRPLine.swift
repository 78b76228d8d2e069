import Wire

extension LayerLine {
  /// `EIGRPv2, Hello, AS 100, length 40`
  static func eigrp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try EIGRPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("EIGRP")
    writer.number("version", header.version, after: "v")
    writer.name("opcode", header.opcode, header.opcodeName, after: ", ", unnamed: "opcode ")
    writer.number("autonomous_system", header.autonomousSystem, after: ", AS ")
    if header.sequenceNumber != 0 || !writer.isText {
      writer.number("sequence", header.sequenceNumber, after: ", seq ")
    }
    if header.acknowledgmentNumber != 0 || !writer.isText {
      writer.number("acknowledgment", header.acknowledgmentNumber, after: ", ack ")
    }
    if writer.isVerbose {
      writer.hexadecimal("flags", header.flags.rawValue, after: ", flags ")
      writer.flag("initialize", header.flags.contains(.initialize), " init")
      writer.flag("conditional_receive", header.flags.contains(.conditionalReceive), " cr")
      writer.flag("restart", header.flags.contains(.restart), " restart")
      writer.flag("end_of_table", header.flags.contains(.endOfTable), " eot")
      writer.number("virtual_router", header.virtualRouter, after: ", vrid ")
    }
    writer.checksum(
      header.checksum, context.verdict(bytes, field: 2, usesPseudoHeader: false, number: IPProtocol(rawValue: 88)))
    writer.number("length", context.length, after: ", length ")
    guard writer.isVerbose else { return }
    var reader = context.reader(from: EIGRPHeader.size)
    guard !reader.isAtEnd || !writer.isText else { return }
    writer.list("elements", after: ": ")
    while !reader.isAtEnd {
      let element = try EIGRPElement(bytes, &reader)
      writer.item()
      writer.name("type", element.type, element.typeName, unnamed: "type ")
      var value = element.value
      try eigrpValue(bytes, element.type, &value, &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func eigrpValue(
    _ bytes: Span<UInt8>, _ type: UInt16, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    switch type {
    case 0x0001:
      writer.list("k_values", after: " K ")
      for _ in 0..<6 {
        let factor = try value.uint8(bytes)
        writer.separate("/")
        writer.number("", factor)
      }
      writer.endList()
      writer.number("holdtime", try value.uint16(bytes), after: " holdtime ", before: "s")
    case 0x0002:
      let kind = try value.uint16(bytes)
      writer.name(
        "authentication", kind, kind == 2 ? "MD5" : kind == 3 ? "SHA-256" : nil, after: " ", unnamed: "type ")
      writer.number("digest_length", try value.uint16(bytes), after: " length ")
      writer.number("key_id", try value.uint32(bytes), after: " key ")
    case 0x0003:
      let length = try value.uint8(bytes)
      guard length == 4 || length == 16 else { throw value.refusal(.length, length) }
      try writer.addresses("addresses", length == 4 ? .v4 : .v6, bytes, &value, after: " {", before: "}")
    case 0x0004:
      writer.number("software_major", try value.uint8(bytes), after: " ")
      writer.number("software_minor", try value.uint8(bytes), after: ".")
      writer.number("protocol_major", try value.uint8(bytes), after: ", TLV ")
      writer.number("protocol_minor", try value.uint8(bytes), after: ".")
    case 0x0005: writer.number("multicast_sequence", try value.uint32(bytes), after: " ")
    case 0x0006: writer.hexadecimal("stub_flags", try value.uint16(bytes), after: " ")
    case 0x0102, 0x0402, 0x0103, 0x0403:
      try eigrpRoute(bytes, type >> 8 == 1 ? .v4 : .v6, isExternal: type & 1 == 1, &value, &writer)
    case 0x0602, 0x0603: try eigrpWideRoute(bytes, isExternal: type & 1 == 1, &value, &writer)
    default: try writer.rest("data", bytes, &value)
    }
  }

  /// RFC 7868 §6.7: next hop, where an external route comes from, the metric, and the destinations.
  private static func eigrpRoute(
    _ bytes: Span<UInt8>, _ version: IPAddress.Version, isExternal: Bool, _ value: inout PartReader,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.address("next_hop", try value.address(version, bytes), after: " via ")
    if isExternal { try eigrpOrigin(bytes, &value, &writer) }
    writer.number("delay", try value.uint32(bytes), after: ", delay ")
    writer.number("bandwidth", try value.uint32(bytes), after: ", bandwidth ")
    writer.number("mtu", try value.uint24(bytes), after: ", mtu ")
    writer.number("hop_count", try value.uint8(bytes), after: ", hops ")
    writer.number("reliability", try value.uint8(bytes), after: ", reliability ")
    writer.number("load", try value.uint8(bytes), after: ", load ")
    writer.number("tag", try value.uint8(bytes), after: ", tag ")
    writer.hexadecimal("route_flags", try value.uint8(bytes), after: ", flags ")
    try eigrpDestinations(bytes, version, &value, &writer)
  }

  private static func eigrpOrigin(
    _ bytes: Span<UInt8>, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.address("origin_router", v4: try value.uint32(bytes), after: ", origin ")
    writer.number("origin_autonomous_system", try value.uint32(bytes), after: " AS ")
    writer.number("administrative_tag", try value.uint32(bytes), after: " tag ")
    writer.number("external_metric", try value.uint32(bytes), after: " metric ")
    _ = try value.uint16(bytes)
    let source = try value.uint8(bytes)
    writer.name("external_protocol", source, EIGRPElement.sourceName(source), after: " ", unnamed: "protocol ")
    writer.hexadecimal("external_flags", try value.uint8(bytes), after: " flags ")
  }

  /// RFC 7868 §6.9: a header of its own with a wide metric of 64 bits.
  private static func eigrpWideRoute(
    _ bytes: Span<UInt8>, isExternal: Bool, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.number("topology", try value.uint16(bytes), after: " topology ")
    let family = try value.uint16(bytes)
    writer.name(
      "address_family", family, family == 1 ? "IPv4" : family == 2 ? "IPv6" : nil, after: " ", unnamed: "family ")
    writer.address("origin_router", v4: try value.uint32(bytes), after: ", router ")
    let attributeWords = try value.uint8(bytes)
    writer.number("priority", try value.uint8(bytes), after: ", priority ")
    writer.number("reliability", try value.uint8(bytes), after: ", reliability ")
    writer.number("load", try value.uint8(bytes), after: ", load ")
    writer.number("mtu", try value.uint24(bytes), after: ", mtu ")
    writer.number("hop_count", try value.uint8(bytes), after: ", hops ")
    writer.number("delay", try value.uint48(bytes), after: ", delay ")
    writer.number("bandwidth", try value.uint48(bytes), after: ", bandwidth ")
    _ = try value.uint16(bytes)
    writer.hexadecimal("route_flags", try value.uint16(bytes), after: ", flags ")
    _ = try value.take(Int(attributeWords) * 2, bytes)
    guard family == 1 || family == 2 else { return try writer.rest("data", bytes, &value) }
    let version: IPAddress.Version = family == 1 ? .v4 : .v6
    writer.address("next_hop", try value.address(version, bytes), after: ", via ")
    if isExternal { try eigrpOrigin(bytes, &value, &writer) }
    try eigrpDestinations(bytes, version, &value, &writer)
  }

  /// Prefixes in as few bytes as each needs.
  private static func eigrpDestinations(
    _ bytes: Span<UInt8>, _ version: IPAddress.Version, _ value: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("destinations", after: ", ")
    while !value.isAtEnd {
      let length = try value.uint8(bytes)
      guard length <= (version == .v4 ? 32 : 128) else { throw value.refusal(.count, length) }
      let prefix = try value.ipv6Prefix(length: length, unit: 1, bytes)
      writer.item(separator: " ")
      if version == .v4 {
        writer.address("prefix", v4: UInt32(truncatingIfNeeded: prefix.high >> 32))
      } else {
        writer.address("prefix", v6: prefix)
      }
      writer.number("prefix_length", length, after: "/")
      writer.endItem()
    }
    writer.endList()
  }
}
