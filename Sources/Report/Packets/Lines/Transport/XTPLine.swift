import Wire

extension LayerLine {
  static func xtp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("XTP")
    writer.number("length", context.length, after: ", length ")
  }
}
