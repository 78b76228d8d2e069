import Wire

extension LayerLine {
  /// `Teredo, origin 192.0.2.1:3797`
  static func teredo(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try TeredoHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("Teredo")
    if let authentication = header.authentication {
      writer.object("authentication", after: ", authenticated")
      if !authentication.client.isEmpty {
        writer.text("client", bytes.extracting(authentication.client), after: " as ")
      }
      if writer.isVerbose {
        writer.hexadecimal("nonce", authentication.nonce, digits: 16, after: " nonce ")
        if !authentication.value.isEmpty {
          writer.octets("value", bytes.extracting(authentication.value), after: " value ")
        }
      }
      if authentication.confirmation != 0 || writer.isVerbose {
        writer.number("confirmation", authentication.confirmation, after: " confirmation ")
      }
      writer.endObject()
    }
    if let origin = header.origin {
      writer.object("origin", after: ", origin ")
      writer.address("address", v4: origin.address)
      writer.number("port", origin.port, after: ":")
      writer.endObject()
    }
    // IPv6 with no next header: it only opens the way through a translator (RFC 4380 §2.8).
    let start = header.headerLength
    let isBubble = bytes.count >= start + 7 && bytes.uint16(at: start + 4) == 0 && bytes[start + 6] == 59
    writer.flag("bubble", isBubble, ", bubble")
    writer.tunnelLength(context)
  }
}
