import Wire

extension LayerLine {
  /// `ATM in, VPI 0, VCI 5 (signalling), length 60`: the name of a channel always, the rest under `-e`.
  static func atm(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let header = try ATMHeader(bytes, at: context.place.offset, limit: context.place.limit)
    let isLast = context.next?.layer == .opaque || context.next == nil
    guard context.showsLink || isLast else { return }
    if writer.isText {
      writer.say(header.isOutgoing ? "ATM out" : "ATM in")
    } else {
      writer.flag("outgoing", header.isOutgoing)
    }
    writer.number("path", header.path, after: ", VPI ")
    writer.number("channel", header.channel, after: ", VCI ")
    if let name = header.channelName { writer.word("channel_name", name, after: " (", before: ")") }
    writer.name("traffic", header.traffic, header.trafficName, after: ", ", unnamed: "traffic ")
    writer.say(", length \(context.length)")
  }
}
