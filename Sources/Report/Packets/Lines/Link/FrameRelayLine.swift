import Wire

extension LayerLine {
  static func frameRelay(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("FrameRelay")
    writer.number("length", context.length, after: ", length ")
  }
}
