import Wire

extension LayerLine {
  static func pflog(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PFLOG")
    writer.number("length", context.length, after: ", length ")
  }
}
