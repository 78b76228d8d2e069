import Wire

extension LayerLine {
  /// `ARP, Request who-has 10.0.0.1 tell 10.0.0.2, length 28`, as tcpdump has it.
  static func arp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header: ARPHeader
    do {
      header = try ARPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    } catch {
      writer.say("ARP")
      throw error
    }
    let addresses = header.addresses(bytes)
    let isUsual = header.hardwareType == 1 && header.senderAddress != nil
    writer.say("ARP, ")
    if writer.isVerbose || !isUsual {
      writer.name(
        "hardware_type", header.hardwareType, hardwareName(header.hardwareType), unnamed: "hardware ")
      writer.number("hardware_length", header.hardwareLength, after: " (len ", before: "), ")
      writer.etherTypeName("protocol_type", header.protocolType)
      writer.number("protocol_length", header.protocolLength, after: " (len ", before: "), ")
    }
    if writer.isText {
      arpWords(header, bytes, addresses, &writer)
    } else {
      writer.name("operation", header.operation, operationName(header.operation))
      writer.arpHardware("sender_hardware_address", bytes.extracting(addresses.senderHardware))
      writer.arpProtocol("sender_address", bytes.extracting(addresses.senderProtocol), header)
      writer.arpHardware("target_hardware_address", bytes.extracting(addresses.targetHardware))
      writer.arpProtocol("target_address", bytes.extracting(addresses.targetProtocol), header)
    }
    writer.number("length", context.length, after: ", length ")
  }

  private static func arpWords(
    _ header: ARPHeader, _ bytes: Span<UInt8>, _ addresses: ARPHeader.Addresses, _ writer: inout FieldWriter
  ) {
    let senderHardware = bytes.extracting(addresses.senderHardware)
    let targetHardware = bytes.extracting(addresses.targetHardware)
    let sender = bytes.extracting(addresses.senderProtocol)
    let target = bytes.extracting(addresses.targetProtocol)
    writer.say(operationName(header.operation) ?? "operation \(header.operation)")
    switch header.operation {
    case 1:
      writer.say(" who-has ")
      writer.arpProtocol("", target, header)
      if hasBits(targetHardware) {
        writer.say(" (")
        writer.arpHardware("", targetHardware)
        writer.say(")")
      }
      writer.say(" tell ")
      writer.arpProtocol("", sender, header)
    case 2:
      writer.say(" ")
      writer.arpProtocol("", sender, header)
      writer.say(" is-at ")
      writer.arpHardware("", senderHardware)
    case 3, 8:
      writer.say(" who-is ")
      writer.arpHardware("", targetHardware)
      writer.say(" tell ")
      writer.arpHardware("", senderHardware)
    case 4:
      writer.say(" ")
      writer.arpHardware("", targetHardware)
      writer.say(" at ")
      writer.arpProtocol("", target, header)
    case 9:
      writer.say(" ")
      writer.arpHardware("", senderHardware)
      writer.say(" at ")
      writer.arpProtocol("", sender, header)
    default:
      writer.say(" from ")
      writer.arpProtocol("", sender, header)
      writer.say(" to ")
      writer.arpProtocol("", target, header)
    }
  }

  private static func hasBits(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<bytes.count where bytes[index] != 0 { return true }
    return false
  }

  /// IANA "ARP Parameters", operation codes.
  private static func operationName(_ operation: UInt16) -> String? {
    switch operation {
    case 1: "Request"
    case 2: "Reply"
    case 3: "Reverse Request"
    case 4: "Reverse Reply"
    case 5: "DRARP Request"
    case 6: "DRARP Reply"
    case 7: "DRARP Error"
    case 8: "InARP Request"
    case 9: "InARP Reply"
    case 10: "NAK"
    case 11: "MARS Request"
    case 12: "MARS Multi"
    case 23: "MAPOS UNARP"
    default: nil
    }
  }

  /// IANA "ARP Parameters", hardware types.
  private static func hardwareName(_ type: UInt16) -> String? {
    switch type {
    case 1: "Ethernet"
    case 2: "Experimental Ethernet"
    case 3: "AX.25"
    case 4: "ProNET"
    case 6: "IEEE 802"
    case 7: "ARCNET"
    case 15: "Frame Relay"
    case 16, 19, 21: "ATM"
    case 17: "HDLC"
    case 18: "Fibre Channel"
    case 20: "serial line"
    case 24: "IEEE 1394"
    case 27: "EUI-64"
    case 31: "IPsec tunnel"
    case 32: "InfiniBand"
    default: nil
    }
  }
}

extension FieldWriter {
  /// A hardware address of any length.
  fileprivate mutating func arpHardware(_ key: StaticString, _ address: Span<UInt8>) {
    guard address.count > 0 else { return say("<none>") }
    linkAddress(key, address.extracting(first: min(address.count, 64)))
  }

  /// A protocol address: IPv4's in its own form, another's in hexadecimal.
  fileprivate mutating func arpProtocol(_ key: StaticString, _ address: Span<UInt8>, _ header: ARPHeader) {
    if header.protocolType == .ipv4, address.count == 4 {
      self.address(key, v4: address.uint32(at: 0))
    } else if address.count > 0 {
      octets(key, address)
    } else {
      say("<none>")
    }
  }

  fileprivate mutating func etherTypeName(_ key: StaticString, _ type: EtherType) {
    if isText, type.name == nil {
      hexadecimal(key, type.rawValue, digits: 4)
    } else {
      name(key, type.rawValue, type.name)
    }
  }
}
