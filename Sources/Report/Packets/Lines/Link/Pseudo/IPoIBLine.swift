import Wire

extension LayerLine {
  /// `IPoIB fe80::1 > ff12:401b::ffff:ffff, ethertype ARP (0x0806), length 100`, under `-e`.
  static func ipoib(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let header = try IPoIBHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    writer.address("source", v6: header.source, after: "IPoIB ")
    writer.address("destination", v6: header.destination, after: " > ")
    writer.etherType("ether_type", header.etherType, after: ", ethertype ")
    writer.say(", length \(context.length)")
  }
}
