import Wire

extension LayerLine {
  static func distributedSwitch(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("DistributedSwitch")
    writer.number("length", context.length, after: ", length ")
  }
}
