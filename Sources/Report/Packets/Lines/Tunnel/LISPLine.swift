import Wire

extension LayerLine {
  /// `LISP, nonce 0x3f2a11, instance 7`
  static func lisp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try LISPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("LISP")
    if let nonce = header.nonce { writer.hexadecimal("nonce", nonce, after: ", nonce ") }
    writer.flag("asks_for_echo", header.asksForEcho, ", echo")
    if let version = header.sourceMapVersion { writer.number("source_map_version", version, after: ", map ") }
    if let version = header.destinationMapVersion { writer.number("destination_map_version", version, after: " > ") }
    if let instance = header.instance { writer.number("instance", instance, after: ", instance ") }
    if writer.isVerbose {
      writer.hexadecimal("flags", header.flags, digits: 2, after: ", flags ")
      if let status = header.locatorStatus { writer.hexadecimal("locator_status", status, after: ", locators ") }
    }
    if header.key != 0 { writer.number("key", header.key, after: ", encrypted with key ") }
    writer.tunnelLength(context)
  }
}
