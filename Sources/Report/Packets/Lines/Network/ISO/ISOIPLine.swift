import Wire

extension LayerLine {
  /// `ISO-IP, unicast, CLNP, data, 47.0005 > 47.0006, length 40`
  ///
  /// RFC 1070's four bytes come first; where a packet begins with the byte of a protocol of ISO's at once, they are
  /// left out.
  static func isoIP(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ISO-IP")
    var reader = context.reader()
    if let first = context.place.available > 0 ? bytes[0] : nil, first < 0x80 {
      let header = try ISOIPHeader(bytes, at: context.place.offset, limit: context.place.limit)
      writer.number("version", header.version, after: " v")
      writer.name("semantics", header.semantics, header.semanticsName, after: ", ", unnamed: "semantics ")
      if writer.isVerbose { writer.hexadecimal("checksum", header.checksum, digits: 4, after: ", cksum ") }
      _ = try reader.take(ISOIPHeader.size, bytes)
    }
    try isoNetwork(bytes, &reader, context, &writer)
    writer.number("length", context.length, after: ", length ")
  }

  /// A packet of ISO's network layer, by its first byte.
  static func isoNetwork(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard !reader.isAtEnd else { return }
    var peek = reader
    let discriminator = try peek.uint8(bytes)
    writer.name(
      "network_protocol", discriminator, NetworkLayerProtocol(rawValue: discriminator).name, after: ", ",
      unnamed: "protocol ")
    switch discriminator {
    case 0x81: try connectionless(bytes, &reader, &writer)
    case 0x82, 0x83: try routingExchange(bytes, &reader, &writer)
    default: break
    }
  }

  private static func connectionless(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try ConnectionlessHeader(bytes, &reader)
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    let destination = try networkAddress(bytes, &reader)
    let source = try networkAddress(bytes, &reader)
    writer.octets("source", bytes.extracting(source), after: ", ")
    writer.octets("destination", bytes.extracting(destination), after: " > ")
    guard writer.isVerbose else { return }
    writer.number("header_length", header.headerLength, after: ", hlen ")
    writer.milliseconds("lifetime_milliseconds", Int(header.lifetime) * 500, after: ", lifetime ")
    writer.flag("may_segment", header.maySegment, ", may segment")
    writer.flag("more_segments", header.hasMoreSegments, ", more")
    writer.flag("wants_errors", header.wantsErrors, ", report errors")
    writer.number("segment_length", header.segmentLength, after: ", segment ")
    writer.hexadecimal("network_checksum", header.checksum, digits: 4, after: ", cksum ")
    guard header.maySegment else { return }
    writer.number("data_unit_id", try reader.uint16(bytes), after: ", unit ")
    writer.number("segment_offset", try reader.uint16(bytes), after: " offset ")
    writer.number("total_length", try reader.uint16(bytes), after: " of ")
  }

  /// A length of at most 20 bytes, and an address.
  private static func networkAddress(
    _ bytes: Span<UInt8>, _ reader: inout PartReader
  ) throws(DecodeError) -> Range<Int> {
    let length = try reader.uint8(bytes)
    guard length <= 20 else { throw reader.refusal(.length, length) }
    return try reader.take(Int(length), bytes)
  }

  private static func routingExchange(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try RoutingExchangeHeader(bytes, &reader)
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    if writer.isVerbose { writer.number("header_length", header.headerLength, after: ", hlen ") }
    guard header.discriminator == 0x83 else {
      writer.number("holding_time", header.holdingTime, after: ", holding ", before: "s")
      // Byte 7, the first of the checksum's two, is in the fixed part already.
      _ = try reader.uint8(bytes)
      guard header.type == 4 else { return }
      writer.octets("network_entity", bytes.extracting(try networkAddress(bytes, &reader)), after: ", ")
      return
    }
    let length = header.identifierLength == 0 ? 6 : Int(header.identifierLength)
    guard length <= 8 else { throw reader.refusal(.length, length) }
    switch header.type {
    case 15, 16, 17:
      writer.number("circuit_type", try reader.uint8(bytes) & 3, after: ", circuit ")
      writer.octets("system_id", bytes.extracting(try reader.take(length, bytes)), after: ", system ")
      writer.number("holding_time", try reader.uint16(bytes), after: ", holding ", before: "s")
      writer.number("pdu_length", try reader.uint16(bytes), after: ", PDU ")
    case 18, 20:
      writer.number("pdu_length", try reader.uint16(bytes), after: ", PDU ")
      writer.number("remaining_lifetime", try reader.uint16(bytes), after: ", lifetime ", before: "s")
      writer.octets("lsp_id", bytes.extracting(try reader.take(length + 2, bytes)), after: ", LSP ")
      writer.hexadecimal("lsp_sequence", try reader.uint32(bytes), digits: 8, after: ", seq ")
    case 24...27:
      writer.number("pdu_length", try reader.uint16(bytes), after: ", PDU ")
      writer.octets("source_id", bytes.extracting(try reader.take(length + 1, bytes)), after: ", source ")
    default: break
    }
  }
}
