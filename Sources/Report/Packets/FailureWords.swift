import Wire

/// What kept a header from being read, in the middle of a packet's line.
enum FailureWords {
  /// For example `[|tcp: needs 20 bytes at byte 34, the snapshot length left 12]`; in JSON an `error` object.
  ///
  /// - Parameters:
  ///   - bytes: from the header's first byte.
  ///   - isFirst: whether nothing of the header was written before: then its bytes are, as they are.
  static func write(_ error: DecodeError, _ bytes: Span<UInt8>, isFirst: Bool, to writer: inout FieldWriter) {
    guard writer.isText else {
      writeJSON(error, to: &writer)
      return writer.octets("bytes", bytes, limit: 64)
    }
    if !isFirst { writer.say(" ") }
    writeText(error, to: &writer)
    if isFirst, bytes.count > 0 { writer.octets("", bytes, after: " 0x", limit: 16) }
  }

  private static func writeText(_ error: DecodeError, to writer: inout FieldWriter) {
    switch error.reason {
    case .truncated(let needed, let available, let limit):
      // A quotation ends where its sender stopped: that is how ICMP is, and no doubt about the packet.
      writer.say("[|\(error.layer.title)")
      guard limit != .quotation else { return writer.say("]") }
      let missing = needed - available
      writer.say(": byte \(error.offset), \(available) of \(needed) bytes; \(end(limit)) \(missing) short]")
    case .invalid(let field, let value):
      writer.say("[!\(error.layer.title): byte \(error.offset), \(Phrase.field(field)) \(value) cannot be]")
    }
  }

  private static func end(_ limit: DecodeError.Limit) -> String {
    switch limit {
    case .snapshot: "the snapshot length is"
    case .frame: "the frame is"
    case .lengthField: "the length field around it is"
    case .quotation: "the quotation is"
    }
  }

  private static func writeJSON(_ error: DecodeError, to writer: inout FieldWriter) {
    writer.object("error")
    writer.word("layer", error.layer.name)
    writer.number("offset", error.offset)
    switch error.reason {
    case .truncated(let needed, let available, let limit):
      writer.word("error", "truncated")
      writer.number("needed_bytes", needed)
      writer.number("available_bytes", available)
      writer.word("cut_by", JSONWriter.word(limit))
    case .invalid(let field, let value):
      writer.word("error", "invalid")
      writer.word("field", "\(field)")
      writer.number("value", value)
    }
    writer.endObject()
  }
}
