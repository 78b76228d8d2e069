import Wire

extension LayerLine {
  static func eapol(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("EAPOL")
    writer.number("length", context.length, after: ", length ")
  }
}
