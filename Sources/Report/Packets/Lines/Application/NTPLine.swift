import Wire

extension ApplicationLine {
  /// `NTPv4 Server, stratum 2, reference 192.0.2.1, offset …` in tcpdump's words.
  static func ntp(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    let version = payload[0] &>> 3 & 7
    let mode = payload[0] & 7
    writer.number("version", version, after: "NTPv")
    writer.name("mode", mode, NTPPacket.name(ofMode: mode), after: " ", unnamed: "mode ")
    // Control and private messages have another form.
    guard mode < 6 else { return }
    guard let packet = NTPPacket.parse(payload).message else {
      return writeUnfinished(payload, "NTP", context, &writer)
    }
    if writer.isVerbose || packet.leapIndicator != 0 {
      writer.number("leap_indicator", packet.leapIndicator, after: ", leap ")
    }
    if !writer.isText || mode != 3 || packet.stratum != 0 {
      writer.number("stratum", packet.stratum, after: ", stratum ")
    }
    if writer.isVerbose {
      writer.number("poll", packet.poll, after: ", poll ")
      writer.number("precision", packet.precision, after: ", precision ")
    }
    writer.reference(packet)
    guard writer.isVerbose else { return }
    writer.fraction("root_delay_seconds", packet.rootDelay, after: ", delay ")
    writer.fraction("root_dispersion_seconds", packet.rootDispersion, after: ", dispersion ")
    writer.time("reference_time", packet.reference, after: ", set ")
    writer.time("origin_time", packet.origin, after: ", origin ")
    writer.time("receive_time", packet.receive, after: ", receive ")
    writer.time("transmit_time", packet.transmit, after: ", transmit ")
  }
}

extension FieldWriter {
  /// Letters up to stratum 1, then an address or a part of a hash; nothing of it is where it is zero.
  fileprivate mutating func reference(_ packet: NTPPacket) {
    guard packet.referenceIdentifier != 0 else { return }
    guard packet.stratum < 2 else {
      return address("reference_identifier", v4: packet.referenceIdentifier, after: ", reference ")
    }
    var letters: [UInt8] = []
    for shift in stride(from: UInt32(24), through: 0, by: -8) {
      letters.append(UInt8(truncatingIfNeeded: packet.referenceIdentifier >> shift))
    }
    while letters.last == 0 { letters.removeLast() }
    text("reference_identifier", letters, after: ", reference ")
  }

  /// Seconds by 2^16, with six digits.
  fileprivate mutating func fraction(_ key: StaticString, _ value: UInt32, after lead: StaticString) {
    var digits: [UInt8] = []
    digits.appendDecimal(UInt64(value >> 16))
    digits.append(0x2E)
    digits.appendDecimal((UInt64(value & 0xFFFF) * 1_000_000) >> 16, digits: 6)
    word(key, String(decoding: digits, as: UTF8.self), after: lead)
  }

  /// Seconds since 1900 by 2^32, with nine digits: exact for whoever computes differences. Zero means unknown.
  fileprivate mutating func time(_ key: StaticString, _ value: UInt64, after lead: StaticString) {
    guard value != 0 || !isText else { return }
    var digits: [UInt8] = []
    digits.appendDecimal(value >> 32)
    digits.append(0x2E)
    digits.appendDecimal(((value & 0xFFFF_FFFF) * 1_000_000_000) >> 32, digits: 9)
    word(key, String(decoding: digits, as: UTF8.self), after: lead)
  }
}
