import Wire

extension LayerLine {
  static func linuxCooked2(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("LinuxCooked2")
    writer.number("length", context.length, after: ", length ")
  }
}
