import Wire

extension LayerLine {
  static func udpLite(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("UDPLite")
    writer.number("length", context.length, after: ", length ")
  }
}
