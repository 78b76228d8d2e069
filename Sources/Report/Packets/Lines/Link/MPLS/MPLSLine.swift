import Wire

extension LayerLine {
  /// `MPLS (label 100688, tc 7, [S], ttl 255)`
  static func mpls(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let entry = try MPLSLabel(bytes, at: context.place.offset, limit: context.place.limit)
    writer.number("label", entry.label, after: "MPLS (label ")
    if let name = entry.reservedName { writer.word("label_name", name, after: " (", before: ")") }
    writer.number("traffic_class", entry.trafficClass, after: ", tc ")
    writer.flag("bottom", entry.isBottom, ", [S]")
    writer.number("time_to_live", entry.timeToLive, after: ", ttl ", before: ")")
    // RFC 5586 §2.1: what is behind is no user's packet.
    if entry.isBottom, context.next?.layer == .opaque, bytes.count >= 8, bytes[4] >> 4 == 1 {
      writer.hexadecimal("channel_type", bytes.uint16(at: 6), digits: 4, after: ", associated channel ")
    }
  }
}
