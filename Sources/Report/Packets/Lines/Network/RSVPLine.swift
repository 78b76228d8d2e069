import Wire

extension LayerLine {
  static func rsvp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("RSVP")
    writer.number("length", context.length, after: ", length ")
  }
}
