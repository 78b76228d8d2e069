import Wire

extension LayerLine {
  /// `L2TPv3, session 0x1234, 4 bytes of cookie or sublayer`, or `L2TPv3, SCCRQ, connection 0, ns 0, nr 0, length 112`
  static func l2tpv3(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let place = context.place
    let header = try L2TPv3Header(bytes, at: place.offset, limit: place.limit)
    writer.say("L2TPv3")
    guard let control = header.control, let end = header.end else {
      writer.hexadecimal("session", header.session, after: ", session ")
      if let frame = L2TPv3Header.frame(bytes, room: context.length) {
        let between = L2TPv3Header.size..<frame.start
        if !between.isEmpty {
          writer.number(
            "cookie_and_sublayer_length", between.count, after: ", ", before: " bytes of cookie or sublayer")
          if writer.isVerbose { writer.octets("cookie_and_sublayer", bytes.extracting(between), after: " ") }
        }
        return writer.tunnelLength(context)
      }
      // What the frame is only the two ends know.
      writer.number("length", context.length, after: ", length ")
      guard bytes.count > L2TPv3Header.size else { return }
      return writer.octets("bytes", bytes.extracting(droppingFirst: L2TPv3Header.size), after: ": ", limit: 16)
    }
    let attributes = L2TPAttributeCursor(from: L2TPv3Header.controlSize, to: end, .l2tpv3)
    messageType(bytes, attributes, isEmpty: end == L2TPv3Header.controlSize, &writer)
    writer.number("connection", control.connection, after: ", connection ")
    writer.number("sequence", control.sequenceNumber, after: ", ns ")
    writer.number("expected", control.expectedNumber, after: ", nr ")
    if writer.isVerbose { try l2tpAttributes(bytes, attributes, context, &writer) }
    writer.tunnelLength(context)
  }
}
