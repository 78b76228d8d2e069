import Wire

extension LayerLine {
  /// `PPPoE [ses 0x17]`
  static func pppoeSession(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try PPPoEHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard header.code == 0 else { return }
    writer.hexadecimal("session", header.session, after: "PPPoE [ses ", before: "]")
    if writer.isVerbose { writer.number("length", header.length, after: ", length ") }
    // Shorter than the frame is padding; longer is a length that cannot be.
    let room = context.length - PPPoEHeader.size
    if writer.isText, Int(header.length) > room {
      writer.number("", header.length, after: " [!length ", before: ", the frame has room for ")
      writer.number("", room, before: "]")
    }
  }
}
