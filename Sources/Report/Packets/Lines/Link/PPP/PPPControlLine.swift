import Wire

extension LayerLine {
  /// `LCP, Configure-Request, id 1, length 14`; with `-v` the options.
  static func pppControl(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let place = context.place
    if bytes.count >= PPPControlHeader.protocolSize {
      let number = bytes.uint16(at: 0)
      writer.name("protocol", number, PPPProtocolNames.name(number), unnamed: "PPP protocol ")
      // Link quality reports and the like have a form of their own.
      if number == 0xC025 || number == 0xC05B {
        return writer.number("length", context.length - PPPControlHeader.protocolSize, after: ", length ")
      }
    }
    let header = try PPPControlHeader(bytes, at: place.offset, limit: place.limit)
    writer.name("code", header.code, header.codeName, after: ", ", unnamed: "code ")
    writer.number("identifier", header.identifier, after: ", id ")
    writer.number("length", header.length, after: ", length ")
    if header.end > context.length {
      let room = context.length - PPPControlHeader.protocolSize
      writer.say(" [!longer than the \(max(room, 0)) bytes there are]")
    }
    if header.hasOptions {
      guard writer.isVerbose else { return }
      try options(header, bytes, place, &writer)
    } else {
      try PPPControlData(header, place).write(bytes, &writer)
    }
  }

  private static func options(
    _ header: PPPControlHeader, _ bytes: Span<UInt8>, _ place: LayerPlace, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard header.length > 4 else { return }
    writer.list("options", after: ", options [")
    var cursor = PPPOptionCursor(header)
    while let option = try cursor.next(bytes, at: place.offset, limit: place.limit) {
      writer.item()
      writer.name("type", option.type, option.name(in: header.protocolNumber), unnamed: "option ")
      let data = bytes.extracting(option.data)
      if data.count > 0 { value(data, of: option.type, in: header.protocolNumber, &writer) }
      writer.endItem()
    }
    writer.endList(before: "]")
  }

  /// An option's value in the form that people know it in.
  private static func value(
    _ data: Span<UInt8>, of type: UInt8, in protocolNumber: UInt16, _ writer: inout FieldWriter
  ) {
    switch (protocolNumber, type, data.count) {
    case (0xC021, 1, 2), (0xC021, 17, 2):
      writer.number("value", data.uint16(at: 0), after: " ")
    case (0xC021, 2, 4), (0xC021, 5, 4), (0x80FD, 18, 4):
      writer.hexadecimal("value", data.uint32(at: 0), digits: 8, after: " ")
    case (0xC021, 3, 2...), (0xC021, 4, 2...), (0x8021, 2, 2...):
      let number = data.uint16(at: 0)
      writer.name("value", number, PPPProtocolNames.name(number), after: " ", unnamed: "protocol ")
      if number == 0xC223, data.count > 2 {
        writer.name("algorithm", data[2], algorithm(data[2]), after: " ", unnamed: "algorithm ")
      } else if data.count > 2 {
        writer.octets("parameters", data.extracting(droppingFirst: 2), after: " ")
      }
    case (0x8021, 3, 4), (0x8021, 4, 4), (0x8021, 129...132, 4):
      writer.address("value", v4: data.uint32(at: 0), after: " ")
    case (0x8057, 1, 8):
      // An interface identifier is the lower half of an IPv6 address (RFC 5072 §4.1).
      writer.octets("value", data, after: " ")
    case (0x8031, 6, 6):
      writer.hardwareAddress("value", data.uint48(at: 0), after: " ")
    default:
      writer.octets("value", data, after: " ")
    }
  }

  /// IANA "PPP Authentication Algorithms".
  private static func algorithm(_ number: UInt8) -> String? {
    switch number {
    case 5: "MD5"
    case 6: "SHA-1"
    case 7: "SHA-256"
    case 8: "SHA3-256"
    case 128: "MS-CHAP"
    case 129: "MS-CHAP-2"
    default: nil
    }
  }
}
