import Wire

extension LayerLine {
  /// `HBH (rtalert MLD)`; options that only pad are for programs.
  static func ipv6Options(
    _ bytes: Span<UInt8>, as layer: Layer, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let (offset, limit) = (context.place.offset, context.place.limit)
    let header = try IPv6ExtensionHeader(bytes, as: layer, at: offset, limit: limit)
    writer.say(layer == .hopByHopOptions ? "HBH" : "DSTOPT")
    if !writer.isText {
      writer.protocolNumber("next_header", header.nextHeader)
      writer.number("header_length", header.headerLength)
    }
    var cursor = IPv6OptionCursor(header, as: layer)
    writer.list("options")
    var isFirst = true
    while let option = try cursor.next(bytes, at: offset, limit: limit) {
      if writer.isText {
        switch option {
        case .pad1, .padN: continue
        default: break
        }
        writer.say(isFirst ? " " : ", ")
        isFirst = false
      }
      writer.item(separator: "")
      writer.name("type", option.type, IPv6Option.name(ofType: option.type), unnamed: "option ")
      write(bytes, option, &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func write(_ bytes: Span<UInt8>, _ option: IPv6Option, _ writer: inout FieldWriter) {
    switch option {
    case .pad1: break
    case .padN(let length): writer.number("padding", length)
    case .tunnelEncapsulationLimit(let limit): writer.number("limit", limit, after: " ")
    case .routerAlert(let value): writer.name("value", value, IPv6Option.name(ofRouterAlert: value), after: " ")
    case .jumboPayload(let length): writer.number("jumbo_payload_length", length, after: " ")
    case .homeAddress(let address): writer.address("home_address", v6: address, after: " ")
    case .other(let type, let data): write(bytes, type, data, &writer)
    }
  }

  private static func write(_ bytes: Span<UInt8>, _ type: UInt8, _ data: Range<Int>, _ writer: inout FieldWriter) {
    let start = data.lowerBound
    switch (type, data.count) {
    // RFC 5570 §5.1.
    case (0x07, 8...):
      writer.number("domain_of_interpretation", bytes.uint32(at: start), after: " doi ")
      writer.number("compartment_words", bytes[start + 4], after: ", compartment words ")
      writer.number("sensitivity_level", bytes[start + 5], after: ", level ")
      writer.hexadecimal("option_checksum", bytes.uint16(at: start + 6), digits: 4, after: ", cksum ")
      if data.count > 8 {
        writer.octets("compartments", bytes.extracting(start + 8..<data.upperBound), after: ", compartments 0x")
      }
    // RFC 8250 §3.2.1: the deltas are numbers scaled by powers of two, in attoseconds.
    case (0x0F, 10):
      writer.number("last_sent_scale", bytes[start], after: " scale ")
      writer.number("last_received_scale", bytes[start + 1], after: "/")
      writer.number("this_sequence", bytes.uint16(at: start + 2), after: ", psn this ")
      writer.number("last_sequence", bytes.uint16(at: start + 4), after: ", last ")
      writer.number("last_received_delta", bytes.uint16(at: start + 6), after: ", delta received ")
      writer.number("last_sent_delta", bytes.uint16(at: start + 8), after: ", sent ")
    // RFC 9486 §3: a reserved byte, then what kind of IOAM it is.
    case (0x11, 2...), (0x31, 2...):
      let names = [
        0: "pre-allocated trace", 1: "incremental trace", 2: "proof of transit", 3: "edge to edge",
        4: "direct export",
      ]
      writer.name("ioam_type", bytes[start + 1], names[Int(bytes[start + 1])], after: " ", unnamed: "type ")
      writer.octets("bytes", bytes.extracting(start + 2..<data.upperBound), after: " 0x")
    // RFC 9343 §3.1.
    case (0x12, 4):
      let word = bytes.uint32(at: start)
      writer.number("flow_monitoring_identifier", word >> 12, after: " flow ")
      writer.flag("loss", word >> 11 & 1 == 1, ", loss")
      writer.flag("delay", word >> 10 & 1 == 1, ", delay")
    // RFC 6553 §3; 0x63 is the number that RFC 9008 replaces.
    case (0x23, 4...), (0x63, 4...):
      let flags = bytes[start]
      writer.flag("down", flags & 0x80 != 0, " down")
      writer.flag("rank_error", flags & 0x40 != 0, " rank error")
      writer.flag("forwarding_error", flags & 0x20 != 0, " forwarding error")
      writer.number("instance", bytes[start + 1], after: " instance ")
      writer.number("sender_rank", bytes.uint16(at: start + 2), after: ", rank ")
    case (0x26, 6): quickStart(bytes, at: start, &writer)
    // RFC 9268 §5: R asks for the answer.
    case (0x30, 4):
      writer.number("minimum_mtu", bytes.uint16(at: start), after: " ")
      writer.number("returned_mtu", bytes.uint16(at: start + 2) & 0xFFFE, after: ", returned ")
      writer.flag("wants_return", bytes.uint16(at: start + 2) & 1 == 1, ", answer wanted")
    // RFC 7731 §6.1: S says how many bytes name the seed.
    case (0x6D, 2...):
      writer.number("seed_size_code", bytes[start] >> 6, after: " s ")
      writer.flag("largest_sequence", bytes[start] & 0x20 != 0, ", largest")
      writer.number("sequence", bytes[start + 1], after: ", seq ")
      if data.count > 2 { writer.octets("seed", bytes.extracting(start + 2..<data.upperBound), after: ", seed 0x") }
    case (0x8B, _): writer.octets("nonce", bytes.extracting(data), after: " 0x")
    // RFC 6788 §5: the length of the identifier stands before it.
    case (0x8C, 1...):
      let end = min(start + 1 + Int(bytes[start]), data.upperBound)
      writer.octets("line_identifier", bytes.extracting(start + 1..<end), after: " 0x")
    // RFC 6971 §7.
    case (0xEE, 3):
      writer.flag("duplicate", bytes[start] & 0x20 != 0, " dup")
      writer.flag("returned", bytes[start] & 0x10 != 0, " ret")
      writer.number("sequence", bytes.uint16(at: start + 1), after: " seq ")
    default: writer.octets("bytes", bytes.extracting(data), after: " 0x")
    }
  }

  /// RFC 4782 §3.1: a rate of 40,000 bit/s by 2 to the power of the code; 0: none. IPv4's option has the same six bytes.
  static func quickStart(_ bytes: Span<UInt8>, at start: Int, _ writer: inout FieldWriter) {
    let function = bytes[start] >> 4
    let name: String? = function == 0 ? "request" : function == 8 ? "report" : nil
    writer.name("function", function, name, after: " ", unnamed: "function ")
    writer.number("rate_code", bytes[start] & 0xF, after: ", rate code ")
    writer.number("quick_start_time_to_live", bytes[start + 1], after: ", ttl ")
    writer.hexadecimal("nonce", bytes.uint32(at: start + 2) >> 2, digits: 8, after: ", nonce ")
  }
}
