import Wire

extension LayerLine {
  static func hip(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("HIP")
    writer.number("length", context.length, after: ", length ")
  }
}
