import Wire

extension LayerLine {
  static func ppp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PPP")
    writer.number("length", context.length, after: ", length ")
  }
}
