import Wire

extension LayerLine {
  /// `UDP-Lite, coverage 8, length 20`
  static func udpLite(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    if bytes.count >= 4, !writer.isText { ports(bytes, &writer) }
    writer.say("UDP-Lite")
    let header = try UDPLiteHeader(bytes, at: context.place.offset, limit: context.place.limit)
    let coverage = Int(header.checksumCoverage)
    let isBeyond = coverage > context.length
    if !writer.isText || isBeyond || coverage != 0 {
      writer.number("checksum_coverage", coverage, after: isBeyond ? " [!coverage " : ", coverage ")
      if writer.isText, isBeyond { writer.number("", context.length, after: ", the packet has ", before: "]") }
    }
    // No checksum at all is not allowed (RFC 3828 §3.1), and one over more than there is cannot be judged.
    if header.checksum == 0 {
      writer.checksum(header.checksum, context.checksChecksums ? .forbidden : nil)
    } else if isBeyond {
      writer.checksum(header.checksum, nil)
    } else {
      writer.checksum(
        header.checksum,
        context.verdict(
          bytes, field: 6, length: coverage == 0 ? nil : coverage, pseudoLength: context.length, number: .udpLite))
    }
    writer.number("payload_length", max(context.length - UDPLiteHeader.size, 0), after: ", length ")
  }
}
