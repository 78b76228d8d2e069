import Wire

extension LayerLine {
  static func ospf(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("OSPF")
    writer.number("length", context.length, after: ", length ")
  }
}
