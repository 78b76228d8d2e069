import Wire

extension LayerLine {
  /// `VXLAN-GPE, vni 100, next IPv4`
  static func vxlanGPE(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try VXLANGPEHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("VXLAN-GPE")
    if header.hasNetworkIdentifier || !writer.isText {
      writer.number("network_identifier", header.networkIdentifier, after: ", vni ")
    }
    if header.hasNextProtocol || !writer.isText {
      writer.name(
        "next_protocol", header.nextProtocol, header.nextProtocolName, after: ", next ", unnamed: "protocol ")
    }
    writer.flag("management", header.isManagement, ", OAM")
    if writer.isVerbose {
      writer.hexadecimal("flags", header.flags, digits: 2, after: ", flags ")
      writer.flag("replicated", header.isReplicated, ", replicated")
    }
    writer.tunnelLength(context)
  }
}
