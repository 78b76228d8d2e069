import Wire

extension LayerLine {
  static func shim6(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Shim6")
    writer.number("length", context.length, after: ", length ")
  }
}
