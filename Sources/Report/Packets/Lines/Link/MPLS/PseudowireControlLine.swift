import Wire

extension LayerLine {
  /// `PW control word, seq 0`
  static func pseudowireControl(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let word = try PseudowireControlWord(bytes, at: context.place.offset, limit: context.place.limit)
    if word.reserved != 0 || !writer.isText {
      writer.hexadecimal("reserved", word.reserved, digits: 3, after: "PW control word [!reserved ", before: "], ")
    } else {
      writer.say("PW control word, ")
    }
    writer.number("sequence", word.sequenceNumber, after: "seq ")
  }
}
