import Wire

extension LayerLine {
  static func icmp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ICMP")
    writer.number("length", context.length, after: ", length ")
  }
}
