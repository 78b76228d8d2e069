import Wire

extension LayerLine {
  static func ipnet(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("IPNET")
    writer.number("length", context.length, after: ", length ")
  }
}
