import Wire

extension LayerLine {
  static func vnTag(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("VNTag")
    writer.number("length", context.length, after: ", length ")
  }
}
