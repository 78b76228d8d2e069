import Wire

extension LayerLine {
  static func arp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ARP")
    writer.number("length", context.length, after: ", length ")
  }
}
