import Wire

extension LayerLine {
  static func sctp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("SCTP")
    writer.number("length", context.length, after: ", length ")
  }
}
