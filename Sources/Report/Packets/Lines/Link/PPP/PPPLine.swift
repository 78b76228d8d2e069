import Wire

extension LayerLine {
  /// `PPP IPv4 (0x0021), length 60`, under `-e`; a piece of a multilink packet always.
  static func ppp(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let place = context.place
    if context.next?.layer == .ciscoHDLC { return }
    let header = try PPPHeader(bytes, mayHaveDirection: place.offset == 0, at: place.offset, limit: place.limit)
    let isMultilink = header.protocolNumber == 0x003D
    guard context.showsLink || isMultilink else { return }
    writer.say("PPP ")
    if case .direction(let isOutgoing) = header.framing { writer.flag("outgoing", isOutgoing, "out ") }
    writer.name("protocol", header.protocolNumber, PPPProtocolNames.name(header.protocolNumber), unnamed: "protocol ")
    if writer.isText {
      writer.hexadecimal("", header.protocolNumber, digits: 4, after: " (", before: ")")
    } else {
      writer.flag("address_and_control", header.framing == .highLevelDataLink)
    }
    if isMultilink {
      let link = try PPPMultilinkHeader(bytes, from: header.headerLength, at: place.offset, limit: place.limit)
      writer.number("sequence", link.sequenceNumber, after: ", seq ")
      writer.flag("begin", link.isBeginning, ", begin")
      writer.flag("end", link.isEnd, ", end")
    }
    writer.say(", length \(context.length)")
  }
}
