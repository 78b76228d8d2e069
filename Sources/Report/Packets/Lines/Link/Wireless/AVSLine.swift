import Wire

extension LayerLine {
  /// `AVS, 11.0 Mb/s, channel 6, -40 dBm signal`.
  static func avs(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try AVSHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink || writer.isVerbose || context.next == nil else { return }
    writer.say("AVS")
    if writer.isVerbose {
      writer.number("version", header.version, after: " version ")
      if !writer.isText { writer.number("header_length", header.headerLength) }
      writer.number("mac_time", header.macTime, after: ", MAC time ")
      writer.number("host_time", header.hostTime, after: ", host time ")
      writer.name("physical_type", header.physicalType, physicalName(header.physicalType), after: ", PHY ")
    }
    writer.rate(kilobits: UInt64(header.rate) * 100, after: ", ")
    writer.number("channel", header.channel, after: ", channel ")
    writer.number("signal", header.signal, after: ", ", before: header.signalType == 2 ? " dBm signal" : " signal")
    guard writer.isVerbose else { return }
    writer.number("noise", header.noise, after: ", ", before: header.signalType == 2 ? " dBm noise" : " noise")
    writer.number("signal_type", header.signalType, after: ", signal type ")
    writer.number("antenna", header.antenna, after: ", antenna ")
    writer.number("priority", header.priority, after: ", priority ")
    writer.number("preamble", header.preamble, after: ", preamble ")
    writer.number("encoding", header.encoding, after: ", encoding ")
  }

  private static func physicalName(_ type: UInt32) -> String? {
    switch type {
    case 1: "FHSS"
    case 2: "DSSS"
    case 3: "infrared"
    case 4, 5: "11b"
    case 6: "PBCC"
    case 7: "11g"
    case 8: "11a"
    default: nil
    }
  }
}
