import Wire

/// Where bytes that may talk come from.
struct ApplicationContext {
  let number: IPProtocol
  let sourcePort: UInt16
  let destinationPort: UInt16
  /// Byte of the frame at which they begin.
  let offset: Int
  /// Bytes that there are by the packet's lengths, captured or not.
  let length: Int
  /// Whether the datagram goes on in other packets.
  var isFragment = false
}

/// What a transport's payload says, where it is recognised. People see it behind `: `; JSON has it as a layer.
enum ApplicationLine {
  static func write(_ payload: Span<UInt8>, _ context: ApplicationContext, to writer: inout FieldWriter) {
    guard !payload.isEmpty else { return }
    let found = ApplicationProtocol.recognise(
      payload, transport: context.number, sourcePort: context.sourcePort, destinationPort: context.destinationPort)
    guard let found else { return writeService(context, to: &writer) }
    begin(found.application.name, context, to: &writer)
    let depth = writer.depth
    if found.by == .port {
      writeByPort(payload, found.application, context, &writer)
    } else {
      writeContent(payload, found.application, context, &writer)
    }
    writer.close(to: depth)
    end(to: &writer)
  }

  /// One case a protocol, without `default`.
  private static func writeContent(
    _ payload: Span<UInt8>, _ application: ApplicationProtocol, _ context: ApplicationContext,
    _ writer: inout FieldWriter
  ) {
    switch application {
    case .dns, .multicastDNS, .linkLocalNames:
      writer.say(application.title)
      names(payload, application, context, &writer)
    case .dhcp: dhcp(payload, context, &writer)
    case .dhcpv6: dhcpv6(payload, context, &writer)
    case .ntp: ntp(payload, context, &writer)
    case .tls: tls(payload, context, &writer)
    case .dtls: dtls(payload, context, &writer)
    case .quic: quic(payload, context, &writer)
    case .http: http(payload, context, &writer)
    case .ssh: ssh(payload, context, &writer)
    case .smtp: textCommand(payload, .smtp, application, context, &writer)
    case .ftp: textCommand(payload, .ftp, application, context, &writer)
    case .pop3: textCommand(payload, .pop3, application, context, &writer)
    case .imap: textCommand(payload, .imap, application, context, &writer)
    case .telnet: telnet(payload, context, &writer)
    }
  }

  /// A name and the mark that nothing but the port says so; of a message of DNS that breaks a rule, what comes before.
  private static func writeByPort(
    _ payload: Span<UInt8>, _ application: ApplicationProtocol, _ context: ApplicationContext,
    _ writer: inout FieldWriter
  ) {
    writer.say(application.title)
    writer.say("?")
    if !writer.isText { writer.word("recognised_by", "port") }
    switch application {
    case .dns where payload.count >= DNSHeader.size, .multicastDNS where payload.count >= DNSHeader.size,
      .linkLocalNames where payload.count >= DNSHeader.size:
      names(payload, application, context, &writer)
    default: break
    }
  }

  /// The service that is registered for a port of a payload that is not recognised, with the mark that nothing but the
  /// port says so.
  private static func writeService(_ context: ApplicationContext, to writer: inout FieldWriter) {
    // Of two registered ports the lower is more likely the server's.
    let low = min(context.sourcePort, context.destinationPort)
    let high = max(context.sourcePort, context.destinationPort)
    guard
      let name = ServiceName.name(port: low, protocolNumber: context.number)
        ?? ServiceName.name(port: high, protocolNumber: context.number)
    else { return }
    begin("payload", context, to: &writer)
    writer.word("service", name, before: "?")
    if !writer.isText { writer.word("recognised_by", "port") }
    end(to: &writer)
  }

  private static func begin(_ layer: String, _ context: ApplicationContext, to writer: inout FieldWriter) {
    guard !writer.isText else { return writer.say(": ") }
    writer.item()
    writer.word("layer", layer)
    writer.number("offset", context.offset)
  }

  private static func end(to writer: inout FieldWriter) {
    if !writer.isText { writer.endItem() }
  }

  // MARK: What is missing

  /// Says that a message's bytes end before it does, where, and what set the end.
  ///
  /// - Parameters:
  ///   - payload: of the packet, as far as it was captured.
  ///   - title: of the protocol.
  static func writeUnfinished(
    _ payload: Span<UInt8>, _ title: String, _ context: ApplicationContext, _ writer: inout FieldWriter
  ) {
    let isCut = payload.count < context.length
    guard writer.isText else {
      writer.flag("complete", false)
      writer.word("cut_by", cutter(isCut, context))
      return
    }
    // What a segment begins the next ones go on with: no doubt about the packet.
    guard isCut || context.isFragment || context.number != .tcp else { return writer.say(" [continues]") }
    writer.say(" [|\(title): ends at byte \(context.offset &+ payload.count), ")
    writer.say("as the ")
    writer.say(cutter(isCut, context))
    writer.say(" does]")
  }

  private static func cutter(_ isCut: Bool, _ context: ApplicationContext) -> String {
    if isCut { return "capture" }
    if context.isFragment { return "fragment" }
    return context.number == .tcp ? "segment" : "datagram"
  }

  /// Says that a field has a value that cannot be.
  ///
  /// - Parameter shift: bytes of the payload before those that the fault counts from.
  static func writeFault(
    _ fault: ApplicationFault, shift: Int = 0, _ payload: Span<UInt8>, _ title: String,
    _ context: ApplicationContext, _ writer: inout FieldWriter
  ) {
    switch fault {
    case .truncated:
      writeUnfinished(payload, title, context, &writer)
    case .invalid(let place, let value):
      let offset = context.offset &+ shift &+ place
      if writer.isText {
        writer.say(" [!\(title): byte \(offset), \(value) cannot be]")
      } else {
        writer.object("error")
        writer.word("error", "invalid")
        writer.number("offset", offset)
        writer.number("value", value)
        writer.endObject()
      }
    }
  }
}

extension FieldWriter {
  /// Text from a packet, given by its place.
  mutating func text(
    _ key: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>?, after lead: StaticString = "",
    before tail: StaticString = ""
  ) {
    guard let range, range.lowerBound >= 0, range.upperBound <= bytes.count else { return }
    text(key, bytes.extracting(range), after: lead, before: tail)
  }
}
