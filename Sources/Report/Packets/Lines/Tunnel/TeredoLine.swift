import Wire

extension LayerLine {
  static func teredo(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Teredo")
    writer.number("length", context.length, after: ", length ")
  }
}
