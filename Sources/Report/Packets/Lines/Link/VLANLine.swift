import Wire

extension LayerLine {
  /// `vlan 100, p 3, DEI, ethertype IPv4 (0x0800)`, under `-e`.
  static func vlan(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let tag = try VLANTag(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink || context.next == nil else { return }
    writer.number("identifier", tag.identifier, after: "vlan ")
    writer.number("priority", tag.priority, after: ", p ")
    writer.flag("drop_eligible", tag.dropEligible, ", DEI")
    if let type = tag.etherType {
      writer.etherType("ether_type", type, after: ", ethertype ")
    } else {
      writer.number("length", tag.lengthOrType, after: ", 802.3 length ")
    }
  }
}
