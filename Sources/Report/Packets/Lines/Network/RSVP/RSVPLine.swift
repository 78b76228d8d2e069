import Wire

extension LayerLine {
  /// `RSVPv1, Path, ttl 254, session 10.0.0.3 tunnel 1, length 212`
  static func rsvp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    try rsvpMessage(bytes, context.place.offset, context.length, isInner: false, context, &writer)
  }

  /// A message, or one inside a bundle; bundles are not put into bundles (RFC 2961 §3.2).
  ///
  /// - Parameters:
  ///   - offset: of the message in its frame.
  ///   - length: bytes that it may have at most.
  private static func rsvpMessage(
    _ bytes: Span<UInt8>, _ offset: Int, _ length: Int, isInner: Bool, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try RSVPHeader(bytes, at: offset, limit: context.place.limit)
    writer.say("RSVP")
    writer.number("version", header.version, after: "v")
    writer.name("type", header.type, header.typeName, after: ", ", unnamed: "type ")
    writer.number("send_time_to_live", header.sendTimeToLive, after: ", ttl ")
    writer.number("length", header.length, after: ", length ")
    if writer.isVerbose { writer.flag("refresh_reduction", header.flags & 1 != 0, ", refresh reduction") }
    writer.checksum(header.checksum, rsvpVerdict(bytes, header, length, context))
    // A message that claims more than there is shows what is there first.
    var reader = PartReader(
      .rsvp, from: RSVPHeader.size, to: min(Int(header.length), length), at: offset, limit: context.place.limit)
    try rsvpBody(bytes, header, offset, isInner: isInner, &reader, context, &writer)
    guard Int(header.length) <= length else { throw reader.refusal(.length, header.length) }
  }

  private static func rsvpBody(
    _ bytes: Span<UInt8>, _ header: RSVPHeader, _ offset: Int, isInner: Bool, _ reader: inout PartReader,
    _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    if header.type == 12, !isInner {
      guard writer.isVerbose else { return }
      return try bundle(bytes, offset, &reader, context, &writer)
    }
    guard writer.isVerbose else { return try rsvpSession(bytes, &reader, &writer) }
    writer.list("objects", after: ": ")
    while !reader.isAtEnd {
      let object = try RSVPObject(bytes, &reader)
      writer.item()
      writer.name("class", object.classNumber, object.className, unnamed: "class ")
      writer.name("class_type", object.type, object.typeName, after: " ", unnamed: "type ")
      var value = object.value
      try rsvpValue(bytes, object, &value, &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func rsvpVerdict(
    _ bytes: Span<UInt8>, _ header: RSVPHeader, _ length: Int, _ context: LayerContext
  ) -> ChecksumVerdict? {
    guard context.checksChecksums else { return nil }
    if header.checksum == 0 { return .absent }
    guard Int(header.length) <= length else { return .cut }
    return context.verdict(
      bytes, field: 2, length: Int(header.length), usesPseudoHeader: false, number: IPProtocol(rawValue: 46))
  }

  /// Messages one after another behind the bundle's header.
  private static func bundle(
    _ bytes: Span<UInt8>, _ offset: Int, _ reader: inout PartReader, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("messages", after: ": ")
    while !reader.isAtEnd {
      let start = reader.position
      var peek = reader
      _ = try peek.take(6, bytes)
      let length = Int(try peek.uint16(bytes))
      guard length >= RSVPHeader.size else { throw reader.refusal(.length, length) }
      _ = try reader.part(length)
      writer.item(separator: "; ")
      try rsvpMessage(
        bytes.extracting(droppingFirst: start), offset + start, length, isInner: true, context, &writer)
      writer.endItem()
    }
    writer.endList()
  }

  /// What a message is about, for a line without `-v`: its first session.
  private static func rsvpSession(
    _ bytes: Span<UInt8>, _ reader: inout PartReader, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    while !reader.isAtEnd {
      let object = try RSVPObject(bytes, &reader)
      guard object.classNumber == 1 else { continue }
      writer.say(", session")
      var value = object.value
      return try rsvpValue(bytes, object, &value, &writer)
    }
  }
}
