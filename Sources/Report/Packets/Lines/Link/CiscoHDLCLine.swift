import Wire

extension LayerLine {
  static func ciscoHDLC(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("CiscoHDLC")
    writer.number("length", context.length, after: ", length ")
  }
}
