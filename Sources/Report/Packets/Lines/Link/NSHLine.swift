import Wire

extension LayerLine {
  static func nsh(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("NSH")
    writer.number("length", context.length, after: ", length ")
  }
}
