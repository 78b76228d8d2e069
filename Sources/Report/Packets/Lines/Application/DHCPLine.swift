import Wire

extension ApplicationLine {
  /// `DHCP Discover from 00:0c:29:36:57:d2, xid 0x3d1d, requested 192.0.2.7, host "name"`
  static func dhcp(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    let parsed = DHCPMessage.parse(payload)
    guard let message = parsed.message else { return writeUnfinished(payload, "DHCP", context, &writer) }
    writer.say(message.hasCookie ? "DHCP" : "BOOTP")
    if let type = message.messageType {
      writer.name("message_type", type, DHCPMessage.name(ofType: type), after: " ", unnamed: "type ")
    } else {
      writer.say(message.isRequest ? " request" : " reply")
    }
    if !writer.isText {
      writer.word("operation", message.isRequest ? "request" : "reply")
      writer.number("hardware_type", message.hardwareType)
    }
    if message.hardwareLength == 6 {
      writer.hardwareAddress(
        "client_hardware_address", payload.uint48(at: message.hardwareAddress.lowerBound),
        after: message.isRequest ? " from " : " to ")
    } else if !message.hardwareAddress.isEmpty {
      writer.octets(
        "client_hardware_address", payload.extracting(message.hardwareAddress),
        after: message.isRequest ? " from " : " to ")
    }
    if writer.isVerbose {
      writer.hexadecimal("transaction", message.transaction, digits: 8, after: ", xid ")
      if !writer.isText || message.hops > 0 { writer.number("hops", message.hops, after: ", hops ") }
      if !writer.isText || message.seconds > 0 { writer.number("seconds", message.seconds, after: ", secs ") }
      writer.flag("broadcast", message.isBroadcast, ", broadcast")
    }
    writer.address("client_address", known: message.clientAddress, after: ", client ")
    writer.address("your_address", known: message.yourAddress, after: ", your ")
    writer.address("server_address", known: message.serverAddress, after: ", next server ")
    writer.address("relay_address", known: message.relayAddress, after: ", relay ")
    if let address = message.requestedAddress {
      writer.address("requested_address", v4: address, after: ", requested ")
    }
    if let address = message.serverIdentifier { writer.address("server_identifier", v4: address, after: ", server ") }
    if let lease = message.leaseTime { writer.number("lease_seconds", lease, after: ", lease ", before: " s") }
    writer.text("host_name", payload, message.hostName, after: ", host \"", before: "\"")
    writer.text("full_name", payload, message.fullName, after: ", name \"", before: "\"")
    writer.text("message", payload, message.message, after: ", message \"", before: "\"")
    if writer.isVerbose { details(message, payload, &writer) }
    if !parsed.isComplete { writeUnfinished(payload, "DHCP", context, &writer) }
  }

  private static func details(_ message: DHCPMessage, _ payload: Span<UInt8>, _ writer: inout FieldWriter) {
    writer.text("vendor_class", payload, message.vendorClass, after: ", vendor \"", before: "\"")
    if let identifier = message.clientIdentifier {
      writer.octets("client_identifier", payload.extracting(identifier), after: ", client id ")
    }
    if let mask = message.subnetMask { writer.address("subnet_mask", v4: mask, after: ", mask ") }
    writer.addresses("routers", payload, message.routers, after: ", router ")
    writer.addresses("name_servers", payload, message.nameServers, after: ", dns ")
    writer.text("domain_name", payload, message.domainName, after: ", domain \"", before: "\"")
    guard let list = message.parameterList else { return }
    writer.list("parameter_list", after: ", asks ")
    for place in list {
      writer.separate(",")
      writer.number("", payload[place])
    }
    writer.endList()
  }

  /// `DHCPv6 Solicit, xid 0x2d1bf, IA_NA 2001:db8::1`
  static func dhcpv6(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    writer.say("DHCPv6")
    let parsed = DHCPv6Message.parse(payload)
    guard let message = parsed.message else { return writeUnfinished(payload, "DHCPv6", context, &writer) }
    write(message, payload, &writer)
    if message.isRelay {
      if let address = message.linkAddress { writer.address("link_address", v6: address, after: ", link ") }
      if let address = message.peerAddress { writer.address("peer_address", v6: address, after: ", peer ") }
      let inner = message.innermost(payload)
      if inner != message {
        writer.object("relayed", after: " (")
        writer.say("DHCPv6")
        write(inner, payload, &writer)
        writer.endObject(before: ")")
      }
    }
    if !parsed.isComplete { writeUnfinished(payload, "DHCPv6", context, &writer) }
  }

  private static func write(_ message: DHCPv6Message, _ payload: Span<UInt8>, _ writer: inout FieldWriter) {
    writer.name("message_type", message.type, DHCPv6Message.name(ofType: message.type), after: " ", unnamed: "type ")
    if let hops = message.hopCount {
      writer.number("hops", hops, after: ", hops ")
    } else {
      writer.hexadecimal("transaction", message.transaction, digits: 6, after: ", xid ")
    }
    if let address = message.address { writer.address("address", v6: address, after: ", address ") }
    if let prefix = message.prefix {
      writer.address("prefix", v6: prefix, after: ", prefix ")
      writer.number("prefix_length", message.prefixLength ?? 0, after: "/")
    }
    if let status = message.status, status != 0 || !writer.isText {
      writer.name("status", status, DHCPv6Message.name(ofStatus: status), after: ", ", unnamed: "status ")
    }
    guard writer.isVerbose else { return }
    if let identifier = message.clientIdentifier {
      writer.octets("client_identifier", payload.extracting(identifier), after: ", client ")
    }
    if let identifier = message.serverIdentifier {
      writer.octets("server_identifier", payload.extracting(identifier), after: ", server ")
    }
  }
}

extension FieldWriter {
  /// An address that is zero where there is none.
  fileprivate mutating func address(_ key: StaticString, known value: UInt32, after lead: StaticString) {
    if value != 0 { address(key, v4: value, after: lead) }
  }

  /// Addresses of four bytes each.
  fileprivate mutating func addresses(
    _ key: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>?, after lead: StaticString
  ) {
    guard let range, range.count >= 4 else { return }
    list(key, after: lead)
    for place in stride(from: range.lowerBound, through: range.upperBound - 4, by: 4) {
      separate(" ")
      address("", v4: bytes.uint32(at: place))
    }
    endList()
  }
}
