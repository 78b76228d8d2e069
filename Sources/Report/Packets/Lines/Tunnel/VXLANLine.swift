import Wire

extension LayerLine {
  static func vxlan(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("VXLAN")
    writer.number("length", context.length, after: ", length ")
  }
}
