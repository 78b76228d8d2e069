import Wire

extension LayerLine {
  static func wireless(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Wireless")
    writer.number("length", context.length, after: ", length ")
  }
}
