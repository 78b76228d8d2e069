import Wire

extension LayerLine {
  static func dccp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("DCCP")
    writer.number("length", context.length, after: ", length ")
  }
}
