import Wire

extension LayerLine {
  static func vlan(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("VLAN")
    writer.number("length", context.length, after: ", length ")
  }
}
