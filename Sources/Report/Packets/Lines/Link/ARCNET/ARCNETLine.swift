import Wire

extension LayerLine {
  /// `ARCNET 01 > 00, type IP (212), length 60`, under `-e`; a later piece of a split packet always.
  static func arcnet(
    _ bytes: Span<UInt8>, isLinux: Bool, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try ARCNETHeader(
      bytes, isLinux: isLinux, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink || header.isLaterPiece else { return }
    writer.hexadecimal("source", header.source, digits: 2, after: "ARCNET ")
    writer.hexadecimal("destination", header.destination, digits: 2, after: " > ")
    writer.name("type", header.type, header.typeName, after: ", type ")
    writer.flag("exception", header.isException, ", exception")
    if let flag = header.flag, flag != 0 || !writer.isText {
      writer.number("flag", flag, after: header.isLaterPiece ? ", later piece, flag " : ", first piece, flag ")
    }
    if let sequence = header.sequence { writer.number("sequence", sequence, after: ", seqid ") }
    writer.say(", length \(context.length)")
  }
}
