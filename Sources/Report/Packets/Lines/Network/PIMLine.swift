import Wire

extension LayerLine {
  static func pim(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PIM")
    writer.number("length", context.length, after: ", length ")
  }
}
