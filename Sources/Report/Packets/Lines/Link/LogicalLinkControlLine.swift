import Wire

extension LayerLine {
  static func logicalLinkControl(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("LogicalLinkControl")
    writer.number("length", context.length, after: ", length ")
  }
}
