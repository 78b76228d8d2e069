import Wire

extension LayerLine {
  static func cdp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("CDP")
    writer.number("length", context.length, after: ", length ")
  }
}
