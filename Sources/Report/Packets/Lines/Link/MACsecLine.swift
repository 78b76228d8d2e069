import Wire

extension LayerLine {
  static func macsec(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("MACsec")
    writer.number("length", context.length, after: ", length ")
  }
}
