import Wire

extension LayerLine {
  /// `srcrt (type 4 segment routing, segleft 1, last entry 1, tag 0, [2001:db8::2 2001:db8::1])`
  static func routing(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let (offset, limit) = (context.place.offset, context.place.limit)
    writer.say("srcrt")
    let base = try IPv6ExtensionHeader(bytes, as: .routing, at: offset, limit: limit)
    if !writer.isText {
      writer.protocolNumber("next_header", base.nextHeader)
      writer.number("header_length", base.headerLength)
    }
    writer.name("routing_type", base.type, RoutingHeader.name(ofType: base.type), after: " (", unnamed: "type ")
    writer.number("segments_left", base.segmentsLeft, after: ", segleft ")
    let header = try RoutingHeader(bytes, at: offset, limit: limit)
    switch header.kind {
    case .sourceRoute(let list): writer.addresses("addresses", bytes, list, after: ", [", before: "]")
    case .home(let address): writer.address("home_address", v6: address, after: ", ")
    case .rpl(let route): rpl(bytes, route, context, &writer)
    case .segments(let segments):
      writer.number("last_entry", segments.lastEntry, after: ", last entry ")
      if !writer.isText || segments.flags != 0 {
        writer.hexadecimal("flags", segments.flags, digits: 2, after: ", flags ")
      }
      writer.number("tag", segments.tag, after: ", tag ")
      writer.addresses("segments", bytes, segments.list, after: ", [", before: "]")
      if writer.isVerbose { try elements(bytes, segments.options, context, &writer) }
    case .other(let data): writer.octets("bytes", bytes.extracting(data), after: ", 0x")
    }
    writer.say(")")
  }

  /// Addresses without what they share with the destination of the packet, which is put in again.
  private static func rpl(
    _ bytes: Span<UInt8>, _ route: RoutingHeader.RPL, _ context: LayerContext, _ writer: inout FieldWriter
  ) {
    writer.number("elided", route.elided, after: ", cmpri ")
    writer.number("last_elided", route.lastElided, after: ", cmpre ")
    writer.number("padding", route.padding, after: ", pad ")
    let destination = context.network?.destination ?? IPAddress(v6: IPv6Address(high: 0, low: 0))
    writer.list("addresses", after: ", [")
    for index in 0..<route.count {
      writer.separate(" ")
      writer.address("", v6: route.address(index, bytes, destination))
    }
    writer.endList(before: "]")
  }

  private static func elements(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("options")
    var cursor = TypedOptionCursor(.octets, from: range.lowerBound, to: range.upperBound, as: .routing)
    while let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      if writer.isText, option.type == 0 || option.type == 4 { continue }
      writer.say(", ")
      writer.item(separator: "")
      writer.name("type", option.type, RoutingHeader.name(ofElement: option.type), unnamed: "TLV ")
      let start = option.data.lowerBound
      // RFC 8754 §2.1.2: D, 15 reserved bits, the key's identifier, then the code.
      if option.type == 5, option.data.count >= 6 {
        writer.flag("ignores_destination", bytes[start] & 0x80 != 0, " D")
        writer.hexadecimal("key", bytes.uint32(at: start + 2), digits: 8, after: " keyid ")
        writer.octets("hmac", bytes.extracting(start + 6..<option.data.upperBound), after: " ")
      } else if !option.data.isEmpty {
        writer.octets("bytes", bytes.extracting(option.data), after: " 0x")
      }
      writer.endItem()
    }
    writer.endList()
  }
}
