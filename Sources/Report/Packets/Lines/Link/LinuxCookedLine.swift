import Wire

extension LayerLine {
  static func linuxCooked(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("LinuxCooked")
    writer.number("length", context.length, after: ", length ")
  }
}
