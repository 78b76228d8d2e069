import Wire

extension LayerLine {
  static func pppoeDiscovery(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("PPPoEDiscovery")
    writer.number("length", context.length, after: ", length ")
  }
}
