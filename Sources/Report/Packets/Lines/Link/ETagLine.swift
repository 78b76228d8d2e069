import Wire

extension LayerLine {
  static func eTag(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ETag")
    writer.number("length", context.length, after: ", length ")
  }
}
