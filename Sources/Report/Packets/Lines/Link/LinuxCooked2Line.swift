import Wire

extension LayerLine {
  /// `ifindex 2 In`, as tcpdump has it without a name for the interface; the rest under `-e`.
  static func linuxCooked2(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try LinuxCooked2Header(bytes, at: context.place.offset, limit: context.place.limit)
    writer.number("interface_index", header.interfaceIndex, after: "ifindex ")
    writer.cookedDirection(UInt16(header.packetType), after: " ")
    guard context.showsLink else { return }
    writer.cookedAddress(bytes.extracting(12..<20), length: Int(header.addressLength))
    writer.cookedProtocol(header.protocolType, header.etherType, hardwareType: header.hardwareType)
    writer.say(", length ")
    if writer.isText { writer.bytes.appendDecimal(UInt64(context.length)) }
  }
}
