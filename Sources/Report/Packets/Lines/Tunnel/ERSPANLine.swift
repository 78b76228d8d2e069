import Wire

extension LayerLine {
  static func erspan(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ERSPAN")
    writer.number("length", context.length, after: ", length ")
  }
}
