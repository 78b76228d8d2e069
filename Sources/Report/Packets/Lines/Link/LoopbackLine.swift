import Wire

extension LayerLine {
  static func loopback(
    _ bytes: Span<UInt8>, networkOrder: Bool, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Loopback")
    writer.number("length", context.length, after: ", length ")
  }
}
