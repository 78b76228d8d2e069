import Wire

extension LayerLine {
  /// `frag (0x00000063:0|1448)`: identification, offset, length; a `+` where more follow.
  static func fragment(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("frag")
    let header = try IPv6FragmentHeader(bytes, at: context.place.offset, limit: context.place.limit)
    if !writer.isText { writer.protocolNumber("next_header", header.nextHeader) }
    writer.hexadecimal("identification", header.identification, digits: 8, after: " (")
    writer.number("fragment_offset", header.fragmentOffset, after: ":")
    if writer.isText { writer.number("", max(context.length - IPv6FragmentHeader.size, 0), after: "|") }
    writer.flag("more_fragments", header.moreFragments, "+")
    writer.say(")")
  }
}
