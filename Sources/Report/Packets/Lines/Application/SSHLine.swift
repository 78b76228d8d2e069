import Wire

extension ApplicationLine {
  /// `SSH-2.0-OpenSSH_9.2p1 Debian-2`, `SSH key exchange init, curve25519-sha256, …`
  static func ssh(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    var rest = payload
    var isFirst = true
    if SSHIdentification.recognise(payload) {
      guard case .complete(let line) = SSHIdentification.parse(payload) else {
        writer.text("identification", payload, after: "")
        return writeUnfinished(payload, "SSH", context, &writer)
      }
      writer.text("protocol_version", payload, line.protocolVersion, after: "SSH-")
      writer.text("software_version", payload, line.softwareVersion, after: "-")
      writer.text("comments", payload, line.comments, after: " ")
      rest = payload.extracting(droppingFirst: line.length)
      isFirst = false
    }
    // Both sides often send their offer behind the line in the same segment.
    guard SSHKeyExchangeInit.recognise(rest) else { return }
    writer.say(isFirst ? "SSH key exchange init" : ", key exchange init")
    let parsed = SSHKeyExchangeInit.parse(rest)
    if let offer = parsed.message {
      writer.object("key_exchange_init")
      writer.names("key_exchange", rest, offer.keyExchange)
      writer.names("host_key", rest, offer.hostKey)
      writer.names("cipher", rest, offer.cipher)
      writer.names("mac", rest, offer.authentication)
      writer.endObject()
    }
    if !parsed.isComplete { writeUnfinished(payload, "SSH", context, &writer) }
  }
}

extension FieldWriter {
  /// The preferred of a list of names; all of them in JSON and under `-v`.
  fileprivate mutating func names(_ key: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var end = range.upperBound
    if isText, !isVerbose {
      end = range.lowerBound
      while end < range.upperBound, bytes[end] != 0x2C { end += 1 }
    }
    text(key, bytes, range.lowerBound..<end, after: ", ")
  }
}
