import Wire

extension LayerLine {
  static func vxlanGPE(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("VXLANGPE")
    writer.number("length", context.length, after: ", length ")
  }
}
