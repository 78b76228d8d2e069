import Wire

extension LayerLine {
  /// `IPNET zone 4294967295 > 0, family IPv4 (2), length 108`, under `-e`.
  static func ipnet(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let header = try IPNETHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    writer.number("source_zone", header.sourceZone, after: "IPNET zone ")
    writer.number("destination_zone", header.destinationZone, after: " > ")
    let family = header.family == 2 ? "IPv4" : header.family == 26 ? "IPv6" : nil
    writer.name("family", header.family, family, after: ", family ")
    if writer.isText { writer.number("", header.family, after: " (", before: ")") }
    if writer.isVerbose {
      writer.number("hook", header.hook, after: ", hook ")
      writer.number("packet_length", header.packetLength, after: ", packet length ")
      writer.number("interface_index", header.interfaceIndex, after: ", ifindex ")
      writer.number("group_interface_index", header.groupInterfaceIndex, after: ", group ")
    }
    writer.say(", length \(context.length)")
  }
}
