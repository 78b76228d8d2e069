import Wire

extension LayerLine {
  static func icmpv6(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ICMPv6")
    writer.number("length", context.length, after: ", length ")
  }
}
