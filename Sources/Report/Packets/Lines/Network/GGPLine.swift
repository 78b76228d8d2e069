import Wire

extension LayerLine {
  static func ggp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("GGP")
    writer.number("length", context.length, after: ", length ")
  }
}
