import Wire

extension LayerLine {
  static func mpls(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("MPLS")
    writer.number("length", context.length, after: ", length ")
  }
}
