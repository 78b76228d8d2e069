import Wire

extension LayerLine {
  static func fabricPath(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("FabricPath")
    writer.number("length", context.length, after: ", length ")
  }
}
