import Wire

extension LayerLine {
  /// `GGP, routing update, seq 7, 2 groups: distance 0 {10.0.0.0} distance 1 {128.9.0.0}`
  static func ggp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try GGPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("GGP")
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    if header.isNumbered { writer.number("sequence", header.sequenceNumber, after: ", seq ") }
    if header.type == 12 {
      let update = try GGPUpdate(bytes, at: context.place.offset, limit: context.place.limit)
      writer.flag("needs_update", update.needsUpdate, ", need update")
      writer.number(
        "group_count", update.groupCount, after: ", ", before: update.groupCount == 1 ? " group" : " groups")
      if writer.isVerbose {
        var reader = context.reader(from: GGPUpdate.groupsStart)
        writer.say(":")
        try writer.networks("groups", groups: update.groupCount, bytes, &reader)
      }
    }
    writer.number("length", context.length, after: ", length ")
  }
}

extension FieldWriter {
  /// Distances, each with the networks that are so far: GGP's groups (RFC 823 §3), which EGP took over for each gateway
  /// (RFC 904 appendix A).
  mutating func networks(
    _ key: StaticString, groups: UInt8, _ bytes: Span<UInt8>, _ reader: inout PartReader
  ) throws(DecodeError) {
    list(key)
    for _ in 0..<groups {
      item(separator: "")
      number("distance", try reader.uint8(bytes), after: " distance ")
      let count = try reader.uint8(bytes)
      list("networks", after: " {")
      for _ in 0..<count {
        let network = try GGPUpdate.network(bytes, &reader)
        separate(" ")
        address("", v4: network)
      }
      endList(before: "}")
      endItem()
    }
    endList()
  }
}
