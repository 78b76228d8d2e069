import Wire

extension LayerLine {
  /// `L2TPv2, SCCRQ, tunnel 0, session 0, ns 0, nr 0, length 105`
  static func l2tpv2(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let place = context.place
    let header = try L2TPv2Header(bytes, at: place.offset, limit: place.limit)
    writer.say("L2TPv2")
    writer.flag("control", header.isControl)
    let end = header.length.map(Int.init) ?? context.length
    let attributes = L2TPAttributeCursor(from: header.headerLength, to: end, .l2tpv2)
    if header.isControl { messageType(bytes, attributes, isEmpty: end == header.headerLength, &writer) }
    writer.number("tunnel", header.tunnel, after: ", tunnel ")
    writer.number("session", header.session, after: ", session ")
    if let number = header.sequenceNumber { writer.number("sequence", number, after: ", ns ") }
    if let number = header.expectedNumber { writer.number("expected", number, after: ", nr ") }
    writer.flag("priority", header.hasPriority, ", priority")
    if writer.isVerbose, let size = header.offsetSize { writer.number("offset_size", size, after: ", offset ") }
    if header.isControl, writer.isVerbose {
      try l2tpAttributes(bytes, attributes, context, &writer)
    }
    writer.tunnelLength(context)
  }

  /// The message's type, which the first attribute has; without any it is a bare acknowledgment.
  static func messageType(
    _ bytes: Span<UInt8>, _ attributes: L2TPAttributeCursor, isEmpty: Bool, _ writer: inout FieldWriter
  ) {
    var cursor = attributes
    if isEmpty { return writer.say(", ZLB") }
    guard let first = try? cursor.next(bytes), first.vendor == 0, first.type == 0, first.value.count == 2 else {
      return writer.say(", control")
    }
    let type = bytes.uint16(at: first.value.lowerBound)
    writer.name("message_type", type, L2TPNames.message(type), after: ", ", unnamed: "message ")
  }

  /// All attributes but the message's type, as ` [host name lac, assigned tunnel 8]`.
  static func l2tpAttributes(
    _ bytes: Span<UInt8>, _ attributes: L2TPAttributeCursor, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    var cursor = attributes
    guard cursor.position < cursor.end else { return }
    writer.list("attributes", after: " [")
    while let attribute = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      if writer.isText, attribute.vendor == 0, attribute.type == 0 { continue }
      writer.item()
      if attribute.vendor != 0 || !writer.isText {
        writer.number("vendor", attribute.vendor, after: "vendor ", before: " ")
      }
      writer.name("type", attribute.type, attribute.typeName, unnamed: "attribute ")
      writer.flag("mandatory", attribute.isMandatory)
      writer.flag("hidden", attribute.isHidden, " hidden")
      l2tpValue(bytes.extracting(attribute.value), attribute, &writer)
      writer.endItem()
    }
    writer.endList(before: "]")
  }

  private static func l2tpValue(
    _ value: Span<UInt8>, _ attribute: L2TPAttribute, _ writer: inout FieldWriter
  ) {
    guard value.count > 0 else { return }
    guard attribute.vendor == 0, !attribute.isHidden else { return writer.octets("bytes", value, after: " ") }
    if attribute.type == 1, value.count >= 2 {
      // RFC 2661 §4.4.2: the result, then perhaps an error, then perhaps words.
      writer.number("result", value.uint16(at: 0), after: " ")
      if value.count >= 4 { writer.number("error", value.uint16(at: 2), after: " error ") }
      if value.count > 4 { writer.text("message", value.extracting(droppingFirst: 4), after: " ") }
      return
    }
    switch L2TPNames.form(attribute.type) {
    case .number where value.count <= 8: writer.number("value", number(value), after: " ")
    case .bits where value.count <= 8: writer.hexadecimal("value", number(value), after: " ")
    case .version where value.count == 2:
      writer.number("major", value[0], after: " ")
      writer.number("minor", value[1], after: ".")
    case .text: writer.text("text", value, after: " ")
    default: writer.octets("bytes", value, after: " ")
    }
  }

  /// At most eight bytes in network order.
  private static func number(_ value: Span<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for index in 0..<value.count { number = number << 8 | UInt64(value[index]) }
    return number
  }
}
