import Wire

extension LayerLine {
  /// `CHDLC unicast, IPv4 (0x0800), length 104`, under `-e`.
  static func ciscoHDLC(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try CiscoHDLCHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    let name: String? =
      switch header.address {
      case 0x0F: "unicast"
      case 0x8F: "multicast"
      default: nil
      }
    writer.name("address", header.address, name, after: "CHDLC ", unnamed: "address ")
    if header.control != 0 || !writer.isText { writer.hexadecimal("control", header.control, after: ", control ") }
    writer.name("protocol", header.protocolType, header.protocolName, after: ", ", unnamed: "protocol ")
    if writer.isText { writer.hexadecimal("", header.protocolType, digits: 4, after: " (", before: ")") }
    writer.say(", length \(context.length)")
  }
}
