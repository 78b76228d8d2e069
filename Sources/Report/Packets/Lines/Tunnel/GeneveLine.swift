import Wire

extension LayerLine {
  /// `Geneve, vni 100, options [Linux type 0x1 len 8]`
  static func geneve(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try GeneveHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("Geneve")
    writer.number("network_identifier", header.networkIdentifier, after: ", vni ")
    writer.flag("control", header.isControl, ", OAM")
    if writer.isVerbose || context.next == nil || context.next?.layer == .opaque {
      writer.flag("critical_options", header.hasCriticalOptions, ", critical options")
      writer.etherType("protocol", header.protocolType, after: ", proto ")
    }
    guard writer.isVerbose, header.headerLength > GeneveHeader.size else { return writer.tunnelLength(context) }
    writer.list("options", after: ", options [")
    var cursor = GeneveOptionCursor(header)
    while let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.item()
      writer.name("class", option.optionClass, option.className, unnamed: "class ")
      writer.hexadecimal("type", option.type, digits: 2, after: " type ")
      writer.flag("critical", option.isCritical, " critical")
      writer.number("length", option.data.count, after: " len ")
      if !option.data.isEmpty { writer.octets("data", bytes.extracting(option.data), after: " ") }
      writer.endItem()
    }
    writer.endList(before: "]")
    writer.tunnelLength(context)
  }
}
