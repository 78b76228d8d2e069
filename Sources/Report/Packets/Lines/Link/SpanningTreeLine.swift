import Wire

extension LayerLine {
  static func spanningTree(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("SpanningTree")
    writer.number("length", context.length, after: ", length ")
  }
}
