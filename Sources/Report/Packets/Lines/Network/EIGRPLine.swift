import Wire

extension LayerLine {
  static func eigrp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("EIGRP")
    writer.number("length", context.length, after: ", length ")
  }
}
