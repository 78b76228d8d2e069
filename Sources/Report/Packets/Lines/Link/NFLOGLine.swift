import Wire

extension LayerLine {
  static func nflog(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("NFLOG")
    writer.number("length", context.length, after: ", length ")
  }
}
