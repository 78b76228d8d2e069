import Wire

extension LayerLine {
  static func prism(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Prism")
    writer.number("length", context.length, after: ", length ")
  }
}
