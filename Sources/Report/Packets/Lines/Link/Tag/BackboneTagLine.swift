import Wire

extension LayerLine {
  /// `802.1ah I-SID 256, p 0`, under `-e`.
  static func backboneTag(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard context.showsLink else { return }
    let tag = try BackboneTag(bytes, at: context.place.offset, limit: context.place.limit)
    writer.number("service", tag.serviceIdentifier, after: "802.1ah I-SID ")
    writer.number("priority", tag.priority, after: ", p ")
    writer.flag("drop_eligible", tag.dropEligible, ", DEI")
    writer.flag("customer_addresses", tag.usesCustomerAddresses, ", UCA")
  }
}
