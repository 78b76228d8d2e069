import Wire

extension LayerLine {
  static func pppControl(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PPPControl")
    writer.number("length", context.length, after: ", length ")
  }
}
