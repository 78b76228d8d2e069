import Wire

extension LayerLine {
  static func ipv6Options(
    _ bytes: Span<UInt8>, as layer: Layer, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("IPv6Options")
    writer.number("length", context.length, after: ", length ")
  }
}
