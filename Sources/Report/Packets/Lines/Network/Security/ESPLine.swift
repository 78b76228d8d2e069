import Wire

extension LayerLine {
  static func esp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ESP")
    writer.number("length", context.length, after: ", length ")
  }
}
