import Wire

extension LayerLine {
  static func arcnet(
    _ bytes: Span<UInt8>, isLinux: Bool, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ARCNET")
    writer.number("length", context.length, after: ", length ")
  }
}
