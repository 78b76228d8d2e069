import Wire

extension LayerLine {
  /// `E-tag E-CID 5, ingress 0, p 0`, under `-e`.
  static func eTag(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    guard context.showsLink else { return }
    let tag = try ETag(bytes, at: context.place.offset, limit: context.place.limit)
    writer.number("channel", tag.identifier, after: "E-tag E-CID ")
    writer.number("group", tag.group, after: ", group ")
    writer.number("ingress_channel", tag.ingressIdentifier, after: ", ingress ")
    writer.number("priority", tag.priority, after: ", p ")
    writer.flag("drop_eligible", tag.dropEligible, ", DEI")
    writer.lengthOrType(tag.lengthOrType, context)
  }
}
