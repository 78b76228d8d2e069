import Wire

extension LayerLine {
  static func etherIP(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("EtherIP")
    writer.number("length", context.length, after: ", length ")
  }
}
