import Wire

extension LayerLine {
  /// What there is of an IPv4 header that is cut, or whose version or length cannot be.
  static func cutIPv4(_ bytes: Span<UInt8>, _ writer: inout FieldWriter) {
    writer.say("IP")
    guard bytes.count >= 1 else { return }
    writer.number("version", bytes[0] >> 4, after: " version ")
    writer.number("header_length", (bytes[0] & 15) &* 4, after: ", hlen ")
    if bytes.count >= 4 { writer.number("total_length", bytes.uint16(at: 2), after: ", length ") }
    if bytes.count >= 6 { writer.number("identification", bytes.uint16(at: 4), after: ", id ") }
    if bytes.count >= 8 {
      let word = bytes.uint16(at: 6)
      writer.flag("more_fragments", word & 0x2000 != 0, ", MF")
      writer.number("fragment_offset", Int(word & 0x1FFF) &* 8, after: ", offset ")
    }
    if bytes.count >= 9 { writer.number("time_to_live", bytes[8], after: ", ttl ") }
    if bytes.count >= 10 { writer.protocolNumber("protocol", IPProtocol(rawValue: bytes[9]), after: ", proto ") }
    if bytes.count >= 16 { writer.address("source", v4: bytes.uint32(at: 12), after: ", ") }
    if bytes.count >= 20 { writer.address("destination", v4: bytes.uint32(at: 16), after: " > ") }
  }

  /// The same of an IPv6 header.
  static func cutIPv6(_ bytes: Span<UInt8>, _ writer: inout FieldWriter) {
    writer.say("IP6")
    guard bytes.count >= 1 else { return }
    writer.number("version", bytes[0] >> 4, after: " version ")
    if bytes.count >= 6 { writer.number("payload_length", bytes.uint16(at: 4), after: ", payload length ") }
    if bytes.count >= 7 {
      writer.protocolNumber("next_header", IPProtocol(rawValue: bytes[6]), after: ", next-header ")
    }
    if bytes.count >= 8 { writer.number("hop_limit", bytes[7], after: ", hlim ") }
    if bytes.count >= 24 {
      writer.address("source", v6: IPv6Address(high: bytes.uint64(at: 8), low: bytes.uint64(at: 16)), after: ", ")
    }
    if bytes.count >= 40 {
      writer.address(
        "destination", v6: IPv6Address(high: bytes.uint64(at: 24), low: bytes.uint64(at: 32)), after: " > ")
    }
  }
}
