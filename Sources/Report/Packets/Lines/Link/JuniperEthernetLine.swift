import Wire

extension LayerLine {
  static func juniperEthernet(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("JuniperEthernet")
    writer.number("length", context.length, after: ", length ")
  }
}
