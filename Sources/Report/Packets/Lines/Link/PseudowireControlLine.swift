import Wire

extension LayerLine {
  static func pseudowireControl(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PseudowireControl")
    writer.number("length", context.length, after: ", length ")
  }
}
