import Wire

extension LayerLine {
  static func slip(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("SLIP")
    writer.number("length", context.length, after: ", length ")
  }
}
