import Wire

extension LayerLine {
  /// `IPComp(cpi=0x0003), LZS, next-header TCP (6), length 52`
  static func ipComp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("IPComp")
    let header = try IPCompHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.hexadecimal(
      "compression_parameter_index", header.compressionParameterIndex, digits: 4, after: "(cpi=", before: ")")
    if let name = header.algorithmName { writer.word("algorithm", name, after: ", ") }
    writer.protocolNumber("next_header", header.nextHeader, after: ", next-header ")
    if !writer.isText || header.flags != 0 {
      writer.hexadecimal("flags", header.flags, digits: 2, after: ", flags ")
    }
    writer.number("length", context.length, after: ", length ")
    if writer.isVerbose {
      writer.number("compressed_bytes", max(context.length - IPCompHeader.size, 0), after: ", compressed ")
    }
  }
}
