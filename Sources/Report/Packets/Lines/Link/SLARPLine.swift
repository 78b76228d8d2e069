import Wire

extension LayerLine {
  static func slarp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("SLARP")
    writer.number("length", context.length, after: ", length ")
  }
}
