import Wire

extension LayerLine {
  static func igmp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("IGMP")
    writer.number("length", context.length, after: ", length ")
  }
}
