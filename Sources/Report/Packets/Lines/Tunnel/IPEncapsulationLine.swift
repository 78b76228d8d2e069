import Wire

extension LayerLine {
  static func ipEncapsulation(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("IPEncapsulation")
    writer.number("length", context.length, after: ", length ")
  }
}
