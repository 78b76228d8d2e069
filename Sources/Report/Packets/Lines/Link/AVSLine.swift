import Wire

extension LayerLine {
  static func avs(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("AVS")
    writer.number("length", context.length, after: ", length ")
  }
}
