import Wire

extension LayerLine {
  /// `PKTAP en0, DLT EN10MB (1), out, "mDNSResponder" (42), length 182`, under `-e`.
  static func pktap(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let header = try PKTAPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    writer.text("interface", bytes.extracting(header.interfaceName), after: "PKTAP ")
    let type = UInt16(exactly: header.linkType).flatMap { LinkType(rawValue: $0).name }
    writer.name("link_type", header.linkType, type, after: ", DLT ")
    if writer.isText {
      writer.number("", header.linkType, after: " (", before: ")")
      if header.flags & 3 == 1 { writer.say(", in") }
      if header.flags & 3 == 2 { writer.say(", out") }
    } else {
      writer.number("flags", header.flags)
      writer.number("family", header.family)
    }
    if !header.command.isEmpty {
      writer.text("command", bytes.extracting(header.command), after: ", \"", before: "\"")
    }
    if header.process >= 0 { writer.number("process", header.process, after: " (", before: ")") }
    writer.say(", length \(context.length)")
  }
}
