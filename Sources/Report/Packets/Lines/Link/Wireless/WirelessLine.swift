import Wire

extension LayerLine {
  /// `802.11 Acknowledgment, RA 02:00:00:00:00:01`; data frames that carry on are shown under `-e`.
  static func wireless(
    _ bytes: Span<UInt8>, isPadded: Bool, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try WirelessHeader(
      bytes, as: context.place.layer, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink || context.next == nil else { return }
    writer.say("802.11 ")
    if !writer.isText || header.name == nil { writer.number("type", header.kind.rawValue, after: "type ", before: " ") }
    writer.name("subtype", header.subtype, header.name, unnamed: "subtype ")
    writer.wirelessFlags(header)
    writer.wirelessAddresses(header)
    if writer.isVerbose {
      if let sequence = header.sequenceNumber { writer.number("sequence_number", sequence, after: ", seq ") }
      writer.number("duration", header.duration & 0x7FFF, after: ", duration ")
    }
    if let fragment = header.fragmentNumber, fragment > 0 || header.hasMoreFragments || !writer.isText {
      writer.number("fragment_number", fragment, after: ", fragment ")
    }
    if let identifier = header.trafficIdentifier, writer.isVerbose {
      writer.number("traffic_identifier", identifier, after: ", TID ")
    }
    if writer.isVerbose, let control = header.throughputControl {
      writer.hexadecimal("throughput_control", control, digits: 8, after: ", HTC ")
    }
    if !writer.isText { writer.number("header_length", header.headerLength) }
    let start = header.bodyStart(isPadded: isPadded)
    guard bytes.count >= start else { return writer.number("length", context.length, after: ", length ") }
    let body = bytes.extracting(droppingFirst: start)
    var failure: DecodeError?
    let depth = writer.depth
    do throws(DecodeError) {
      switch header.kind {
      case .data: wirelessData(header, body, context, &writer)
      case .management: try wirelessManagement(header, body, from: start, context, &writer)
      case .control: wirelessControl(header, body, &writer)
      case .extended: break
      }
    } catch {
      failure = error
      writer.close(to: depth)
    }
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
  }

  private static func wirelessData(
    _ header: WirelessHeader, _ body: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) {
    guard header.hasData else { return }
    writer.protection(header, body)
    guard header.isAggregate, !header.isProtected else { return }
    writer.flag("aggregate", true, ", A-MSDU")
    guard body.count >= WirelessHeader.subframeHeaderSize else { return }
    // The first of them is walked; the others would need a walk each.
    writer.object("first_subframe", after: " first ")
    writer.hardwareAddress("source", body.uint48(at: 6))
    writer.hardwareAddress("destination", body.uint48(at: 0), after: " > ")
    writer.number("length", body.uint16(at: 12), after: " length ")
    writer.endObject()
  }

  /// IEEE Std 802.11-2020 §9.3.1.
  private static func wirelessControl(_ header: WirelessHeader, _ body: Span<UInt8>, _ writer: inout FieldWriter) {
    switch header.subtype {
    case 7:
      // The frame control of the wrapped frame is where others have their second address.
      break
    case 8, 9:
      guard body.count >= 2 else { return }
      let control = UInt16(body[0]) | UInt16(body[1]) << 8
      let kind = UInt8(truncatingIfNeeded: control >> 1 & 15)
      writer.name("block_type", kind, blockName(kind), after: ", ", unnamed: "block ack type ")
      writer.number("traffic_identifier", control >> 12, after: ", TID ")
      guard kind <= 2, body.count >= 4 else { return }
      writer.number("starting_sequence", (UInt16(body[2]) | UInt16(body[3]) << 8) >> 4, after: ", from seq ")
      guard header.subtype == 9, writer.isVerbose, body.count > 4 else { return }
      writer.octets("bitmap", body.extracting(4..<min(body.count, 12)), after: ", bitmap ")
    case 10: writer.number("association_identifier", header.duration & 0x3FFF, after: ", AID ")
    default: break
    }
  }

  /// Table 9-28.
  private static func blockName(_ kind: UInt8) -> String? {
    switch kind {
    case 0: "basic"
    case 1: "extended compressed"
    case 2: "compressed"
    case 3: "multi-TID"
    case 6: "GCR"
    case 11: "multi-STA"
    default: nil
    }
  }
}

extension FieldWriter {
  fileprivate mutating func wirelessFlags(_ header: WirelessHeader) {
    if !isText { number("flags", header.frameControl >> 8) }
    flag("retry", header.isRetry, ", retry")
    flag("protected", header.isProtected)
    flag("power_saving", header.isPowerSaving, isVerbose ? ", power save" : "")
    flag("more_data", header.hasMoreData, isVerbose ? ", more data" : "")
    flag("more_fragments", header.hasMoreFragments, isVerbose ? ", more fragments" : "")
    flag("order", header.isOrdered, isVerbose ? ", order" : "")
  }

  fileprivate mutating func wirelessAddresses(_ header: WirelessHeader) {
    if let source = header.source, let destination = header.destination {
      hardwareAddress("source", source, after: ", ")
      hardwareAddress("destination", destination, after: " > ")
      if let serviceSet = header.serviceSet, isVerbose { hardwareAddress("bssid", serviceSet, after: ", BSSID ") }
      guard !isText || (isVerbose && header.toDistributionSystem && header.fromDistributionSystem) else { return }
      hardwareAddress("receiver", header.receiver, after: ", RA ")
      if let transmitter = header.transmitter { hardwareAddress("transmitter", transmitter, after: ", TA ") }
    } else if let transmitter = header.transmitter {
      hardwareAddress("transmitter", transmitter, after: ", ")
      hardwareAddress("receiver", header.receiver, after: " > ")
    } else {
      hardwareAddress("receiver", header.receiver, after: header.kind == .extended ? ", BSSID " : ", RA ")
    }
  }

  /// What an encrypted body shows of how it is encrypted.
  mutating func protection(_ header: WirelessHeader, _ body: Span<UInt8>) {
    guard header.isProtected else { return }
    say(", encrypted")
    guard let protection = WirelessProtection(body) else { return }
    object("protection")
    switch protection.method {
    case .wep: word("method", "WEP", after: " ")
    case .temporalKeyIntegrity: word("method", "TKIP", after: " ")
    case .counterMode: word("method", "CCMP", after: " ", before: " or GCMP")
    }
    if protection.method == .wep {
      hexadecimal("initialization_vector", protection.packetNumber, digits: 6, after: " IV ")
    } else {
      number("packet_number", protection.packetNumber, after: " PN ")
    }
    number("key_identifier", protection.keyIdentifier, after: " key ")
    endObject()
  }
}
