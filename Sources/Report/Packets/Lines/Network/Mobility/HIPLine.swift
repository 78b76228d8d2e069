import Wire

extension LayerLine {
  /// `HIP I1 (v2), 2001:20::1 > 2001:20::2, DH_GROUP_LIST, length 48`
  static func hip(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("HIP ")
    let (offset, limit) = (context.place.offset, context.place.limit)
    let header = try HIPHeader(bytes, at: offset, limit: limit)
    writer.name("type", header.packetType, HIPHeader.name(ofType: header.packetType), unnamed: "type ")
    writer.number("version", header.version, after: " (v", before: ")")
    if !writer.isText {
      writer.protocolNumber("next_header", header.nextHeader)
      writer.number("header_length", header.headerLength)
    }
    writer.address("sender_host_identity_tag", v6: header.sender, after: ", ")
    writer.address("receiver_host_identity_tag", v6: header.receiver, after: " > ")
    if writer.isVerbose {
      writer.hexadecimal("controls", header.controls, digits: 4, after: ", controls ")
      writer.flag("anonymous", header.controls & 1 == 1, " (anonymous)")
    }
    var failure: DecodeError?
    if writer.isVerbose {
      let depth = writer.depth
      do throws(DecodeError) {
        try hipParameters(bytes, header, context, &writer)
      } catch {
        writer.close(to: depth)
        failure = error
      }
    }
    writer.checksum(
      header.checksum,
      context.verdict(bytes, field: 4, length: header.headerLength, number: IPProtocol(rawValue: 139)))
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
  }

  private static func hipParameters(
    _ bytes: Span<UInt8>, _ header: HIPHeader, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    var cursor = header.parameters
    writer.list("parameters")
    while let parameter = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.say(", ")
      writer.item(separator: "")
      writer.name("type", parameter.type, HIPParameter.name(ofType: parameter.type), unnamed: "parameter ")
      if !writer.isText { writer.flag("critical", HIPParameter.isCritical(parameter.type)) }
      write(bytes, parameter, &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func write(_ bytes: Span<UInt8>, _ parameter: TypedOption, _ writer: inout FieldWriter) {
    let (start, end) = (parameter.data.lowerBound, parameter.data.upperBound)
    let size = parameter.data.count
    switch parameter.type {
    // RFC 7402 §5.1.1: reserved, where the keys come from, the old and the new association.
    case 65 where size >= 12:
      writer.number("key_material_index", bytes.uint16(at: start + 2), after: " keymat ")
      writer.hexadecimal("old_security_parameters_index", bytes.uint32(at: start + 4), digits: 8, after: ", old spi ")
      writer.hexadecimal("new_security_parameters_index", bytes.uint32(at: start + 8), digits: 8, after: ", new spi ")
    case 128 where size >= 12, 129 where size >= 12: writer.number("counter", bytes.uint64(at: start + 4), after: " ")
    // RFC 7401 §5.2.4 and §5.2.5: difficulty, lifetime as a power of two, opaque, then the number.
    case 257 where size >= 4, 321 where size >= 4:
      writer.number("difficulty", bytes[start], after: " k ")
      writer.number("lifetime_code", bytes[start + 1], after: ", lifetime ")
      writer.hexadecimal("opaque", bytes.uint16(at: start + 2), digits: 4, after: ", opaque ")
      writer.octets("number", bytes.extracting(start + 4..<end), after: ", 0x")
    case 385 where size >= 4: writer.number("update_identifier", bytes.uint32(at: start), after: " ")
    case 449: numbers(bytes, parameter.data, size: 4, &writer)
    case 511,
      2_049 where size == 1:
      numbers(bytes, parameter.data, size: 1, &writer)
    case 577, 579, 2_049, 4_095:
      // ESP_TRANSFORM has two reserved bytes before its list.
      numbers(bytes, (parameter.type == 4_095 ? min(start + 2, end) : start)..<end, size: 2, &writer)
    case 513 where size >= 3:
      writer.number("group", bytes[start], after: " group ")
      writer.number("public_value_bytes", bytes.uint16(at: start + 1), after: ", ", before: " bytes")
    // §5.2.9: lengths of the identity and, in 12 bits, of the domain behind it, whose type has the highest 4.
    case 705 where size >= 6: hostIdentity(bytes, start, end, &writer)
    case 715:
      // A suite is in the high four bits of its byte.
      writer.list("suites", after: " ")
      for place in parameter.data {
        writer.separate(",")
        writer.number("", bytes[place] >> 4)
      }
      writer.endList()
    case 832 where size >= 4:
      writer.number("notify_message_type", bytes.uint16(at: start + 2), after: " ")
      if end > start + 4 { writer.octets("bytes", bytes.extracting(start + 4..<end), after: ", 0x") }
    case 930, 932, 934:
      guard size > 0 else { return }
      writer.octets("bytes", bytes.extracting(parameter.data), after: " 0x")
    case 65_498 where size >= 16, 65_502 where size >= 16:
      writer.addresses("addresses", bytes, start..<(start + size / 16 * 16), after: " ")
    default:
      if size > 0 { writer.octets("bytes", bytes.extracting(parameter.data), after: " 0x") }
    }
  }

  private static func hostIdentity(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ writer: inout FieldWriter) {
    let identity = Int(bytes.uint16(at: start))
    let domain = bytes.uint16(at: start + 2)
    let algorithms: [UInt16: String] = [3: "DSA", 5: "RSA", 7: "ECDSA", 9: "ECDSA_LOW", 13: "EdDSA"]
    let algorithm = bytes.uint16(at: start + 4)
    writer.name("algorithm", algorithm, algorithms[algorithm], after: " ", unnamed: "algorithm ")
    writer.number("identity_bytes", identity, after: ", ", before: " bytes")
    let name = start + 6 + identity
    let length = Int(domain & 0xFFF)
    guard length > 0, name + length <= end else { return }
    writer.number("domain_type", domain >> 12, after: ", domain type ")
    writer.text("domain", bytes.extracting(name..<name + length), after: " \"", before: "\"")
  }

  private static func numbers(_ bytes: Span<UInt8>, _ range: Range<Int>, size: Int, _ writer: inout FieldWriter) {
    writer.list("values", after: " ")
    for place in stride(from: range.lowerBound, to: range.upperBound - size + 1, by: size) {
      writer.separate(",")
      switch size {
      case 1: writer.number("", bytes[place])
      case 2: writer.number("", bytes.uint16(at: place))
      default: writer.number("", bytes.uint32(at: place))
      }
    }
    writer.endList()
  }
}
