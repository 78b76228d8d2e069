import Wire

extension LayerLine {
  /// `EtherIP`
  static func etherIP(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try EtherIPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("EtherIP")
    if writer.isVerbose { writer.number("version", header.version, after: ", version ") }
    writer.tunnelLength(context)
  }
}
