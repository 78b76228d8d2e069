import Wire

extension LayerLine {
  /// `RPL, DODAG Information Object [dagid 2001:db8::1, instance 1, version 2, rank 256]`
  static func rpl(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let (offset, limit) = (context.place.offset, context.place.limit)
    guard bytes.count > 1 else { return }
    if writer.isText { writer.name("", bytes[1], RPLMessage.name(ofCode: bytes[1]), after: ", ", unnamed: "code ") }
    let message = try RPLMessage(bytes, at: offset, limit: limit)
    if let security = message.security, writer.isVerbose {
      writer.object("security", after: ", security (")
      writer.flag("counter_is_time", security.counterIsTime, "time ")
      writer.number("counter", security.counter, after: "counter ")
      writer.number("algorithm", security.algorithm, after: ", algorithm ")
      writer.number("key_mode", security.keyMode, after: ", key mode ")
      writer.number("level", security.level, after: ", level ")
      writer.endObject(before: ")")
    }
    if let graph = message.graph { writer.address("dodag", v6: graph, after: ", dagid ") }
    if let instance = message.instance { writer.number("instance", instance, after: ", instance ") }
    if let version = message.version { writer.number("version", version, after: ", version ") }
    if let rank = message.rank { writer.number("rank", rank, after: ", rank ") }
    if let sequence = message.sequence { writer.number("sequence", sequence, after: ", seq ") }
    if let status = message.status { writer.number("status", status, after: ", status ") }
    guard writer.isVerbose else { return }
    if let flags = message.flags {
      writer.hexadecimal("flags", flags, digits: 2, after: ", flags ")
      if message.rank != nil {
        writer.flag("grounded", flags & 0x80 != 0, ", grounded")
        writer.number("mode_of_operation", flags >> 3 & 7, after: ", mop ")
        writer.number("preference", flags & 7, after: ", prf ")
      }
    }
    if let trigger = message.triggerSequence { writer.number("trigger_sequence", trigger, after: ", dtsn ") }
    // Encryption hides the options of a secured message whose level has it (RFC 6550 §6.1, levels 1 and 3).
    if let security = message.security, security.level & 1 == 1 { return writer.say(", encrypted from here on") }
    try rplOptions(bytes, from: message.optionsStart, context, &writer)
  }

  private static func rplOptions(
    _ bytes: Span<UInt8>, from start: Int, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard context.length > start else { return }
    writer.list("options")
    var cursor = TypedOptionCursor(.octets, from: start, to: context.length, as: .icmpv6)
    while let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      if writer.isText, option.type < 2 { continue }
      writer.say(", ")
      writer.item(separator: "")
      writer.name("type", option.type, RPLMessage.name(ofOption: option.type), unnamed: "option ")
      rplOption(bytes, option, &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func rplOption(_ bytes: Span<UInt8>, _ option: TypedOption, _ writer: inout FieldWriter) {
    let (start, end) = (option.data.lowerBound, option.data.upperBound)
    switch (option.type, option.data.count) {
    case (0, _), (1, _): break
    case (3, 6...):
      writer.prefix(bytes.leadingAddress(start + 6..<end), bytes[start], after: " ")
      writer.number("preference", bytes[start + 1] >> 3 & 3, after: ", prf ")
      writer.seconds("lifetime_seconds", bytes.uint32(at: start + 2), after: ", lifetime ")
    case (4, 14):
      writer.number("path_control_size", bytes[start] & 7, after: " pcs ")
      writer.number("interval_doublings", bytes[start + 1], after: ", doublings ")
      writer.number("interval_minimum", bytes[start + 2], after: ", min ")
      writer.number("redundancy", bytes[start + 3], after: ", redundancy ")
      writer.number("maximum_rank_increase", bytes.uint16(at: start + 4), after: ", max rank increase ")
      writer.number("minimum_hop_rank_increase", bytes.uint16(at: start + 6), after: ", min hop rank increase ")
      writer.number("objective_code_point", bytes.uint16(at: start + 8), after: ", ocp ")
      writer.number("default_lifetime", bytes[start + 11], after: ", lifetime ")
      writer.number("lifetime_unit_seconds", bytes.uint16(at: start + 12), after: " x ", before: " s")
    case (5, 2...):
      writer.prefix(bytes.leadingAddress(start + 2..<end), bytes[start + 1], after: " ")
    case (6, 4...):
      writer.flag("external", bytes[start] & 0x80 != 0, " external")
      writer.number("path_control", bytes[start + 1], after: " control ")
      writer.number("path_sequence", bytes[start + 2], after: ", seq ")
      writer.number("path_lifetime", bytes[start + 3], after: ", lifetime ")
      if end - start >= 20 { writer.address("parent", v6: bytes.ipv6Address(at: start + 4), after: ", parent ") }
    case (7, 19):
      writer.number("instance", bytes[start], after: " instance ")
      writer.hexadecimal("flags", bytes[start + 1], digits: 2, after: ", flags ")
      writer.address("dodag", v6: bytes.ipv6Address(at: start + 2), after: ", dagid ")
      writer.number("version", bytes[start + 18], after: ", version ")
    case (8, 30):
      writer.prefix(bytes.ipv6Address(at: start + 14), bytes[start], after: " ")
      writer.hexadecimal("flags", bytes[start + 1], digits: 2, after: ", flags ")
      writer.seconds("valid_seconds", bytes.uint32(at: start + 2), after: ", valid time ")
      writer.seconds("preferred_seconds", bytes.uint32(at: start + 6), after: ", pref. time ")
    case (9, 4): writer.hexadecimal("descriptor", bytes.uint32(at: start), digits: 8, after: " ")
    default: writer.octets("bytes", bytes.extracting(option.data), after: " 0x")
    }
  }
}
