import Wire

extension LayerLine {
  /// `NSH, flags [O], service-path-id 0x000309, service-index 0x7`; with `-v` the rest and the context.
  static func nsh(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let header = try NSHHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("NSH")
    if writer.isText {
      writer.say(header.isOperations ? ", flags [O]" : ", flags [none]")
    } else {
      writer.flag("operations", header.isOperations)
    }
    if writer.isVerbose {
      writer.number("time_to_live", header.timeToLive, after: ", TTL ")
      writer.number("header_length", header.headerLength, after: ", hlen ")
      writer.number("metadata_type", header.metadataType, after: ", md type ")
      writer.name("next_protocol", header.nextProtocol, header.nextProtocolName, after: ", next-protocol ")
    }
    writer.hexadecimal("service_path", header.servicePathIdentifier, digits: 6, after: ", service-path-id ")
    writer.hexadecimal("service_index", header.serviceIndex, after: ", service-index ")
    guard writer.isVerbose else { return }
    switch header.metadataType {
    case 1:
      writer.list("context", after: ", context [")
      for index in 0..<4 {
        writer.separate(" ")
        writer.hexadecimal("", bytes.uint32(at: NSHHeader.size + index * 4), digits: 8)
      }
      writer.endList(before: "]")
    case 2:
      writer.list("context", after: ", context [")
      var position = NSHHeader.size
      while let entry = try NSHContext.next(bytes, header, from: &position, at: context.place.offset) {
        writer.item()
        writer.number("class", entry.metadataClass, after: "class ")
        writer.number("type", entry.type, after: " type ")
        writer.octets("data", bytes.extracting(entry.data), after: " ")
        writer.endItem()
      }
      writer.endList(before: "]")
    default: break
    }
  }
}
