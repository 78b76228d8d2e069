import Wire

extension LayerLine {
  /// `, options (RR 203.0.113.1, 203.0.113.2^,NOP)` as tcpdump has it.
  ///
  /// - Parameter bytes: from the header's first byte.
  static func ipv4Options(
    _ bytes: Span<UInt8>, _ header: IPv4Header, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("options", after: ", options (")
    var cursor = IPv4OptionCursor(header)
    while let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.item(separator: ",")
      writer.name("kind", option.kind.rawValue, option.kind.name, unnamed: "option ")
      write(bytes, option, &writer)
      writer.endItem()
    }
    writer.endList(before: ")")
  }

  private static func write(_ bytes: Span<UInt8>, _ option: IPv4Option, _ writer: inout FieldWriter) {
    let (start, end) = (option.data.lowerBound, option.data.upperBound)
    switch (option.kind, option.data.count) {
    case (.endOfList, _), (.noOperation, _): break
    case (.recordRoute, 1...), (.looseSourceRoute, 1...), (.strictSourceRoute, 1...):
      route(bytes, option, &writer)
    case (.timestamp, 2...): timestamps(bytes, option, &writer)
    case (.routerAlert, 2):
      let value = bytes.uint16(at: start)
      if !writer.isText || value != 0 { writer.number("value", value, after: " value ") }
    case (.streamIdentifier, 2): writer.number("stream", bytes.uint16(at: start), after: " ")
    case (.security, 1...):
      writer.name(
        "classification", bytes[start], IPv4Option.name(ofClassification: bytes[start]), after: " ", unnamed: "level ")
      if option.data.count > 1 {
        writer.octets("authorities", bytes.extracting(start + 1..<end), after: ", authorities 0x")
      }
    case (.commercialSecurity, 4...): commercialSecurity(bytes, option, &writer)
    case (.mtuProbe, 2), (.mtuReply, 2): writer.number("mtu", bytes.uint16(at: start), after: " ")
    case (.quickStart, 6): quickStart(bytes, at: start, &writer)
    case (.traceroute, 10):
      writer.number("identifier", bytes.uint16(at: start), after: " id ")
      writer.number("outbound_hops", bytes.uint16(at: start + 2), after: ", outbound hops ")
      writer.number("return_hops", bytes.uint16(at: start + 4), after: ", return hops ")
      writer.address("originator", v4: bytes.uint32(at: start + 6), after: ", from ")
    case (.directedBroadcast, 4...): writer.addresses(bytes, start, end)
    default:
      if end > start { writer.octets("bytes", bytes.extracting(start..<end), after: " 0x") }
    }
  }

  /// RFC 791 §3.1: the pointer counts from the option's first byte, from 1; people see `^` at it.
  private static func route(_ bytes: Span<UInt8>, _ option: IPv4Option, _ writer: inout FieldWriter) {
    let pointer = bytes[option.data.lowerBound]
    if !writer.isText { writer.number("pointer", pointer) }
    let first = option.data.lowerBound + 1
    if writer.isText, pointer < 4 || pointer & 3 != 0 { writer.number("", pointer, after: " [bad ptr ", before: "]") }
    writer.list("addresses", after: first < option.data.upperBound ? " " : "")
    for place in stride(from: first, to: option.data.upperBound - 3, by: 4) {
      writer.separate(", ")
      if place - first + 4 == Int(pointer) { writer.say("^") }
      writer.address("", v4: bytes.uint32(at: place))
    }
    writer.endList()
  }

  /// RFC 781: times alone, with addresses, or of the addresses that were asked; the overflow counts who had no room.
  private static func timestamps(_ bytes: Span<UInt8>, _ option: IPv4Option, _ writer: inout FieldWriter) {
    let start = option.data.lowerBound
    let form = bytes[start + 1] & 0xF
    writer.number("pointer", bytes[start], after: " ptr ")
    writer.number("overflow", bytes[start + 1] >> 4, after: ", overflow ")
    let names: [UInt8: String] = [0: "TSONLY", 1: "TS+ADDR", 3: "PRESPEC"]
    writer.name("form", form, names[form], after: ", ", unnamed: "form ")
    let hasAddress = form == 1 || form == 3
    let size = hasAddress ? 8 : 4
    writer.list("entries")
    for place in stride(from: start + 2, to: option.data.upperBound - size + 1, by: size) {
      // What lies behind the pointer has not been filled in, except the addresses that are asked for.
      let isFilled = place - start + 3 < Int(bytes[start])
      if writer.isText, !isFilled, form != 3 { break }
      writer.say(" ")
      writer.item(separator: "")
      if hasAddress { writer.address("address", v4: bytes.uint32(at: place), before: "@") }
      if isFilled {
        writer.number("milliseconds", bytes.uint32(at: place + size - 4))
      } else {
        writer.say("?")
      }
      writer.endItem()
    }
    writer.endList()
  }

  /// FIPS 188 §5: a domain of interpretation, then tags that count their own two bytes.
  private static func commercialSecurity(
    _ bytes: Span<UInt8>, _ option: IPv4Option, _ writer: inout FieldWriter
  ) {
    let start = option.data.lowerBound
    writer.number("domain_of_interpretation", bytes.uint32(at: start), after: " doi ")
    writer.list("tags")
    var place = start + 4
    while place + 2 <= option.data.upperBound {
      let length = Int(bytes[place + 1])
      guard length >= 2, place + length <= option.data.upperBound else {
        writer.say(" [!]")
        break
      }
      writer.item(separator: "")
      writer.number("type", bytes[place], after: " tag ")
      if [1, 2, 5].contains(bytes[place]), length >= 4 {
        writer.number("level", bytes[place + 3], after: " level ")
        if length > 4 { writer.octets("categories", bytes.extracting(place + 4..<place + length), after: " 0x") }
      } else if length > 2 {
        writer.octets("bytes", bytes.extracting(place + 2..<place + length), after: " 0x")
      }
      writer.endItem()
      place += length
    }
    writer.endList()
  }
}

extension FieldWriter {
  fileprivate mutating func addresses(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    list("addresses", after: " ")
    for place in stride(from: start, to: end - 3, by: 4) {
      separate(", ")
      address("", v4: bytes.uint32(at: place))
    }
    endList()
  }
}
