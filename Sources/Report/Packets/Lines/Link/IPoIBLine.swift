import Wire

extension LayerLine {
  static func ipoib(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("IPoIB")
    writer.number("length", context.length, after: ", length ")
  }
}
