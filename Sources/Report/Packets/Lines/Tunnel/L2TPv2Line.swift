import Wire

extension LayerLine {
  static func l2tpv2(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("L2TPv2")
    writer.number("length", context.length, after: ", length ")
  }
}
