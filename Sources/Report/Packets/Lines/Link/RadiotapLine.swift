import Wire

extension LayerLine {
  static func radiotap(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Radiotap")
    writer.number("length", context.length, after: ", length ")
  }
}
