import Wire

extension LayerLine {
  static func internetDatagram(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("InternetDatagram")
    writer.number("length", context.length, after: ", length ")
  }
}
