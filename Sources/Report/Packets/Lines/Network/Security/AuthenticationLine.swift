import Wire

extension LayerLine {
  static func authentication(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Authentication")
    writer.number("length", context.length, after: ", length ")
  }
}
