import Wire

extension LayerLine {
  static func ipComp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("IPComp")
    writer.number("length", context.length, after: ", length ")
  }
}
