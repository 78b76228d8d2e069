import Wire

extension LayerLine {
  /// `ICMP echo request, id 1, seq 1, length 64`
  static func icmp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let (offset, limit) = (context.place.offset, context.place.limit)
    let header = try ICMPHeader(bytes, at: offset, limit: limit)
    writer.say("ICMP ")
    if writer.isText {
      icmpWords(bytes, header, &writer)
    } else {
      writer.name("type", header.type, ICMPName.type(header.type))
      writer.name("code", header.code, ICMPName.code(header.code, ofType: header.type))
    }
    let message = try ICMPMessage(bytes, header, at: offset, limit: limit)
    icmpValues(message, header, &writer)
    var failure: DecodeError?
    if case .routerAdvertisement(let count, let entrySize, _) = message {
      failure = routers(bytes, count: count, entrySize: entrySize, context, &writer)
    }
    writer.checksum(header.checksum, context.verdict(bytes, field: 2, usesPseudoHeader: false, number: .icmp))
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
    try icmpExtensions(bytes, header, context, &writer)
  }

  /// Type and code as tcpdump says them; an error names what could not be reached.
  private static func icmpWords(_ bytes: Span<UInt8>, _ header: ICMPHeader, _ writer: inout FieldWriter) {
    let code = ICMPName.code(header.code, ofType: header.type)
    switch header.type {
    case 3: unreachableWords(bytes, header.code, code, &writer)
    case 5 where code != nil:
      writer.say("redirect")
      if let quoted = QuotedPacket(bytes) { writer.address("", v4: quoted.destination, after: " ") }
      writer.say(" to ")
      writer.say(code ?? "")
    case 11 where header.code == 1: writer.say("ip reassembly time exceeded")
    case 12 where header.code <= 2:
      writer.say("parameter problem")
      if header.code > 0 { writer.say(", " + (code ?? "")) }
    case 9 where header.code == 0: writer.say("router advertisement")
    default:
      writer.name("", header.type, ICMPName.type(header.type), unnamed: "type ")
      if let code {
        writer.say(header.type == 11 ? " " : ", ")
        writer.say(code)
      } else if header.code != 0 {
        writer.number("", header.code, after: ", code ")
      }
    }
  }

  /// `10.0.0.1 udp port 53 unreachable`
  private static func unreachableWords(
    _ bytes: Span<UInt8>, _ number: UInt8, _ name: String?, _ writer: inout FieldWriter
  ) {
    guard let name else { return writer.number("", number, after: "destination unreachable, code ") }
    guard let quoted = QuotedPacket(bytes) else { return writer.say(name) }
    func destination(_ writer: inout FieldWriter) { writer.address("", v4: quoted.destination) }
    switch number {
    case 0, 1:
      writer.say(number == 0 ? "net " : "host ")
      writer.address("", v4: quoted.destination, before: " unreachable")
    case 2:
      destination(&writer)
      writer.number("", quoted.number.rawValue, after: " protocol ", before: " unreachable")
    case 3:
      destination(&writer)
      writer.say(" " + Names.name(of: quoted.number))
      if let port = quoted.destinationPort { writer.number("", port, after: " port ") }
      writer.say(" unreachable")
    case 8:
      writer.address("", v4: quoted.source, before: " unreachable - source host isolated")
    default:
      destination(&writer)
      writer.say(" unreachable - ")
      writer.say(name)
    }
  }

  private static func icmpValues(_ message: ICMPMessage, _ header: ICMPHeader, _ writer: inout FieldWriter) {
    switch message {
    case .echo(let identifier, let sequenceNumber):
      writer.number("identifier", identifier, after: ", id ")
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
    case .unreachable(let mtu):
      guard header.code == 4 else { return }
      writer.number("next_hop_mtu", mtu, after: " (mtu ", before: ")")
    case .redirect(let gateway): writer.address("gateway", v4: gateway, after: ", gateway ")
    case .alternateAddress(let address): writer.address("address", v4: address, after: " ")
    case .routerAdvertisement(let count, let entrySize, let lifetime):
      writer.number("lifetime_seconds", lifetime, after: ", lifetime ", before: " s")
      writer.number("count", count, after: ", routers ")
      if !writer.isText || entrySize != 8 { writer.number("entry_size", entrySize, after: " of ", before: " bytes") }
    case .parameterProblem(let pointer):
      writer.number("pointer", pointer, after: ", octet ")
    case .timestamp(let identifier, let sequenceNumber, let originate, let receive, let transmit):
      writer.number("identifier", identifier, after: ", id ")
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      writer.timeOfDay("originate_milliseconds", originate, after: ", org ")
      guard header.type == 14 || !writer.isText else { return }
      writer.timeOfDay("receive_milliseconds", receive, after: ", recv ")
      writer.timeOfDay("transmit_milliseconds", transmit, after: ", xmit ")
    case .addressMask(let identifier, let sequenceNumber, let mask):
      writer.number("identifier", identifier, after: ", id ")
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      writer.address("mask", v4: mask, after: ", mask ")
    case .traceroute(let identifier, let outbound, let back, let speed, let mtu):
      writer.number("identifier", identifier, after: ", id ")
      writer.number("outbound_hops", outbound, after: ", outbound hops ")
      writer.number("return_hops", back, after: ", return hops ")
      writer.number("link_bytes_per_second", speed, after: ", link speed ", before: " B/s")
      writer.number("link_mtu", mtu, after: ", link mtu ")
    case .conversionError(let pointer): writer.number("pointer", pointer, after: ", octet ")
    case .securityFailure(let pointer): writer.number("pointer", pointer, after: ", octet ")
    case .extendedEchoRequest(let identifier, let sequenceNumber, let isLocal):
      extendedEcho(identifier, sequenceNumber, isLocal: isLocal, &writer)
    case .extendedEchoReply(let identifier, let sequenceNumber, let status):
      extendedEcho(identifier, sequenceNumber, status, &writer)
    case .plain: break
    }
  }

  static func extendedEcho(
    _ identifier: UInt16, _ sequenceNumber: UInt8, isLocal: Bool, _ writer: inout FieldWriter
  ) {
    writer.number("identifier", identifier, after: ", id ")
    writer.number("sequence_number", sequenceNumber, after: ", seq ")
    writer.flag("local", isLocal, ", local")
  }

  static func extendedEcho(
    _ identifier: UInt16, _ sequenceNumber: UInt8, _ status: ICMPMessage.ExtendedEchoStatus,
    _ writer: inout FieldWriter
  ) {
    writer.number("identifier", identifier, after: ", id ")
    writer.number("sequence_number", sequenceNumber, after: ", seq ")
    if !writer.isText || status.state != 0 {
      writer.name("state", status.state, status.stateName, after: ", ", unnamed: "state ")
    }
    writer.flag("active", status.isActive, ", active")
    writer.flag("ipv4", status.runsIPv4, ", IPv4")
    writer.flag("ipv6", status.runsIPv6, ", IPv6")
  }

  /// The entries of a router advertisement, RFC 1256 §3: an address and how much it is preferred, signed.
  ///
  /// - Returns: why not all of them are there.
  private static func routers(
    _ bytes: Span<UInt8>, count: UInt8, entrySize: Int, _ context: LayerContext, _ writer: inout FieldWriter
  ) -> DecodeError? {
    let (offset, limit) = (context.place.offset, context.place.limit)
    guard entrySize >= 8 || count == 0 else {
      return DecodeError(.icmp, at: offset, .invalid(.count, value: UInt64(entrySize / 4)))
    }
    writer.list("routers", after: count > 0 ? ": " : "")
    defer { writer.endList() }
    for index in 0..<Int(count) {
      let start = 8 + index * entrySize
      guard start + entrySize <= bytes.count else {
        return DecodeError(
          .icmp, at: offset, .truncated(needed: start + entrySize, available: bytes.count, limit: limit))
      }
      writer.item()
      writer.address("address", v4: bytes.uint32(at: start))
      writer.number(
        "preference", Int32(bitPattern: bytes.uint32(at: start + 4)), after: " (preference ", before: ")")
      writer.endItem()
    }
    return nil
  }
}

/// What an ICMP error's words need of the IPv4 packet that it quotes.
private struct QuotedPacket {
  let source: UInt32
  let destination: UInt32
  let number: IPProtocol
  /// nil where its protocol has no ports, or the quotation ends before.
  let destinationPort: UInt16?

  /// - Parameter bytes: from the ICMP header's first byte.
  init?(_ bytes: Span<UInt8>) {
    guard bytes.count > ICMPHeader.sizeWithTypeSpecific else { return nil }
    let packet = bytes.extracting(droppingFirst: ICMPHeader.sizeWithTypeSpecific)
    guard let header = try? IPv4Header(packet) else { return nil }
    source = header.source
    destination = header.destination
    number = header.protocolNumber
    let hasPorts = [6, 17, 33, 132, 136].contains(number.rawValue) && header.fragmentOffset == 0
    destinationPort =
      hasPorts && packet.count >= header.headerLength + 4 ? packet.uint16(at: header.headerLength + 2) : nil
  }
}

extension FieldWriter {
  /// Milliseconds since midnight as `14:01:02.003`; with the highest bit set in another unit (RFC 792), as a number.
  fileprivate mutating func timeOfDay(_ key: StaticString, _ value: UInt32, after lead: StaticString) {
    guard isText, value < 86_400_000 else { return number(key, value, after: lead) }
    say(lead)
    bytes.appendDecimal(UInt64(value / 3_600_000), digits: 2)
    say(":")
    bytes.appendDecimal(UInt64(value / 60_000 % 60), digits: 2)
    say(":")
    bytes.appendDecimal(UInt64(value / 1_000 % 60), digits: 2)
    say(".")
    bytes.appendDecimal(UInt64(value % 1_000), digits: 3)
  }
}
