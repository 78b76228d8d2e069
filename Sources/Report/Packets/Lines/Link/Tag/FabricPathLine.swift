import Wire

extension LayerLine {
  /// `FabricPath ftag 1, ttl 32`, under `-e`.
  static func fabricPath(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard context.showsLink else { return }
    let header = try FabricPathHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.number("forwarding_tag", header.forwardingTag, after: "FabricPath ftag ")
    writer.number("time_to_live", header.timeToLive, after: ", ttl ")
  }
}
