import Wire

extension LayerLine {
  /// `OSPFv2, Hello, length 44, router 10.0.0.1, area 0.0.0.0, auth none`
  static func ospf(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try OSPFHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("OSPF")
    writer.number("version", header.version, after: "v")
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    writer.number("length", header.length, after: ", length ")
    writer.address("router_id", v4: header.routerID, after: ", router ")
    writer.address("area_id", v4: header.areaID, after: ", area ")
    if header.version == 2 {
      writer.name(
        "authentication", header.authenticationType, header.authenticationName, after: ", auth ", unnamed: "type ")
      if writer.isVerbose { try authentication(bytes, header, &writer) }
    } else if header.instance != 0 || !writer.isText {
      writer.number("instance", header.instance, after: ", instance ")
    }
    writer.checksum(header.checksum, verdict(bytes, header, context))
    var reader = context.reader(from: header.size, to: Int(header.length))
    var hasSignaling = false
    switch header.type {
    case 1: hasSignaling = try hello(bytes, header, &reader, &writer)
    case 2: hasSignaling = try databaseDescription(bytes, header, &reader, &writer)
    case 3: try linkStateRequest(bytes, header, &reader, &writer)
    case 4: try linkStateUpdate(bytes, header, &reader, &writer)
    case 5: try linkStateAcknowledgment(bytes, header, &reader, &writer)
    default: break
    }
    // A packet that claims more than there is shows what is there first.
    guard Int(header.length) <= context.length else { throw context.reader().refusal(.length, header.length) }
    guard writer.isVerbose, hasSignaling else { return }
    try linkLocalSignaling(bytes, header, context, &writer)
  }

  private static func authentication(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    switch header.authenticationType {
    case 1:
      var end = 24
      while end > 16, bytes[end - 1] == 0 { end -= 1 }
      writer.text("password", bytes.extracting(16..<end), after: " \"", before: "\"")
    case 2:
      writer.number("key_id", bytes[18], after: " key ")
      writer.number("digest_length", bytes[19], after: " digest ")
      writer.number("authentication_sequence", bytes.uint32(at: 20), after: " seq ")
    default: break
    }
  }

  /// Version 2 leaves the authentication out of the sum, and the sum out where a digest stands (RFC 2328 §D.4);
  /// version 3 adds the pseudo-header (RFC 5340 §4.2.2), and nobody sums where an authentication trailer takes the
  /// checksum's place (RFC 7166 §4.2).
  private static func verdict(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ context: LayerContext
  ) -> ChecksumVerdict? {
    let length = Int(header.length)
    let number = IPProtocol(rawValue: 89)
    if header.version == 3 {
      let verdict = context.verdict(bytes, field: 12, length: length, number: number)
      if case .bad = verdict, hasAuthenticationTrailer(bytes, header, context) { return .absent }
      return verdict
    }
    guard context.checksChecksums else { return nil }
    if header.authenticationType == 2 { return .absent }
    if context.isQuoted || bytes.count < length { return .cut }
    if context.network?.isFragment == true { return .fragment }
    var sum = InternetChecksum()
    sum.add(bytes.extracting(0..<12))
    sum.add(bytes.extracting(14..<16))
    sum.add(bytes.extracting(24..<length))
    let expected = ~sum.folded
    // Two forms of zero are one number in one's complement.
    if expected == header.checksum || (expected == 0 && header.checksum == 0xFFFF) { return .good }
    return .bad(expected: UInt32(expected))
  }

  /// Whether what follows a version 3 packet, and its link-local signalling, is an authentication trailer: type 1, and
  /// a length that reaches the packet's end (RFC 7166 §4.1).
  private static func hasAuthenticationTrailer(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ context: LayerContext
  ) -> Bool {
    func isTrailer(at start: Int) -> Bool {
      guard start + 16 <= min(bytes.count, context.length) else { return false }
      return bytes.uint16(at: start) == 1 && start + Int(bytes.uint16(at: start + 2)) == context.length
    }
    let end = Int(header.length)
    guard end + 4 <= bytes.count else { return false }
    return isTrailer(at: end) || isTrailer(at: end + Int(bytes.uint16(at: end + 2)) * 4)
  }

  private static func hello(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) -> Bool {
    let hello = try OSPFHello(bytes, version: header.version, &reader)
    guard writer.isVerbose else { return false }
    options(hello.options, &writer)
    writer.number("hello_interval", hello.helloInterval, after: ", hello ", before: "s")
    writer.number("dead_interval", hello.deadInterval, after: ", dead ", before: "s")
    if header.version == 2 {
      writer.address("network_mask", v4: hello.networkMask, after: ", mask ")
    } else {
      writer.number("interface_id", hello.interfaceID, after: ", interface ")
    }
    writer.number("priority", hello.priority, after: ", priority ")
    writer.address("designated_router", v4: hello.designatedRouter, after: ", DR ")
    writer.address("backup_designated_router", v4: hello.backupDesignatedRouter, after: ", BDR ")
    try writer.addresses("neighbors", .v4, bytes, &reader, after: ", neighbors {", before: "}")
    return hello.options.hasLinkLocalSignaling
  }

  static func options(_ options: OSPFOptions, after lead: StaticString = ", options [", _ writer: inout FieldWriter) {
    if !writer.isText { writer.number("options", options.rawValue) }
    writer.words("option_names", options.names, after: lead, before: "]")
  }

  private static func databaseDescription(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) -> Bool {
    let description = try OSPFDatabaseDescription(bytes, version: header.version, &reader)
    writer.flag("initial", description.flags & 4 != 0, ", init")
    writer.flag("more", description.flags & 2 != 0, ", more")
    writer.flag("master", description.flags & 1 != 0, ", master")
    writer.number("database_sequence", description.sequenceNumber, after: ", seq ")
    guard writer.isVerbose else { return false }
    options(description.options, &writer)
    writer.number("interface_mtu", description.interfaceMTU, after: ", mtu ")
    try linkStateHeaders(bytes, header, &reader, &writer)
    return description.options.hasLinkLocalSignaling
  }

  private static func linkStateRequest(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard writer.isVerbose else { return }
    writer.list("requests", after: ": ")
    while !reader.isAtEnd {
      let type = try reader.uint32(bytes)
      let identifier = try reader.uint32(bytes)
      let router = try reader.uint32(bytes)
      writer.item()
      let lower = UInt16(truncatingIfNeeded: type)
      writer.name("type", lower, LinkStateHeader.typeName(lower, version: header.version), unnamed: "type ")
      writer.address("link_state_id", v4: identifier, after: " ")
      writer.address("advertising_router", v4: router, after: " of ")
      writer.endItem()
    }
    writer.endList()
  }

  private static func linkStateAcknowledgment(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard writer.isVerbose else { return }
    try linkStateHeaders(bytes, header, &reader, &writer)
  }

  private static func linkStateHeaders(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard !reader.isAtEnd || !writer.isText else { return }
    writer.list("advertisements", after: ": ")
    while !reader.isAtEnd {
      let advertisement = try LinkStateHeader(bytes, version: header.version, &reader)
      writer.item()
      linkState(advertisement, &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func linkStateUpdate(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let count = try reader.uint32(bytes)
    writer.number("advertisement_count", count, after: ", ", before: count == 1 ? " LSA" : " LSAs")
    guard writer.isVerbose else { return }
    writer.list("advertisements", after: ": ")
    var left = count
    while left > 0 {
      left -= 1
      let advertisement = try LinkStateHeader(bytes, version: header.version, &reader)
      writer.item()
      linkState(advertisement, &writer)
      guard advertisement.length >= LinkStateHeader.size else { throw reader.refusal(.length, advertisement.length) }
      var body = try reader.part(Int(advertisement.length) - LinkStateHeader.size)
      if header.version == 2 {
        try linkStateBody2(bytes, advertisement, &body, &writer)
      } else {
        try linkStateBody3(bytes, advertisement, &body, &writer)
      }
      writer.endItem()
    }
    writer.endList()
  }

  private static func linkState(_ header: LinkStateHeader, _ writer: inout FieldWriter) {
    writer.name("type", header.type, header.typeName, unnamed: "type ")
    if let opaque = header.opaqueType {
      writer.name("opaque_type", opaque, LinkStateHeader.opaqueName(opaque), after: " ", unnamed: "opaque ")
      writer.number("opaque_id", header.linkStateID & 0xFF_FFFF, after: " ")
    }
    if !writer.isText || header.opaqueType == nil {
      writer.address("link_state_id", v4: header.linkStateID, after: " ")
    }
    writer.address("advertising_router", v4: header.advertisingRouter, after: " of ")
    writer.hexadecimal("sequence", header.sequenceNumber, digits: 8, after: " seq ")
    writer.number("age", header.age & 0x7FFF, after: " age ", before: "s")
    writer.flag("does_not_age", header.age & 0x8000 != 0, " dna")
    if let value = header.options { options(value, after: " [", &writer) }
    writer.number("length", header.length, after: " length ")
    if !writer.isText { writer.number("checksum", header.checksum) }
  }

  /// Behind the packet and its message digest: checksum, length in words, elements (RFC 5613 §2.2).
  private static func linkLocalSignaling(
    _ bytes: Span<UInt8>, _ header: OSPFHeader, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let digest = header.version == 2 && header.authenticationType == 2 ? Int(bytes[19]) : 0
    let start = Int(header.length) + digest
    guard start + 4 <= context.length else { return }
    var reader = context.reader(from: start)
    writer.object("link_local_signaling", after: ", LLS ")
    writer.hexadecimal("checksum", try reader.uint16(bytes), digits: 4, after: "cksum ")
    let words = try reader.uint16(bytes)
    writer.number("length", Int(words) * 4, after: " length ")
    var block = try reader.part(max(Int(words) * 4 - 4, 0))
    try elements("elements", bytes, &block, after: " {", before: "}", &writer)
    writer.endObject()
  }

  /// Elements of which number and bytes are shown.
  static func elements(
    _ key: StaticString, _ bytes: Span<UInt8>, _ reader: inout PartReader, after lead: StaticString,
    before tail: StaticString,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list(key, after: lead)
    while !reader.isAtEnd {
      let element = try OSPFElement(bytes, &reader)
      writer.item()
      writer.number("type", element.type, after: "type ")
      var value = element.value
      try writer.rest("value", bytes, &value)
      writer.endItem()
    }
    writer.endList(before: tail)
  }
}
