import Wire

extension LayerLine {
  static func backboneTag(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("BackboneTag")
    writer.number("length", context.length, after: ", length ")
  }
}
