import Wire

extension LayerLine {
  /// `PIMv2, Join/Prune, upstream 10.0.0.1, 1 group, length 34`
  static func pim(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try PIMHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("PIM")
    writer.number("version", header.version, after: "v")
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    if header.type == 10 {
      writer.name("election", header.flags >> 4, header.electionName, after: " ", unnamed: "subtype ")
    }
    writer.number("length", context.length, after: ", length ")
    writer.checksum(header.checksum, pimVerdict(bytes, header, context))
    var reader = context.reader(from: PIMHeader.size)
    switch header.type {
    case 0: try pimHello(bytes, &reader, &writer)
    case 1:
      let word = try reader.uint32(bytes)
      writer.flag("border", word >> 31 == 1, ", border")
      writer.flag("null_register", word >> 30 & 1 == 1, ", null")
    case 2:
      let group = try PIMPrefix(bytes, &reader)
      pimPrefix("group", group, isSource: false, after: ", group ", &writer)
      writer.address("source", try PIMAddress(bytes, &reader).address, after: ", source ")
    case 3, 6, 7: try joinPrune(bytes, &reader, &writer)
    case 4: try bootstrap(bytes, &reader, &writer)
    case 5:
      pimPrefix("group", try PIMPrefix(bytes, &reader), isSource: false, after: ", group ", &writer)
      writer.address("source", try PIMAddress(bytes, &reader).address, after: ", source ")
      try metric(bytes, &reader, &writer)
    case 8: try candidate(bytes, &reader, &writer)
    case 9: try stateRefresh(bytes, &reader, &writer)
    case 10: try election(bytes, header, &reader, &writer)
    default:
      guard writer.isVerbose else { return }
      try writer.rest("data", bytes, &reader, after: ", data ")
    }
  }

  /// A Register is summed over its own eight bytes; a sum over all of it is to be taken too (RFC 7761 §4.9).
  private static func pimVerdict(
    _ bytes: Span<UInt8>, _ header: PIMHeader, _ context: LayerContext
  ) -> ChecksumVerdict? {
    let usesPseudoHeader = context.network?.source.version == .v6
    let number = IPProtocol(rawValue: 103)
    guard header.type == 1, context.length >= PIMHeader.registerSize else {
      return context.verdict(bytes, field: 2, usesPseudoHeader: usesPseudoHeader, number: number)
    }
    let verdict = context.verdict(
      bytes, field: 2, length: PIMHeader.registerSize, usesPseudoHeader: usesPseudoHeader, number: number)
    guard case .bad = verdict else { return verdict }
    let whole = context.verdict(bytes, field: 2, usesPseudoHeader: usesPseudoHeader, number: number)
    return whole == .good ? whole : verdict
  }

  private static func pimPrefix(
    _ key: StaticString, _ prefix: PIMPrefix, isSource: Bool, after lead: StaticString, _ writer: inout FieldWriter
  ) {
    writer.object(key, after: lead)
    writer.address("address", prefix.address)
    if !writer.isText || prefix.maskLength != (prefix.address.version == .v4 ? 32 : 128) {
      writer.number("prefix_length", prefix.maskLength, after: "/")
    }
    if isSource {
      if writer.isText, prefix.flags & 7 != 0 { writer.say("(") }
      writer.flag("sparse", prefix.flags & 4 != 0, "S")
      writer.flag("wildcard", prefix.flags & 2 != 0, "W")
      writer.flag("rendezvous_point_tree", prefix.flags & 1 != 0, "R")
      if writer.isText, prefix.flags & 7 != 0 { writer.say(")") }
    } else {
      writer.flag("bidirectional", prefix.flags & 0x80 != 0, "(B)")
      writer.flag("zone", prefix.flags & 1 != 0, "(Z)")
    }
    writer.endObject()
  }

  /// Options of RFC 7761 §4.9.2, RFC 3973 §4.7.5, RFC 5015 §3.7.4.
  private static func pimHello(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard writer.isVerbose else { return }
    writer.list("options", after: ", ")
    while !reader.isAtEnd {
      let option = try PIMOption(bytes, &reader)
      writer.item()
      writer.name("type", option.type, option.typeName, unnamed: "option ")
      var value = option.value
      switch (option.type, option.length) {
      case (1, 2): holdtime(try value.uint16(bytes), after: " ", &writer)
      case (2, 4):
        let delay = try value.uint16(bytes)
        writer.flag("tracking", delay >> 15 == 1, " T")
        writer.number("propagation_delay", delay & 0x7FFF, after: " ", before: "ms")
        writer.number("override_interval", try value.uint16(bytes), after: " override ", before: "ms")
      case (19, 4): writer.number("priority", try value.uint32(bytes), after: " ")
      case (20, 4): writer.hexadecimal("generation", try value.uint32(bytes), digits: 8, after: " ")
      case (21, 4):
        writer.number("version", try value.uint8(bytes), after: " v")
        writer.number("interval", try value.uint8(bytes), after: " ", before: "s")
        _ = try value.uint16(bytes)
      case (24, _), (65001, _):
        writer.list("addresses", after: " {")
        while !value.isAtEnd {
          let address = try PIMAddress(bytes, &value)
          writer.separate(" ")
          writer.address("", address.address)
        }
        writer.endList(before: "}")
      default: try writer.rest("value", bytes, &value)
      }
      writer.endItem()
    }
    writer.endList()
  }

  private static func holdtime(_ value: UInt16, after lead: StaticString = ", holdtime ", _ writer: inout FieldWriter) {
    if writer.isText, value == 0xFFFF {
      writer.say(lead)
      return writer.say("forever")
    }
    writer.number("holdtime", value, after: lead, before: "s")
  }

  private static func joinPrune(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.address("upstream_neighbor", try PIMAddress(bytes, &reader).address, after: ", upstream ")
    _ = try reader.uint8(bytes)
    let count = try reader.uint8(bytes)
    writer.number("group_count", count, after: ", ", before: count == 1 ? " group" : " groups")
    holdtime(try reader.uint16(bytes), &writer)
    guard writer.isVerbose else { return }
    writer.list("groups", after: ": ")
    for _ in 0..<count {
      let group = try PIMPrefix(bytes, &reader)
      let joined = try reader.uint16(bytes)
      let pruned = try reader.uint16(bytes)
      writer.item()
      pimPrefix("group", group, isSource: false, after: "", &writer)
      try sources("joined", joined, bytes, &reader, after: " join {", &writer)
      try sources("pruned", pruned, bytes, &reader, after: " prune {", &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func sources(
    _ key: StaticString, _ count: UInt16, _ bytes: Span<UInt8>, _ reader: inout PartReader, after lead: StaticString,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list(key, after: lead)
    for _ in 0..<count {
      let source = try PIMPrefix(bytes, &reader)
      writer.item(separator: " ")
      pimPrefix("source", source, isSource: true, after: "", &writer)
      writer.endItem()
    }
    writer.endList(before: "}")
  }

  /// RFC 5059 §4.1.
  private static func bootstrap(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.hexadecimal("fragment_tag", try reader.uint16(bytes), digits: 4, after: ", tag ")
    writer.number("hash_mask_length", try reader.uint8(bytes), after: ", hash mask ")
    writer.number("priority", try reader.uint8(bytes), after: ", priority ")
    writer.address("bootstrap_router", try PIMAddress(bytes, &reader).address, after: ", BSR ")
    guard writer.isVerbose else { return }
    writer.list("groups", after: ": ")
    while !reader.isAtEnd {
      let group = try PIMPrefix(bytes, &reader)
      writer.item()
      pimPrefix("group", group, isSource: false, after: "", &writer)
      writer.number("rendezvous_point_count", try reader.uint8(bytes), after: " of ", before: " RPs {")
      let count = try reader.uint8(bytes)
      _ = try reader.uint16(bytes)
      writer.list("rendezvous_points")
      for _ in 0..<count {
        let address = try PIMAddress(bytes, &reader)
        writer.item(separator: " ")
        writer.address("address", address.address)
        holdtime(try reader.uint16(bytes), after: " ", &writer)
        writer.number("priority", try reader.uint8(bytes), after: " priority ")
        _ = try reader.uint8(bytes)
        writer.endItem()
      }
      writer.endList(before: "}")
      writer.endItem()
    }
    writer.endList()
  }

  private static func candidate(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let count = try reader.uint8(bytes)
    writer.number("priority", try reader.uint8(bytes), after: ", priority ")
    holdtime(try reader.uint16(bytes), &writer)
    writer.address("rendezvous_point", try PIMAddress(bytes, &reader).address, after: ", RP ")
    writer.list("groups", after: " for {")
    for _ in 0..<count {
      let group = try PIMPrefix(bytes, &reader)
      writer.item(separator: " ")
      pimPrefix("group", group, isSource: false, after: "", &writer)
      writer.endItem()
    }
    writer.endList(before: "}")
  }

  private static func metric(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let preference = try reader.uint32(bytes)
    writer.flag("rendezvous_point_tree", preference >> 31 == 1, ", RP tree")
    writer.number("preference", preference & 0x7FFF_FFFF, after: ", preference ")
    writer.number("metric", try reader.uint32(bytes), after: ", metric ")
  }

  /// RFC 3973 §4.7.10.
  private static func stateRefresh(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    pimPrefix("group", try PIMPrefix(bytes, &reader), isSource: false, after: ", group ", &writer)
    writer.address("source", try PIMAddress(bytes, &reader).address, after: ", source ")
    writer.address("originator", try PIMAddress(bytes, &reader).address, after: ", originator ")
    try metric(bytes, &reader, &writer)
    guard writer.isVerbose else { return }
    writer.number("mask_length", try reader.uint8(bytes), after: ", mask ")
    writer.number("time_to_live", try reader.uint8(bytes), after: ", ttl ")
    writer.hexadecimal("refresh_flags", try reader.uint8(bytes), after: ", flags ")
    writer.number("interval", try reader.uint8(bytes), after: ", interval ", before: "s")
  }

  /// RFC 5015 §3.7.1.
  private static func election(
    _ bytes: Span<UInt8>, _ header: PIMHeader, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.address("rendezvous_point", try PIMAddress(bytes, &reader).address, after: ", RP ")
    writer.number("preference", try reader.uint32(bytes), after: ", preference ")
    writer.number("metric", try reader.uint32(bytes), after: ", metric ")
    guard header.flags >> 4 == 3 || header.flags >> 4 == 4 else { return }
    writer.address("target", try PIMAddress(bytes, &reader).address, after: ", target ")
    writer.number("target_preference", try reader.uint32(bytes), after: ", preference ")
    writer.number("target_metric", try reader.uint32(bytes), after: ", metric ")
    guard header.flags >> 4 == 3 else { return }
    writer.number("interval", try reader.uint16(bytes), after: ", interval ", before: "ms")
  }
}
