import Wire

extension LayerLine {
  static func slowProtocols(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("SlowProtocols")
    writer.number("length", context.length, after: ", length ")
  }
}
