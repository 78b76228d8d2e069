import Wire

extension LayerLine {
  /// `Shim6 I1, context 0x1a2b, nonce 0x1, length 24`, or `Shim6 payload, context 0x1a2b` before data.
  static func shim6(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("Shim6 ")
    let (offset, limit) = (context.place.offset, context.place.limit)
    let header = try Shim6Header(bytes, at: offset, limit: limit)
    if !writer.isText {
      writer.protocolNumber("next_header", header.nextHeader)
      writer.number("header_length", header.headerLength)
    }
    switch header.kind {
    case .payload(let tag):
      writer.say("payload")
      writer.hexadecimal("context_tag", tag, digits: 12, after: ", context ")
      if context.next == nil {
        if writer.isText { writer.protocolNumber("", header.nextHeader, after: ", next-header ") }
        writer.number("length", context.length, after: ", length ")
      }
    case .control(let type, let checksum):
      writer.name("type", type, Shim6Header.name(ofType: type), unnamed: "type ")
      let message = try Shim6Message(bytes, header, type: type, at: offset)
      values(message, &writer)
      var failure: DecodeError?
      if writer.isVerbose, let start = message.optionsStart {
        let depth = writer.depth
        do throws(DecodeError) {
          try shim6Options(bytes, from: start, to: header.headerLength, context, &writer)
        } catch {
          writer.close(to: depth)
          failure = error
        }
      }
      writer.checksum(
        checksum,
        context.verdict(
          bytes, field: 4, length: header.headerLength, usesPseudoHeader: false, number: IPProtocol(rawValue: 140)))
      writer.number("length", context.length, after: ", length ")
      if let failure { throw failure }
    }
  }

  private static func values(_ message: Shim6Message, _ writer: inout FieldWriter) {
    if let tag = message.contextTag { writer.hexadecimal("context_tag", tag, digits: 12, after: ", context ") }
    if let nonce = message.nonce { writer.hexadecimal("nonce", nonce, digits: 8, after: ", nonce ") }
    if let nonce = message.responderNonce {
      writer.hexadecimal("responder_nonce", nonce, digits: 8, after: ", responder nonce ")
    }
    if let tag = message.packetContextTag {
      writer.hexadecimal("packet_context_tag", tag, digits: 12, after: ", packet context ")
    }
    if let probe = message.probe {
      writer.number("probes_sent", probe.sent, after: ", sent ")
      writer.number("probes_received", probe.received, after: ", received ")
      let names = ["operational", "exploring", "inbound ok"]
      writer.name(
        "state", probe.state, probe.state < 3 ? names[Int(probe.state)] : nil, after: ", ", unnamed: "state ")
    }
  }

  private static func shim6Options(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    var cursor = TypedOptionCursor(.padded, from: start, to: end, as: .shim6)
    writer.list("options")
    while let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.say(", ")
      writer.item(separator: "")
      let number = option.type >> 1
      writer.name("type", number, Shim6Header.name(ofOption: number), unnamed: "option ")
      writer.flag("critical", option.type & 1 == 1, " (critical)")
      let data = option.data
      switch (number, data.count) {
      // RFC 5533 §5.15.2: a generation, a count, a byte of how each is verified, the addresses from the next eighth byte.
      case (2, 5...):
        writer.number("generation", bytes.uint32(at: data.lowerBound), after: " generation ")
        let count = Int(bytes[data.lowerBound + 4])
        writer.number("count", count, after: ", ", before: " locators")
        let first = option.start + (9 + count + 7) / 8 * 8
        if first <= data.upperBound {
          let whole = min(count, (data.upperBound - first) / 16)
          writer.addresses("locators", bytes, first..<first + whole * 16, after: " ")
        }
      // §5.15.6: four reserved bytes, then the two addresses.
      case (6, 36...):
        writer.addresses("addresses", bytes, data.lowerBound + 4..<data.lowerBound + 36, after: " ")
      case (7, 4...): writer.number("instance", bytes.uint32(at: data.lowerBound), after: " ")
      // RFC 5534 §5.3: two reserved bytes, then seconds.
      case (10, 4...): writer.number("seconds", bytes.uint16(at: data.lowerBound + 2), after: " ", before: " s")
      case (_, 0): break
      default: writer.octets("bytes", bytes.extracting(data), after: " 0x")
      }
      writer.endItem()
    }
    writer.endList()
  }
}
