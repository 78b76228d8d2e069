import Wire

extension LayerLine {
  static func ppi(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PPI")
    writer.number("length", context.length, after: ", length ")
  }
}
