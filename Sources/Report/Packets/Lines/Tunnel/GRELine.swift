import Wire

extension LayerLine {
  static func gre(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("GRE")
    writer.number("length", context.length, after: ", length ")
  }
}
