import Wire

extension LayerLine {
  /// `VRRPv2, advertisement, vrid 1, prio 100, authtype none, intvl 1s, length 20`, or CARP.
  static func vrrp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    if CARPHeader.recognizes(bytes, length: context.length) { return try carp(bytes, context, &writer) }
    let header = try VRRPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("VRRP")
    writer.number("version", header.version, after: "v")
    writer.name("type", header.type, header.type == 1 ? "advertisement" : nil, after: ", ", unnamed: "type ")
    writer.number("virtual_router", header.identifier, after: ", vrid ")
    writer.number("priority", header.priority, after: ", prio ")
    if header.priority == 0 { writer.say(" (stops)") }
    if header.version == 2 {
      writer.name(
        "authentication", header.authenticationType, header.authenticationName, after: ", auth ", unnamed: "type ")
    }
    writer.milliseconds("interval_milliseconds", header.interval, after: ", interval ")
    if writer.isVerbose { writer.number("address_count", header.addressCount, after: ", addrs(", before: ")") }
    let version = context.network?.source.version ?? .v4
    if writer.isVerbose {
      var reader = context.reader(from: VRRPHeader.size)
      try writer.addresses("addresses", version, count: Int(header.addressCount), bytes, &reader, after: ": ")
      if header.version == 2 {
        let range = try reader.take(8, bytes)
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == 0 { end -= 1 }
        if header.authenticationType == 1 {
          writer.text("password", bytes.extracting(range.lowerBound..<end), after: ", password \"", before: "\"")
        }
      }
    }
    writer.checksum(header.checksum, vrrpVerdict(bytes, header, version, context))
    writer.number("length", context.length, after: ", length ")
  }

  /// Version 2 sums the message alone (RFC 3768 §5.3.8), version 3 over IPv6 the pseudo-header too. Over IPv4
  /// RFC 5798 §5.2.8 has been read both ways, and both are sent: either one is good.
  private static func vrrpVerdict(
    _ bytes: Span<UInt8>, _ header: VRRPHeader, _ version: IPAddress.Version, _ context: LayerContext
  ) -> ChecksumVerdict? {
    let number = IPProtocol(rawValue: 112)
    guard header.version == 3 else {
      return context.verdict(bytes, field: 6, usesPseudoHeader: false, number: number)
    }
    let verdict = context.verdict(bytes, field: 6, number: number)
    guard version == .v4, case .bad = verdict else { return verdict }
    let alone = context.verdict(bytes, field: 6, usesPseudoHeader: false, number: number)
    return alone == .good ? alone : verdict
  }

  private static func carp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try CARPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("CARP")
    if !writer.isText { writer.word("variant", "carp") }
    writer.number("version", header.version, after: "v")
    writer.name("type", header.type, header.type == 1 ? "advertisement" : nil, after: ", ", unnamed: "type ")
    writer.number("virtual_host", header.virtualHost, after: ", vhid ")
    writer.number("advertisement_base", header.advertisementBase, after: ", advbase ")
    writer.number("advertisement_skew", header.advertisementSkew, after: ", advskew ")
    if writer.isVerbose {
      writer.number("authentication_words", header.authenticationLength, after: ", authlen ")
      writer.number("demotion", header.demotion, after: ", demote ")
      writer.number("counter", header.counter, after: ", counter ")
      writer.octets("digest", bytes.extracting(16..<CARPHeader.size), after: ", hmac ")
    }
    writer.checksum(
      header.checksum, context.verdict(bytes, field: 6, usesPseudoHeader: false, number: IPProtocol(rawValue: 112)))
    writer.number("length", context.length, after: ", length ")
  }
}
