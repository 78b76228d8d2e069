import Wire

extension LayerLine {
  /// `AH(spi=0x00000101,seq=0x1,icv=…)`
  static func authentication(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("AH")
    let header = try AuthenticationHeader(bytes, at: context.place.offset, limit: context.place.limit)
    if !writer.isText {
      writer.protocolNumber("next_header", header.nextHeader)
      writer.number("header_length", header.headerLength)
    }
    writer.hexadecimal("security_parameters_index", header.securityParametersIndex, digits: 8, after: "(spi=")
    writer.hexadecimal("sequence_number", header.sequenceNumber, after: ",seq=")
    if writer.isVerbose {
      writer.number("integrity_check_length", header.headerLength - AuthenticationHeader.size, after: ",icv length ")
      writer.octets(
        "integrity_check", bytes.extracting(AuthenticationHeader.size..<header.headerLength), after: ",icv=",
        limit: 64)
    }
    writer.say(")")
  }
}
