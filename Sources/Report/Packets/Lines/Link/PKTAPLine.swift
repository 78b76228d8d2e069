import Wire

extension LayerLine {
  static func pktap(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PKTAP")
    writer.number("length", context.length, after: ", length ")
  }
}
