import Wire

extension LayerLine {
  /// `02:00:00:00:00:01 > 02:00:00:00:00:02, ethertype IPv4 (0x0800), length 74`, under `-e`.
  static func ethernet(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard context.showsLink else { return }
    let header = try EthernetHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.hardwareAddress("source", header.source)
    writer.hardwareAddress("destination", header.destination, after: " > ")
    if header.lengthOrType >= 0x0600 {
      writer.etherType("ether_type", EtherType(rawValue: header.lengthOrType), after: ", ethertype ")
    } else {
      writer.number("length", header.lengthOrType, after: ", 802.3 length ")
    }
    writer.say(", length ")
    if writer.isText { writer.bytes.appendDecimal(UInt64(context.length)) }
  }
}

extension FieldWriter {
  /// An EtherType by name and number: `IPv4 (0x0800)`.
  mutating func etherType(_ key: StaticString, _ type: EtherType, after lead: StaticString = "") {
    guard isText else { return name(key, type.rawValue, type.name) }
    say(lead)
    say(type.name.map { $0 + " (0x" } ?? "unknown (0x")
    bytes.appendHexadecimal(UInt64(type.rawValue), digits: 4)
    say(")")
  }
}
