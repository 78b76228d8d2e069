import Wire

extension LayerLine {
  static func vrrp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("VRRP")
    writer.number("length", context.length, after: ", length ")
  }
}
