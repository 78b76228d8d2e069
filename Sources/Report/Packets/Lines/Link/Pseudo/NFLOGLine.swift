import Wire

extension LayerLine {
  /// `NFLOG family IPv4 (2), group 5, prefix "drop", length 92`, under `-e`.
  static func nflog(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    guard context.showsLink || context.next == nil else { return }
    let place = context.place
    let header = try NFLOGHeader(bytes, at: place.offset, limit: place.limit)
    let family: String? =
      switch header.family {
      case 2: "IPv4"
      case 3: "ARP"
      case 7: "bridge"
      case 10: "IPv6"
      default: nil
      }
    writer.name("family", header.family, family, after: "NFLOG family ")
    if writer.isText { writer.number("", header.family, after: " (", before: ")") }
    writer.number("group", header.resource, after: ", group ")
    writer.list("attributes")
    var cursor = NFLOGCursor()
    let end = context.next.map { $0.offset - place.offset } ?? bytes.count
    let head = bytes.extracting(0..<min(max(end, NFLOGHeader.size), bytes.count))
    // The payload's own attribute ends the list: only its header is before the packet.
    while cursor.position < head.count - 4 || context.next == nil,
      let attribute = try cursor.next(bytes, at: place.offset, limit: place.limit)
    {
      if writer.isText {
        if attribute.type == NFLOGAttribute.prefix, attribute.value.count > 1 { prefix(attribute, bytes, &writer) }
      } else if attribute.type != NFLOGAttribute.payload {
        writer.item()
        writer.name("type", attribute.type, attribute.name)
        if attribute.type == NFLOGAttribute.prefix {
          prefix(attribute, bytes, &writer)
        } else {
          writer.octets("value", bytes.extracting(attribute.value))
        }
        writer.endItem()
      }
    }
    writer.endList()
    writer.say(", length \(context.length)")
  }

  /// The rule's prefix, without the zero that ends it.
  private static func prefix(
    _ attribute: NFLOGAttribute, _ bytes: Span<UInt8>, _ writer: inout FieldWriter
  ) {
    var value = attribute.value
    while let last = value.last, bytes[last] == 0 { value = value.lowerBound..<last }
    writer.text("value", bytes.extracting(value), after: ", prefix \"", before: "\"")
  }
}
