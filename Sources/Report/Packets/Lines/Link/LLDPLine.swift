import Wire

extension LayerLine {
  static func lldp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("LLDP")
    writer.number("length", context.length, after: ", length ")
  }
}
