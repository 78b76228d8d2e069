import Wire

extension LayerLine {
  /// `GTPv1, G-PDU, teid 0x1f`
  static func gtpU(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try GTPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.number("version", header.version, after: "GTPv")
    writer.name("type", header.messageType, header.messageTypeName, after: ", ", unnamed: "type ")
    if let endpoint = header.tunnelEndpoint { writer.hexadecimal("tunnel_endpoint", endpoint, after: ", teid ") }
    if let number = header.sequenceNumber { writer.number("sequence", number, after: ", seq ") }
    if header.version == 2 { writer.flag("piggybacked", header.isPiggybacked, ", another message follows") }
    if writer.isVerbose {
      if let number = header.packetNumber { writer.number("packet_number", number, after: ", N-PDU ") }
      if let priority = header.priority { writer.number("priority", priority, after: ", priority ") }
      writer.number("payload_length", header.length, after: ", payload length ")
      try extensions(bytes, header, context, &writer)
    }
    writer.tunnelLength(context)
  }

  private static func extensions(
    _ bytes: Span<UInt8>, _ header: GTPHeader, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard let first = header.firstExtension else { return }
    writer.list("extensions", after: ", extensions [")
    var cursor = GTPExtensionCursor(first: first)
    while let part = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.item()
      writer.name("type", part.type, part.typeName, unnamed: "type ")
      let data = bytes.extracting(part.data)
      if part.type == 0x85, data.count >= 2 {
        // 3GPP TS 38.415 §5.5.2: what direction, and which flow of quality of service.
        writer.name("pdu_type", data[0] &>> 4, data[0] &>> 4 == 0 ? "downlink" : "uplink", after: " ")
        writer.number("qos_flow", data[1] & 0x3F, after: " qfi ")
      } else {
        writer.octets("data", data, after: " ")
      }
      writer.endItem()
    }
    writer.endList(before: "]")
  }
}
