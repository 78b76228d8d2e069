import Wire

extension LayerLine {
  /// `IGMPv3, report, 1 record: 224.0.0.251 to_ex {}`
  static func igmp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try IGMPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    let version = header.version(length: context.length)
    writer.say("IGMP")
    if let version { writer.number("version", version, after: "v") }
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    if version == nil { writer.name("code", header.code, header.codeName, after: ", ", unnamed: "code ") }
    let reader = context.reader(from: IGMPHeader.size)
    switch header.type {
    case 0x11: try igmpQuery(bytes, header, version ?? 2, reader, context, &writer)
    case 0x22: try igmpReport(bytes, header, reader, &writer)
    case 0x13: try dvmrp(bytes, header, reader, &writer)
    case 0x14: try pimVersion1(bytes, header, reader, &writer)
    case 0x1E, 0x1F: try multicastTrace(bytes, header, reader, &writer)
    default:
      writer.address("group", v4: header.group, after: ", group ")
    }
    writer.checksum(
      header.checksum, context.verdict(bytes, field: 2, usesPseudoHeader: false, number: IPProtocol(rawValue: 2)))
    writer.number("length", context.length, after: ", length ")
  }

  private static func igmpQuery(
    _ bytes: Span<UInt8>, _ header: IGMPHeader, _ version: UInt8, _ reader: PartReader, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    if header.group == 0 {
      writer.say(", general")
      if !writer.isText { writer.address("group", v4: header.group) }
    } else {
      writer.address("group", v4: header.group, after: ", group ")
    }
    if version > 1 {
      writer.milliseconds(
        "max_response_milliseconds", header.maximumResponse(version: version), after: ", max response ")
    }
    guard version == 3 else { return }
    let sources = try IGMPQuerySources(bytes, at: context.place.offset, limit: context.place.limit)
    if writer.isVerbose {
      writer.flag("suppresses_routers", sources.suppressesRouters, ", suppress")
      writer.number("robustness", sources.robustness, after: ", robustness ")
      writer.number("interval_seconds", sources.interval, after: ", interval ", before: "s")
    }
    writer.number(
      "source_count", sources.sourceCount, after: ", ", before: sources.sourceCount == 1 ? " source" : " sources")
    var reader = reader
    _ = try reader.take(4, bytes)
    if sources.sourceCount > 0 {
      try writer.addresses("sources", .v4, count: Int(sources.sourceCount), bytes, &reader, after: " {", before: "}")
    }
  }

  private static func igmpReport(
    _ bytes: Span<UInt8>, _ header: IGMPHeader, _ reader: PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let count = bytes.uint16(at: 6)
    writer.number("record_count", count, after: ", ", before: count == 1 ? " record: " : " records: ")
    writer.list("records")
    var reader = reader
    for _ in 0..<count {
      let record = try IGMPGroupRecord(bytes, &reader)
      writer.item()
      writer.address("group", v4: record.group)
      writer.name("type", record.type, record.typeName, after: " ", unnamed: "type ")
      try writer.addresses("sources", .v4, count: Int(record.sourceCount), bytes, &reader, after: " {", before: "}")
      _ = try reader.take(record.auxiliaryLength, bytes)
      writer.endItem()
    }
    writer.endList()
  }

  /// Distance Vector Multicast Routing Protocol, draft-ietf-idmr-dvmrp-v3 §3: versions and, in probes, neighbours.
  private static func dvmrp(
    _ bytes: Span<UInt8>, _ header: IGMPHeader, _ reader: PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    var reader = reader
    writer.number("major_version", bytes[7], after: ", v")
    writer.number("minor_version", bytes[6], after: ".")
    guard writer.isVerbose else { return }
    writer.hexadecimal("capabilities", bytes[5], after: ", capabilities ")
    switch header.code {
    case 1:
      writer.hexadecimal("generation", try reader.uint32(bytes), digits: 8, after: ", generation ")
      try writer.addresses("neighbors", .v4, bytes, &reader, after: ", neighbors {", before: "}")
    case 7:
      writer.address("source", v4: try reader.uint32(bytes), after: ", source ")
      writer.address("group", v4: try reader.uint32(bytes), after: ", group ")
      writer.number("lifetime", try reader.uint32(bytes), after: ", lifetime ", before: "s")
    case 8, 9:
      writer.address("source", v4: try reader.uint32(bytes), after: ", source ")
      writer.address("group", v4: try reader.uint32(bytes), after: ", group ")
    default: try writer.rest("data", bytes, &reader, after: ", data ")
    }
  }

  /// PIM version 1 in IGMP (draft-ietf-idmr-pim-spec-01): its mode or addresses.
  private static func pimVersion1(
    _ bytes: Span<UInt8>, _ header: IGMPHeader, _ reader: PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    var reader = reader
    switch header.code {
    case 0:
      let mode = try reader.uint8(bytes) >> 4
      writer.name(
        "mode", mode, ["dense", "sparse", "sparse-dense"].dropFirst(Int(mode)).first, after: ", ", unnamed: "mode ")
      _ = try reader.uint8(bytes)
      writer.number("holdtime", try reader.uint16(bytes), after: ", holdtime ", before: "s")
    case 1:
      _ = try reader.uint32(bytes)
      guard reader.remaining >= 20 else { return }
      let start = try reader.take(20, bytes).lowerBound
      writer.address("inner_source", v4: bytes.uint32(at: start + 12), after: ", IP ")
      writer.address("inner_destination", v4: bytes.uint32(at: start + 16), after: " > ")
    case 2:
      writer.address("group", v4: try reader.uint32(bytes), after: ", group ")
      writer.address("source", v4: try reader.uint32(bytes), after: ", source ")
    case 3, 6, 7:
      writer.address("upstream_neighbor", v4: try reader.uint32(bytes), after: ", upstream ")
    case 4:
      writer.prefix("group", v4: try reader.uint32(bytes), mask: try reader.uint32(bytes), after: ", group ")
      writer.address("rendezvous_point", v4: try reader.uint32(bytes), after: ", RP ")
      _ = try reader.uint16(bytes)
      writer.number("holdtime", try reader.uint16(bytes), after: ", holdtime ", before: "s")
    case 5:
      let group = try reader.uint32(bytes)
      let mask = try reader.uint32(bytes)
      writer.address("source", v4: try reader.uint32(bytes), after: ", source ")
      writer.prefix("group", v4: group, mask: mask, after: ", group ")
      let preference = try reader.uint32(bytes)
      writer.flag("rendezvous_point_tree", preference >> 31 == 1, ", RP tree")
      writer.number("preference", preference & 0x7FFF_FFFF, after: ", preference ")
      writer.number("metric", try reader.uint32(bytes), after: ", metric ")
    default: try writer.rest("data", bytes, &reader, after: ", data ")
    }
  }

  /// Multicast traceroute, draft-ietf-idmr-traceroute-ipm §5: the question, and a block for each router that answered.
  private static func multicastTrace(
    _ bytes: Span<UInt8>, _ header: IGMPHeader, _ reader: PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    var reader = reader
    writer.address("group", v4: header.group, after: ", group ")
    writer.address("source", v4: try reader.uint32(bytes), after: ", ")
    writer.address("destination", v4: try reader.uint32(bytes), after: " to ")
    writer.address("response_address", v4: try reader.uint32(bytes), after: ", reply to ")
    let word = try reader.uint32(bytes)
    if writer.isVerbose {
      writer.number("time_to_live", word >> 24, after: ", ttl ")
      writer.number("query_id", word & 0xFF_FFFF, after: ", query id ")
      writer.list("hops")
      while !reader.isAtEnd {
        let start = try reader.take(32, bytes).lowerBound
        writer.item(separator: "")
        writer.address("incoming_interface", v4: bytes.uint32(at: start + 4), after: ", hop ")
        writer.address("outgoing_interface", v4: bytes.uint32(at: start + 8), after: " to ")
        writer.address("previous_hop", v4: bytes.uint32(at: start + 12), after: " from ")
        writer.number("routing_protocol", bytes[start + 28], after: " protocol ")
        writer.number("forwarding_ttl", bytes[start + 29], after: " ttl ")
        writer.number("forwarding_code", bytes[start + 31], after: " code ")
        writer.endItem()
      }
      writer.endList()
    }
  }
}
