import Wire

extension LayerLine {
  /// `SLIP out, compressed TCP`, under `-e`.
  static func slip(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let header = try SLIPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    writer.name("direction", header.direction, header.direction == 0 ? "in" : "out", after: "SLIP ")
    let type =
      switch header.type {
      case 0x80...: "compressed TCP"
      case 0x70..<0x80: "uncompressed TCP"
      case 0x40..<0x70: "IP"
      default: "unknown type"
      }
    writer.name("type", header.type, type, after: ", ")
  }
}
