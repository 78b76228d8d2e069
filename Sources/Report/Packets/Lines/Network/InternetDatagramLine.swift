import Wire

extension LayerLine {
  /// `XNS IDP, PEP, 00000001.02:00:00:00:00:0a.1025 > 00000002.02:00:00:00:00:0b.2, length 32`
  static func internetDatagram(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try InternetDatagramHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("XNS IDP")
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    port("source", header.source, after: ", ", &writer)
    port("destination", header.destination, after: " > ", &writer)
    if writer.isVerbose { writer.number("hop_count", header.hopCount, after: ", hops ") }
    let verdict: ChecksumVerdict?
    if !context.checksChecksums {
      verdict = nil
    } else if Int(header.length) > context.length {
      verdict = .cut
    } else {
      verdict = CycledChecksum.verdict(
        header.checksum, over: bytes.extracting(droppingFirst: 2), length: Int(header.length) - 2)
    }
    writer.checksum(header.checksum, verdict)
    writer.number("length", header.length, after: ", length ")
    if Int(header.length) > context.length { throw context.reader().refusal(.length, header.length) }
  }

  private static func port(
    _ key: StaticString, _ port: InternetDatagramHeader.Port, after lead: StaticString, _ writer: inout FieldWriter
  ) {
    writer.object(key, after: lead)
    if writer.isText {
      writer.bytes.appendHexadecimal(UInt64(port.network), digits: 8)
    } else {
      writer.number("network", port.network)
    }
    writer.hardwareAddress("host", port.host, after: ".")
    writer.number("socket", port.socket, after: ".")
    writer.endObject()
  }
}
