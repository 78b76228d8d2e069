import Wire

extension LayerLine {
  /// `IP encapsulation, flow 0x2a`
  static func ipEncapsulation(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try IPEncapsulationHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("IP encapsulation")
    writer.hexadecimal("flow", header.flow, after: ", flow ")
    if writer.isVerbose {
      writer.number("version", header.version, after: ", version ")
      writer.hexadecimal("flags", header.flags, digits: 2, after: ", flags ")
      writer.number("header_length", header.headerLength, after: ", hlen ")
    }
    let verdict =
      header.checksum == 0
      ? ChecksumVerdict.absent
      : context.verdict(
        bytes, field: 2, length: header.headerLength, usesPseudoHeader: false, number: IPProtocol(rawValue: 98))
    writer.checksum(header.checksum, context.checksChecksums ? verdict : nil)
    writer.tunnelLength(context)
  }
}
