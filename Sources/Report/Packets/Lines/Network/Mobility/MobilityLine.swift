import Wire

extension LayerLine {
  /// `mobility: binding update, seq 1, AHLK, lifetime 60 s, length 32`
  static func mobility(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("mobility: ")
    let (offset, limit) = (context.place.offset, context.place.limit)
    let header = try MobilityHeader(bytes, at: offset, limit: limit)
    if !writer.isText {
      writer.protocolNumber("payload_protocol", header.payloadProtocol)
      writer.number("header_length", header.headerLength)
    }
    writer.name("type", header.type, MobilityHeader.name(ofType: header.type), unnamed: "type ")
    let message = try MobilityMessage(bytes, header, at: offset)
    values(bytes, message, header, &writer)
    if case .homeAgentSwitch(let count) = message {
      let end = min(8 + Int(count) * 16, header.headerLength)
      writer.addresses("home_agents", bytes, 8..<(8 + (end - 8) / 16 * 16), after: ", home agents ")
    } else if writer.isVerbose, var cursor = header.options {
      try options(bytes, &cursor, context, &writer)
    }
    writer.checksum(
      header.checksum,
      context.verdict(bytes, field: 4, length: header.headerLength, number: IPProtocol(rawValue: 135)))
    writer.number("length", context.length, after: ", length ")
    if header.payloadProtocol != .noNextHeader, writer.isText {
      writer.protocolNumber("", header.payloadProtocol, after: " [!payload protocol ")
      writer.say(" should be 59]")
    }
  }

  private static func values(
    _ bytes: Span<UInt8>, _ message: MobilityMessage, _ header: MobilityHeader, _ writer: inout FieldWriter
  ) {
    switch message {
    case .refreshRequest, .homeAgentSwitch: break
    case .testInit(let cookie): writer.hexadecimal("cookie", cookie, digits: 16, after: ", cookie ")
    case .test(let nonceIndex, let cookie, let token):
      writer.number("nonce_index", nonceIndex, after: ", nonce index ")
      writer.hexadecimal("cookie", cookie, digits: 16, after: ", cookie ")
      writer.hexadecimal("keygen_token", token, digits: 16, after: ", keygen token ")
    case .update(let sequenceNumber, let flags, let lifetime):
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      writer.letters(flags, ["A", "H", "L", "K", "M", "R", "P", "F", "T", "B", "S", "D"])
      writer.lifetime(lifetime)
    case .acknowledgment(let status, let flags, let sequenceNumber, let lifetime):
      writer.name("status", status, MobilityMessage.name(ofStatus: status), after: ", ", unnamed: "status ")
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      writer.letters(UInt16(flags) << 8, ["K", "R", "P", "T", "B", "S"])
      writer.lifetime(lifetime)
    case .error(let status, let home):
      writer.name("status", status, MobilityMessage.name(ofError: status), after: ", ", unnamed: "status ")
      writer.address("home_address", v6: home, after: ", home address ")
    case .heartbeat(let flags, let sequenceNumber):
      writer.flag("response", flags & 1 != 0, ", response")
      writer.flag("unsolicited", flags & 2 != 0, ", unsolicited")
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
    case .handover(let sequenceNumber, let flags, let code):
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      writer.number("code", code, after: ", code ")
      if writer.isVerbose { writer.hexadecimal("flags", flags, digits: 2, after: ", flags ") }
    case .revocation(let kind, let triggerOrStatus, let sequenceNumber, let flags):
      let name = kind == 1 ? "indication" : kind == 2 ? "acknowledgment" : nil
      writer.name("revocation_type", kind, name, after: " ", unnamed: "type ")
      if kind == 2 {
        writer.number("status", triggerOrStatus, after: ", status ")
      } else {
        writer.number("trigger", triggerOrStatus, after: ", trigger ")
      }
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      writer.letters(flags, ["P", "V", "G"])
    case .localizedRouting(let sequenceNumber, let flags, let status, let lifetime):
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      if header.type == 18 {
        writer.flag("unsolicited", flags & 0x80 != 0, ", unsolicited")
        writer.number("status", status, after: ", status ")
      }
      writer.lifetime(lifetime)
    case .updateNotification(let sequenceNumber, let reasonOrStatus, let flags):
      writer.number("sequence_number", sequenceNumber, after: ", seq ")
      if header.type == 19 {
        writer.number("reason", reasonOrStatus, after: ", reason ")
        writer.letters(flags, ["A", "D"])
      } else {
        writer.number("status", reasonOrStatus, after: ", status ")
      }
    case .other(let data):
      if !data.isEmpty { writer.octets("bytes", bytes.extracting(data), after: ", 0x") }
    }
  }

  private static func options(
    _ bytes: Span<UInt8>, _ cursor: inout TypedOptionCursor, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("options")
    while let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      if writer.isText, option.type < 2 { continue }
      writer.say(", ")
      writer.item(separator: "")
      writer.name("type", option.type, MobilityOption.name(ofType: option.type), unnamed: "option ")
      mobilityOption(bytes, option, &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func mobilityOption(_ bytes: Span<UInt8>, _ option: TypedOption, _ writer: inout FieldWriter) {
    let (start, end) = (option.data.lowerBound, option.data.upperBound)
    switch (option.type, option.data.count) {
    case (0, _), (1, _): break
    case (2, 2): writer.number("interval_seconds", UInt32(bytes.uint16(at: start)) * 4, after: " ", before: " s")
    case (3, 16), (26, 16), (51, 16): writer.address("address", v6: bytes.ipv6Address(at: start), after: " ")
    case (4, 4):
      writer.number("home_nonce_index", bytes.uint16(at: start), after: " home ")
      writer.number("care_of_nonce_index", bytes.uint16(at: start + 2), after: ", care-of ")
    // RFC 3963 §4.3, RFC 5213 §8.3, RFC 7148 §4.1: a reserved byte, the prefix's length, the prefix.
    case (6, 18), (22, 18), (55, 18):
      writer.prefix(bytes.ipv6Address(at: start + 2), bytes[start + 1], after: " ")
    // RFC 5568 §6.4.4: a code before the address.
    case (7, 1...):
      writer.number("code", bytes[start], after: " code ")
      writer.octets("address", bytes.extracting(start + 1..<end), after: " ")
    // RFC 4283 §3: what kind of name it is; 1 is a network access identifier.
    case (8, 1...):
      writer.number("subtype", bytes[start], after: " subtype ")
      writer.text("identifier", bytes.extracting(start + 1..<end), after: " \"", before: "\"")
    // RFC 4285 §5: subtype and the association's index.
    case (9, 5...):
      writer.number("subtype", bytes[start], after: " subtype ")
      writer.hexadecimal("security_parameters_index", bytes.uint32(at: start + 1), digits: 8, after: " spi ")
      writer.octets("authenticator", bytes.extracting(start + 5..<end), after: " 0x")
    case (20, _): writer.text("service", bytes.extracting(option.data), after: " \"", before: "\"")
    case (23, 2): writer.number("handoff", bytes[start + 1], after: " ")
    case (24, 2): writer.number("technology", bytes[start + 1], after: " ")
    case (27, 8): writer.number("seconds", bytes.uint64(at: start) >> 16, after: " ", before: " s since 1970")
    case (28, 4): writer.number("count", bytes.uint32(at: start), after: " ")
    // RFC 5555 §3.1.1: the prefix's length in six bits, P, 9 reserved bits.
    case (29, 6):
      writer.address("address", v4: bytes.uint32(at: start + 2), after: " ")
      writer.number("prefix_length", bytes[start] >> 2, after: "/")
    case (30, 6):
      writer.number("status", bytes[start], after: " status ")
      writer.address("address", v4: bytes.uint32(at: start + 2), after: ", ")
      writer.number("prefix_length", bytes[start + 1] >> 2, after: "/")
    case (32, 6): writer.address("address", v4: bytes.uint32(at: start + 2), after: " ")
    case (33, 6): writer.hexadecimal("key", bytes.uint32(at: start + 2), digits: 8, after: " ")
    default:
      if !option.data.isEmpty { writer.octets("bytes", bytes.extracting(option.data), after: " 0x") }
    }
  }
}

extension FieldWriter {
  /// Flags of which people see a letter for each that is set, from the highest bit on.
  fileprivate mutating func letters(_ value: UInt16, _ letters: [StaticString]) {
    guard isText else { return number("flags", value) }
    guard value != 0 else { return }
    say(", ")
    for (index, letter) in letters.enumerated() where value << index & 0x8000 != 0 { say(letter) }
  }

  /// A lifetime in units of 4 seconds; 0xFFFF: for ever (RFC 6275 §6.1.7).
  fileprivate mutating func lifetime(_ value: UInt16) {
    guard isText, value == .max else {
      return number("lifetime_seconds", UInt32(value) * 4, after: ", lifetime ", before: " s")
    }
    say(", lifetime infinity")
  }
}
