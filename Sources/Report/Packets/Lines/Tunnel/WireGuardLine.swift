import Wire

extension LayerLine {
  static func wireGuard(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("WireGuard")
    writer.number("length", context.length, after: ", length ")
  }
}
