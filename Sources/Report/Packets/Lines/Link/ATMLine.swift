import Wire

extension LayerLine {
  static func atm(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ATM")
    writer.number("length", context.length, after: ", length ")
  }
}
