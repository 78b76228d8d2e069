import Wire

extension LayerLine {
  /// `LACPv1, actor 02:00:00:00:00:01 port 22 key 13 [Activity, Aggregation], partner …, length 110`.
  static func slowProtocols(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let place = context.place
    let header = try SlowProtocolHeader(bytes, at: place.offset, limit: place.limit)
    writer.name("subtype", header.subtype, header.name, unnamed: "slow protocol ")
    var failure: DecodeError?
    switch header.kind {
    case .aggregation(let version), .marker(let version):
      writer.number("version", version, after: "v")
      failure = slowElements(bytes, header, context, &writer)
    case .maintenance(let flags, let code):
      writer.name("code", code, maintenanceName(code), after: ", ", unnamed: "code ")
      writer.hexadecimal("flags", flags, digits: 4, after: ", flags ")
      // Of the codes only information has elements.
      if code == 0 { failure = slowElements(bytes, header, context, &writer) }
    case .organization(let organization):
      writer.hexadecimal("organization", organization, digits: 6, after: ", organization ")
    case .other: break
    }
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
  }

  private static func slowElements(
    _ bytes: Span<UInt8>, _ header: SlowProtocolHeader, _ context: LayerContext, _ writer: inout FieldWriter
  ) -> DecodeError? {
    var cursor = SlowProtocolElementCursor(header)
    let depth = writer.depth
    var failure: DecodeError?
    writer.list("elements")
    do throws(DecodeError) {
      while let element = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
        let value = bytes.extracting(element.value)
        let isEnd = header.subtype == 1 && element.type <= 2
        guard writer.isVerbose || isEnd || header.subtype == 2 else { continue }
        writer.item(separator: "")
        writer.say(", ")
        if isEnd, let end = AggregationEnd(value) {
          writer.aggregationEnd(end, element.type)
        } else {
          writer.slowElement(header.subtype, element.type, value)
        }
        writer.endItem()
      }
    } catch {
      failure = error
    }
    writer.close(to: depth)
    return failure
  }

  /// IEEE Std 802.3 table 57-4.
  private static func maintenanceName(_ code: UInt8) -> String? {
    switch code {
    case 0: "Information"
    case 1: "Event Notification"
    case 2: "Variable Request"
    case 3: "Variable Response"
    case 4: "Loopback Control"
    case 0xFE: "Organization specific"
    default: nil
    }
  }
}

extension FieldWriter {
  fileprivate mutating func aggregationEnd(_ end: AggregationEnd, _ type: UInt8) {
    name("type", type, type == 1 ? "actor" : "partner")
    hardwareAddress("system", end.system, after: " ")
    if isVerbose { number("system_priority", end.systemPriority, after: " priority ") }
    number("key", end.key, after: " key ")
    number("port", end.port, after: " port ")
    if isVerbose { number("port_priority", end.portPriority, after: " port priority ") }
    guard isText else { return number("state", end.state) }
    let names = [
      "Activity", "Timeout", "Aggregation", "Synchronization", "Collecting", "Distributing", "Default", "Expired",
    ]
    var words: [String] = []
    for (index, name) in names.enumerated() where end.state & 1 << UInt8(index) != 0 { words.append(name) }
    say(" [" + (words.isEmpty ? "none" : words.joined(separator: ", ")) + "]")
  }

  fileprivate mutating func slowElement(_ subtype: UInt8, _ type: UInt8, _ value: Span<UInt8>) {
    switch (subtype, type) {
    case (1, 3) where value.count >= 2:
      name("type", type, "collector")
      number("maximum_delay", value.uint16(at: 0), after: " max delay ")
    case (2, 1) where value.count >= 12, (2, 2) where value.count >= 12:
      name("type", type, type == 1 ? "request" : "response")
      number("port", value.uint16(at: 0), after: " port ")
      hardwareAddress("system", value.uint48(at: 2), after: " system ")
      number("transaction", value.uint32(at: 8), after: " transaction ")
    case (3, 1) where value.count >= 14, (3, 2) where value.count >= 14:
      name("type", type, type == 1 ? "local" : "remote")
      number("version", value[0], after: " v")
      number("revision", value.uint16(at: 1), after: " revision ")
      hexadecimal("state", value[3], after: " state ")
      hexadecimal("configuration", value[4], after: " configuration ")
    default:
      number("type", type, after: "type ")
      octets("value", value, after: " ")
    }
  }
}
