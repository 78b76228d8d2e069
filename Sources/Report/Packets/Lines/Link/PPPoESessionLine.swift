import Wire

extension LayerLine {
  static func pppoeSession(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PPPoESession")
    writer.number("length", context.length, after: ", length ")
  }
}
