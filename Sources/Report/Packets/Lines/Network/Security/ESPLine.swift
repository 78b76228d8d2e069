import Wire

extension LayerLine {
  /// `ESP(spi=0x00001000,seq=0x5), length 100`: all that can be seen, for what follows is encrypted.
  static func esp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("ESP")
    let header = try ESPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.hexadecimal("security_parameters_index", header.securityParametersIndex, digits: 8, after: "(spi=")
    writer.hexadecimal("sequence_number", header.sequenceNumber, after: ",seq=", before: ")")
    writer.number("length", context.length, after: ", length ")
    if writer.isVerbose {
      writer.number("encrypted_bytes", max(context.length - ESPHeader.size, 0), after: ", encrypted ")
    }
  }
}
