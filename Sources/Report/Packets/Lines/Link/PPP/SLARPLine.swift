import Wire

extension LayerLine {
  /// `SLARP keepalive, mine 5, yours 2, reliability 0xffff, uptime 0d2h12m5s`
  static func slarp(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let packet = try SLARPPacket(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("SLARP ")
    switch packet.message {
    case .request(let address, let mask):
      writer.name("code", packet.code, "request")
      // Zero where nobody knows them yet, as is usual in a request.
      if address != 0 || mask != 0 || !writer.isText { write(address, mask, &writer) }
    case .reply(let address, let mask):
      writer.name("code", packet.code, "reply")
      write(address, mask, &writer)
    case .keepalive(let mine, let yours, let reliability, let upTime):
      writer.name("code", packet.code, "keepalive")
      writer.number("mine", mine, after: ", mine ")
      writer.number("yours", yours, after: ", yours ")
      writer.hexadecimal("reliability", reliability, digits: 4, after: ", reliability ")
      guard let upTime else { return }
      if writer.isText {
        let seconds = upTime / 1000
        writer.say(
          ", uptime \(seconds / 86_400)d\(seconds / 3600 % 24)h\(seconds / 60 % 60)m\(seconds % 60)s")
      } else {
        writer.number("uptime_ms", upTime)
      }
    case .other:
      writer.name("code", packet.code, nil, unnamed: "code ")
      writer.say(", length \(context.length)")
    }
  }

  private static func write(_ address: UInt32, _ mask: UInt32, _ writer: inout FieldWriter) {
    writer.address("address", v4: address, after: " ")
    writer.address("mask", v4: mask, after: "/")
  }
}
