import Wire

extension LayerLine {
  /// `PUP, echo me, 3#12#5 > 3#7#44, id 1, length 30`: network, host and socket, as Xerox wrote them, in octal.
  static func pup(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try PUPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("PUP")
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    pupPort("source", header.source, after: ", ", &writer)
    pupPort("destination", header.destination, after: " > ", &writer)
    writer.number("identifier", header.identifier, after: ", id ")
    if writer.isVerbose { writer.number("hop_count", header.hopCount, after: ", hops ") }
    let field = header.checksumOffset
    if bytes.count >= field + 2, field + 2 <= context.length {
      let sent = bytes.uint16(at: field)
      let verdict =
        context.checksChecksums
        ? CycledChecksum.verdict(sent, over: bytes.extracting(first: field), length: field) : nil
      writer.checksum(sent, verdict)
    }
    writer.number("length", header.length, after: ", length ")
    if field + 2 > context.length {
      throw context.reader().refusal(.length, header.length)
    }
  }

  private static func pupPort(
    _ key: StaticString, _ port: PUPHeader.Port, after lead: StaticString, _ writer: inout FieldWriter
  ) {
    guard writer.isText else {
      writer.object(key)
      writer.number("network", port.network)
      writer.number("host", port.host)
      writer.number("socket", port.socket)
      return writer.endObject()
    }
    writer.say(lead)
    writer.say(String(port.network, radix: 8) + "#" + String(port.host, radix: 8))
    writer.say("#" + String(port.socket, radix: 8))
  }
}
