import Wire

extension LayerLine {
  static func geneve(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Geneve")
    writer.number("length", context.length, after: ", length ")
  }
}
