import Wire

extension LayerLine {
  static func gtpU(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("GTP")
    writer.number("length", context.length, after: ", length ")
  }
}
