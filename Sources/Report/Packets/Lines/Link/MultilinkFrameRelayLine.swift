import Wire

extension LayerLine {
  static func multilinkFrameRelay(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("MultilinkFrameRelay")
    writer.number("length", context.length, after: ", length ")
  }
}
