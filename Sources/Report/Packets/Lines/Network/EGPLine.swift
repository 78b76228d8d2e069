import Wire

extension LayerLine {
  static func egp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("EGP")
    writer.number("length", context.length, after: ", length ")
  }
}
