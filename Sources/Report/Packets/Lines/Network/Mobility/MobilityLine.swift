import Wire

extension LayerLine {
  static func mobility(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Mobility")
    writer.number("length", context.length, after: ", length ")
  }
}
