import Wire

extension LayerLine {
  static func fragment(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Fragment")
    writer.number("length", context.length, after: ", length ")
  }
}
