import Wire

extension LayerLine {
  static func routing(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Routing")
    writer.number("length", context.length, after: ", length ")
  }
}
