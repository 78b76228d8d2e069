import Wire

extension LayerLine {
  static func transportClass4(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("TransportClass4")
    writer.number("length", context.length, after: ", length ")
  }
}
