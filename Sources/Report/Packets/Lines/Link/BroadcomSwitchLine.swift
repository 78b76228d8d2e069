import Wire

extension LayerLine {
  static func broadcomSwitch(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("BroadcomSwitch")
    writer.number("length", context.length, after: ", length ")
  }
}
