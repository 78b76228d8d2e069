import Wire

extension LayerLine {
  /// `In 02:00:00:00:00:01, ethertype IPv4 (0x0800), length 76`, under `-e`.
  static func linuxCooked(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try LinuxCookedHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    writer.cookedDirection(header.packetType)
    writer.cookedAddress(bytes.extracting(6..<14), length: Int(header.addressLength))
    writer.cookedProtocol(header.protocolType, header.etherType, hardwareType: header.hardwareType)
    writer.say(", length ")
    if writer.isText { writer.bytes.appendDecimal(UInt64(context.length)) }
  }
}

// What the two versions of Linux's cooked header have in common.
extension FieldWriter {
  /// Whom the packet was for (packet(7)), in tcpdump's words.
  mutating func cookedDirection(_ type: UInt16, after lead: StaticString = "") {
    let name: String? =
      switch type {
      case 0: "In"
      case 1: "B"
      case 2: "M"
      case 3: "P"
      case 4: "Out"
      default: nil
      }
    self.name("packet_type", type, name, after: lead, unnamed: "type ")
  }

  /// The sender's link address: as many of the 8 bytes as the length says.
  mutating func cookedAddress(_ address: Span<UInt8>, length: Int) {
    if !isText { number("address_length", length) }
    guard length > 0 else { return }
    linkAddress("address", address.extracting(first: min(length, address.count)), after: " ")
  }

  mutating func cookedProtocol(_ number: UInt16, _ type: EtherType?, hardwareType: UInt16) {
    if let type {
      etherType("protocol", type, after: ", ethertype ")
    } else {
      name("protocol", number, Phrase.linuxProtocol(number), after: ", protocol ")
    }
    if isVerbose { self.number("hardware_type", hardwareType, after: ", hardware type ") }
  }

  /// A link address of any length: pairs of digits with colons.
  mutating func linkAddress(_ key: StaticString, _ address: Span<UInt8>, after lead: StaticString = "") {
    var text: [UInt8] = []
    for index in 0..<address.count {
      if index > 0 { text.append(0x3A) }
      text.append(hexDigit(address[index] >> 4))
      text.append(hexDigit(address[index] & 15))
    }
    self.text(key, text, after: lead)
  }
}
