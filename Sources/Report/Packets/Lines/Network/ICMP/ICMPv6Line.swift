import Wire

extension LayerLine {
  /// `ICMP6, echo request, id 1, seq 1, length 64`
  static func icmpv6(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let (offset, limit) = (context.place.offset, context.place.limit)
    let header = try ICMPHeader(bytes, as: .icmpv6, at: offset, limit: limit)
    writer.say("ICMP6, ")
    if writer.isText {
      icmpv6Words(bytes, header, &writer)
    } else {
      writer.name("type", header.type, ICMPv6Name.type(header.type))
      writer.name("code", header.code, ICMPv6Name.code(header.code, ofType: header.type))
    }
    let message = try ICMPv6Message(bytes, header, length: context.length, at: offset, limit: limit)
    var failure: DecodeError?
    let depth = writer.depth
    do throws(DecodeError) {
      try icmpv6Values(bytes, message, header, context, &writer)
      if let start = ICMPv6Message.optionsStart(header), writer.isVerbose {
        try neighborOptions(bytes, from: start, context, &writer)
      }
    } catch {
      writer.close(to: depth)
      failure = error
    }
    writer.checksum(header.checksum, context.verdict(bytes, field: 2, number: .icmpv6))
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
    try icmpExtensions(bytes, header, context, &writer)
  }

  /// Type and code as tcpdump says them.
  private static func icmpv6Words(_ bytes: Span<UInt8>, _ header: ICMPHeader, _ writer: inout FieldWriter) {
    writer.name("", header.type, ICMPv6Name.type(header.type), unnamed: "type ")
    // The code is a time there, and the message's name is said with its values here.
    guard header.type != 151, header.type != 155 else { return }
    if let code = ICMPv6Name.code(header.code, ofType: header.type) {
      writer.say(header.type == 3 ? " " : ", ")
      writer.say(code)
    } else if header.code != 0 {
      writer.number("", header.code, after: ", code ")
    }
    guard header.type == 1, bytes.count > 8,
      let quoted = try? IPv6Header(bytes.extracting(droppingFirst: 8))
    else { return }
    switch header.code {
    case 0, 1, 3, 4: writer.address("", v6: quoted.destination, after: " ")
    case 2: writer.address("", v6: quoted.source, after: " ")
    default: break
    }
    let transport = 8 + IPv6Header.size
    guard header.code == 4, [6, 17, 33, 132, 136].contains(quoted.nextHeader.rawValue), bytes.count >= transport + 4
    else { return }
    writer.say(" " + Names.name(of: quoted.nextHeader))
    writer.number("", bytes.uint16(at: transport + 2), after: " port ")
  }

  private static func icmpv6Values(
    _ bytes: Span<UInt8>, _ message: ICMPv6Message, _ header: ICMPHeader, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    switch message {
    case .echo(let identifier, let sequenceNumber):
      writer.number("identifier", identifier, after: ", id ")
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
    case .packetTooBig(let mtu): writer.number("mtu", mtu, after: ", mtu ")
    case .parameterProblem(let pointer): writer.number("pointer", pointer, after: " - octet ")
    case .multicastListener(let delay, let group):
      if !writer.isText || header.type == 130 {
        writer.number("maximum_response_milliseconds", delay, after: ", max resp delay ", before: " ms")
      }
      writer.address("group", v6: group, after: ", addr ")
    case .multicastQuery(let query): try multicastQuery(bytes, query, context, &writer)
    case .multicastReport(let count): try multicastReport(bytes, count, context, &writer)
    case .routerSolicitation, .routerAdvertisement, .neighborSolicitation, .neighborAdvertisement, .redirect,
      .inverseNeighbor:
      neighborDiscovery(message, &writer)
    case .routerRenumbering(let sequenceNumber, let segment, let flags, let delay):
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      if writer.isVerbose {
        writer.number("segment", segment, after: ", segment ")
        writer.bits("flags", flags, ["T", "R", "A", "S", "P"])
        writer.number("maximum_delay_milliseconds", delay, after: ", max delay ", before: " ms")
      }
    case .nodeInformation(let queryType, let flags, let nonce):
      writer.name(
        "query_type", queryType, NodeInformation.name(ofQueryType: queryType), after: ", ", unnamed: "query type ")
      if writer.isVerbose {
        writer.hexadecimal("flags", flags, after: ", flags ")
        writer.hexadecimal("nonce", nonce, digits: 16, after: ", nonce ")
      }
      nodeInformationData(bytes, header, queryType, context, &writer)
    case .homeAgentDiscovery(let identifier, let flags):
      writer.number("identifier", identifier, after: ", id ")
      writer.flag("mobile_router", flags & 0x8000 != 0, ", mobile router")
      if header.type == 145 {
        writer.addresses("home_agents", bytes, wholeAddressesEnd(bytes, from: 8), after: ", home agents ")
      }
    case .mobilePrefix(let identifier, let flags):
      writer.number("identifier", identifier, after: ", id ")
      if header.type == 147 {
        writer.flag("managed", flags & 0x8000 != 0, ", managed")
        writer.flag("other", flags & 0x4000 != 0, ", other stateful")
      }
    case .certificationPath(let identifier, let all, let component):
      writer.number("identifier", identifier, after: ", id ")
      writer.number("component", component, after: ", component ")
      if let all { writer.number("all_components", all, after: " of ") }
    case .mobility(let subtype, let identifier):
      let name: String? =
        switch (header.type, subtype) {
        case (154, 2): "router solicitation for proxy advertisement"
        case (154, 3): "proxy router advertisement"
        default: nil
        }
      writer.name("subtype", subtype, name, after: ", ", unnamed: "subtype ")
      writer.number("identifier", identifier, after: ", id ")
    case .multicastRouterAdvertisement(let interval, let queryInterval, let robustness):
      writer.number("interval_seconds", interval, after: ", interval ", before: " s")
      writer.number("query_interval_seconds", queryInterval, after: ", query interval ", before: " s")
      writer.number("robustness", robustness, after: ", robustness ")
    case .rpl: try rpl(bytes, context, &writer)
    case .locatorUpdate(let count, let operation):
      try locators(bytes, count: count, operation: operation, context, &writer)
    case .duplicateAddress(let status, let lifetime, let identifier, let address):
      writer.number("status", status, after: ", status ")
      writer.number("lifetime_minutes", lifetime, after: ", lifetime ", before: " min")
      writer.octets("owner", bytes.extracting(identifier), after: ", owner ")
      writer.address("address", v6: address, after: ", address ")
    case .extendedEchoRequest(let identifier, let sequenceNumber, let isLocal):
      extendedEcho(identifier, sequenceNumber, isLocal: isLocal, &writer)
    case .extendedEchoReply(let identifier, let sequenceNumber, let status):
      extendedEcho(identifier, sequenceNumber, status, &writer)
    case .plain: break
    }
  }

  private static func neighborDiscovery(_ message: ICMPv6Message, _ writer: inout FieldWriter) {
    switch message {
    case .routerAdvertisement(let hopLimit, let flags, let lifetime, let reachableTime, let retransmissionTimer):
      guard writer.isVerbose else { return }
      writer.number("hop_limit", hopLimit, after: ", hop limit ")
      if writer.isText {
        writer.say(", Flags [")
        writer.say(flags & 0xE4 == 0 ? "none" : "")
        writer.words([
          (flags & 0x80 != 0, "managed"), (flags & 0x40 != 0, "other stateful"), (flags & 0x20 != 0, "home agent"),
          (flags & 4 != 0, "ND proxy"),
        ])
        writer.say("], pref ")
        writer.say(["medium", "high", "reserved", "low"][Int(flags >> 3 & 3)])
      } else {
        writer.number("flags", flags)
      }
      writer.number("router_lifetime_seconds", lifetime, after: ", router lifetime ", before: "s")
      writer.number("reachable_milliseconds", reachableTime, after: ", reachable time ", before: "ms")
      writer.number("retransmission_milliseconds", retransmissionTimer, after: ", retrans timer ", before: "ms")
    case .neighborSolicitation(let target): writer.address("target", v6: target, after: ", who has ")
    case .neighborAdvertisement(let flags, let target):
      writer.address("target", v6: target, after: ", tgt is ")
      guard writer.isVerbose else { return }
      if writer.isText {
        writer.say(", Flags [")
        writer.say(flags & 0xE0 == 0 ? "none" : "")
        writer.words([
          (flags & 0x80 != 0, "router"), (flags & 0x40 != 0, "solicited"), (flags & 0x20 != 0, "override"),
        ])
        writer.say("]")
      } else {
        writer.number("flags", flags)
      }
    case .redirect(let target, let destination):
      writer.address("destination", v6: destination, after: ", ")
      writer.address("target", v6: target, after: " to ")
    default: break
    }
  }

  private static func locators(
    _ bytes: Span<UInt8>, count: UInt8, operation: UInt8, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let name = operation == 1 ? "advertisement" : operation == 2 ? "acknowledgment" : nil
    writer.name("operation", operation, name, after: ", ", unnamed: "operation ")
    writer.number("count", count, after: ", locators ")
    guard writer.isVerbose else { return }
    writer.list("locators", after: count > 0 ? ": " : "")
    for index in 0..<Int(count) {
      let start = 8 + index * 12
      guard bytes.count >= start + 12 else {
        throw DecodeError(
          .icmpv6, at: context.place.offset,
          .truncated(needed: start + 12, available: bytes.count, limit: context.place.limit))
      }
      writer.item()
      writer.address("locator", v6: IPv6Address(high: bytes.uint64(at: start), low: 0))
      writer.number("preference", bytes.uint16(at: start + 8), after: " pref ")
      writer.number("lifetime_seconds", bytes.uint16(at: start + 10), after: " lifetime ", before: " s")
      writer.endItem()
    }
    writer.endList()
  }

  /// What a node information query asks about, or a reply tells (RFC 4620 §4 to §6).
  private static func nodeInformationData(
    _ bytes: Span<UInt8>, _ header: ICMPHeader, _ queryType: UInt16, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) {
    let end = min(bytes.count, context.length)
    guard end > 16 else { return }
    if header.type == 139 {
      switch header.code {
      case 0 where end >= 32: writer.address("subject", v6: bytes.ipv6Address(at: 16), after: ", ")
      case 1: writer.domainNames("subject_names", bytes, 16..<end, after: ", ")
      case 2 where end >= 20: writer.address("subject", v4: bytes.uint32(at: 16), after: ", ")
      default: writer.octets("subject", bytes.extracting(16..<end), after: ", 0x")
      }
      return
    }
    // Each answer stands behind its time to live, a signed number.
    switch queryType {
    case 2 where end > 20: writer.domainNames("names", bytes, 20..<end, after: ", ")
    case 3, 4:
      let size = queryType == 3 ? 16 : 4
      writer.list("addresses", after: ", ")
      var place = 16
      while place + 4 + size <= end {
        writer.separate()
        if size == 16 {
          writer.address("", v6: bytes.ipv6Address(at: place + 4))
        } else {
          writer.address("", v4: bytes.uint32(at: place + 4))
        }
        place += 4 + size
      }
      writer.endList()
    default: writer.octets("bytes", bytes.extracting(16..<end), after: ", 0x")
    }
  }
}
