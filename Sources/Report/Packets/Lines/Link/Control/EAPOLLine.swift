import Wire

extension LayerLine {
  /// `EAPOL v2, key, message 1 of 4, replay 1, length 99`; `EAPOL v1, EAP packet, Request Identity, id 1, length 10`.
  static func eapol(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("EAPOL")
    let place = context.place
    let header = try EAPOLHeader(bytes, at: place.offset, limit: place.limit)
    writer.number("version", header.version, after: " v")
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    var body = bytes.extracting(droppingFirst: EAPOLHeader.size)
    var limit = place.limit
    if body.count >= Int(header.bodyLength) {
      body = body.extracting(first: Int(header.bodyLength))
      limit = .lengthField
    }
    var failure: DecodeError?
    do throws(DecodeError) {
      switch header.type {
      case 0: try eap(body, place.offset, limit, &writer)
      case 3: try key(body, place.offset, limit, &writer)
      default: break
      }
    } catch {
      failure = error
    }
    writer.number("body_length", header.bodyLength, after: ", length ")
    if failure == nil, bytes.count < EAPOLHeader.size + Int(header.bodyLength) {
      failure = DecodeError(
        .eapol, at: place.offset,
        .truncated(
          needed: EAPOLHeader.size + Int(header.bodyLength), available: bytes.count, limit: place.limit))
    }
    if let failure { throw failure }
  }

  private static func eap(
    _ body: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let packet = try EAPHeader(body, from: EAPOLHeader.size, at: offset, limit: limit)
    writer.name("code", packet.code, packet.codeName, after: ", ", unnamed: "code ")
    if let type = packet.type {
      writer.name("method", type, packet.typeName, after: " ", unnamed: "method ")
    }
    writer.number("identifier", packet.identifier, after: ", id ")
    if !writer.isText { writer.number("eap_length", packet.length) }
    // Who answers a request for an identity says who.
    if packet.type == 1, packet.code == 2, body.count > 5 {
      let end = min(Int(packet.length), body.count)
      if end > 5 { writer.text("identity", body.extracting(5..<end), after: ", identity ") }
    }
  }

  private static func key(
    _ body: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard let key = try EAPOLKey(body, from: EAPOLHeader.size, at: offset, limit: limit) else {
      return writer.name("descriptor", body[0], body[0] == 1 ? "RC4" : nil, after: ", ", unnamed: "descriptor ")
    }
    if writer.isVerbose {
      writer.name("descriptor", key.descriptor, key.descriptor == 2 ? "RSN" : "WPA", after: ", ")
    }
    if let message = key.handshakeMessage {
      writer.number("handshake_message", message, after: ", message ", before: " of 4")
    } else if !key.isPairwise {
      writer.say(", group key")
    }
    writer.number("replay_counter", key.replayCounter, after: ", replay ")
    guard writer.isVerbose else { return }
    writer.hexadecimal("information", key.information, digits: 4, after: ", info ")
    writer.number("key_length", key.keyLength, after: ", key length ")
    writer.octets("nonce", body.extracting(EAPOLKey.nonce), after: ", nonce ")
    writer.number("data_length", key.dataLength, after: ", data length ")
  }
}
