import Wire

extension LayerLine {
  static func pup(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PUP")
    writer.number("length", context.length, after: ", length ")
  }
}
