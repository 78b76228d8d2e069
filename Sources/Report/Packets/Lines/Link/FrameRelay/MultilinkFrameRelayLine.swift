import Wire

extension LayerLine {
  /// `FRF.16 Frag, seq 193, Flags [Begin, End]`, or `FRF.16 Control, Hello, length 20`
  static func multilinkFrameRelay(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try MultilinkFrameRelayHeader(bytes, at: context.place.offset, limit: context.place.limit)
    if let message = header.message {
      writer.flag("control", true, "FRF.16 Control, ")
      writer.name("message", message, header.messageName, unnamed: "message ")
      writer.say(", length \(context.length)")
      return
    }
    writer.say("FRF.16 Frag")
    if !writer.isText { writer.flag("control", false) }
    writer.number("sequence", header.sequence, after: ", seq ")
    if writer.isText {
      let flags =
        switch (header.isBeginning, header.isEnd) {
        case (true, true): "Begin, End"
        case (true, false): "Begin"
        case (false, true): "End"
        case (false, false): "none"
        }
      writer.say(", Flags [\(flags)]")
    } else {
      writer.flag("begin", header.isBeginning)
      writer.flag("end", header.isEnd)
    }
  }
}
