import Wire

extension LayerLine {
  /// `PPPoE PADI [Service-Name] [Host-Uniq 16372c16]`; with a session `PPPoE PADS [ses 0x17] …`
  static func pppoeDiscovery(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try PPPoEHeader(
      bytes, as: .pppoeDiscovery, at: context.place.offset, limit: context.place.limit)
    writer.name("code", header.code, header.codeName, after: "PPPoE ", unnamed: "code ")
    if header.session != 0 || !writer.isText {
      writer.hexadecimal("session", header.session, after: " [ses ", before: "]")
    }
    if writer.isVerbose { writer.number("length", header.length, after: ", length ") }
    writer.list("tags")
    var cursor = PPPoETagCursor(header)
    while let tag = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.item(separator: "")
      writer.name("type", tag.type, tag.name, after: " [", unnamed: "tag ")
      let value = bytes.extracting(tag.value)
      if value.count > 0 {
        if tag.type == 0x0120, value.count == 2 {
          writer.number("value", value.uint16(at: 0), after: " ")
        } else if tag.isText {
          writer.text("value", value, after: " \"", before: "\"")
        } else {
          writer.octets("value", value, after: " ")
        }
      }
      writer.say("]")
      writer.endItem()
    }
    writer.endList()
  }
}
