import Wire

extension LayerLine {
  static func isoIP(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ISOIP")
    writer.number("length", context.length, after: ", length ")
  }
}
