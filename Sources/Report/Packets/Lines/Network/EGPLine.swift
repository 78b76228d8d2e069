import Wire

extension LayerLine {
  /// `EGPv2, acquisition request, active mode, AS 52, seq 1, hello 30, poll 120, length 14`
  static func egp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try EGPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("EGP")
    writer.number("version", header.version, after: "v")
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    // Poll, update and error have no codes: zeros.
    if header.codeName != nil || header.code != 0 || !writer.isText {
      writer.name("code", header.code, header.codeName, after: " ", unnamed: "code ")
    }
    writer.name("status", header.status, header.statusName, after: ", ", unnamed: "status ")
    if header.type == 1 { writer.flag("unsolicited", header.status & 0x80 != 0, ", unsolicited") }
    writer.number("autonomous_system", header.autonomousSystem, after: ", AS ")
    writer.number("sequence", header.sequenceNumber, after: ", seq ")
    let failure = writer.attempt { (writer) throws(DecodeError) in
      var reader = context.reader(from: EGPHeader.size)
      switch header.type {
      case 3 where header.code < 2:
        writer.number("hello_interval", try reader.uint16(bytes), after: ", hello ", before: "s")
        writer.number("poll_interval", try reader.uint16(bytes), after: ", poll ", before: "s")
      case 2:
        _ = try reader.uint16(bytes)
        writer.address("source_network", v4: try reader.uint32(bytes), after: ", network ")
      case 8:
        let reason = try reader.uint16(bytes)
        writer.name("reason", reason, EGPHeader.reasonName(reason), after: ", ", unnamed: "reason ")
      case 1: try egpUpdate(bytes, &reader, &writer)
      default: break
      }
    }
    writer.checksum(
      header.checksum, context.verdict(bytes, field: 4, usesPseudoHeader: false, number: IPProtocol(rawValue: 8)))
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
  }

  /// The gateways of a network and what is reachable through each, by distance (RFC 904 appendix A.4).
  ///
  /// A gateway is written by its host part alone, and a network in one to three bytes, by the class of the address.
  private static func egpUpdate(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let interior = try reader.uint8(bytes)
    let exterior = try reader.uint8(bytes)
    let shared = try reader.uint32(bytes)
    writer.number("interior_gateways", interior, after: ", ", before: " interior")
    writer.number("exterior_gateways", exterior, after: ", ", before: " exterior")
    writer.address("shared_network", v4: shared, after: ", network ")
    guard writer.isVerbose else { return }
    let hostBytes = shared >> 31 == 0 ? 3 : shared >> 30 == 2 ? 2 : 1
    writer.list("gateways")
    for _ in 0..<Int(interior) + Int(exterior) {
      var host: UInt32 = 0
      for _ in 0..<hostBytes { host = host << 8 | UInt32(try reader.uint8(bytes)) }
      writer.item(separator: "")
      writer.address("gateway", v4: shared | host, after: ", gateway ")
      let distances = try reader.uint8(bytes)
      try writer.networks("distances", groups: distances, bytes, &reader)
      writer.endItem()
    }
    writer.endList()
  }
}
