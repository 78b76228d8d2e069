import Wire

extension LayerLine {
  static func sunND(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("SunND")
    writer.number("length", context.length, after: ", length ")
  }
}
