import Wire

extension LayerLine {
  /// `Prism, 11.0 Mb/s, channel 6, signal 40`.
  static func prism(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    // The AVS header that follows in its place says all.
    if context.next?.layer == .avs { return }
    let header = try PrismHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink || writer.isVerbose || context.next == nil else { return }
    writer.say("Prism")
    if writer.isVerbose {
      writer.number("message_code", header.messageCode, after: ", code ")
      writer.number("message_length", header.messageLength, after: ", header length ")
    }
    if let rate = header.value(.rate, bytes) { writer.rate(kilobits: UInt64(rate) * 500, after: ", ") }
    if let channel = header.value(.channel, bytes) { writer.number("channel", channel, after: ", channel ") }
    // A driver's own scale; those that have dBm write them as signed numbers.
    if let signal = header.value(.signal, bytes) {
      writer.number("signal", Int32(bitPattern: signal), after: ", signal ")
    }
    guard writer.isVerbose else { return }
    if let noise = header.value(.noise, bytes) { writer.number("noise", Int32(bitPattern: noise), after: ", noise ") }
    let others: [(PrismHeader.Item, StaticString, StaticString)] = [
      (.hostTime, "host_time", ", host time "), (.macTime, "mac_time", ", MAC time "),
      (.signalStrength, "signal_strength", ", rssi "), (.signalQuality, "signal_quality", ", quality "),
      (.isTransmitted, "is_transmitted", ", transmitted "), (.frameLength, "frame_length", ", frame length "),
    ]
    for (item, key, lead) in others {
      if let value = header.value(item, bytes) { writer.number(key, value, after: lead) }
    }
  }
}
