import Wire

extension LayerLine {
  /// `VXLAN, vni 100`
  static func vxlan(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try VXLANHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("VXLAN")
    if header.hasNetworkIdentifier || !writer.isText {
      writer.number("network_identifier", header.networkIdentifier, after: ", vni ")
    }
    if let group = header.groupPolicy { writer.number("group_policy", group, after: ", group ") }
    if writer.isVerbose {
      writer.hexadecimal("flags", header.flags, digits: 4, after: ", flags ")
      writer.flag("forbids_learning", header.forbidsLearning, ", no learning")
      writer.flag("policy_applied", header.isPolicyApplied, ", policy applied")
    }
    writer.tunnelLength(context)
  }
}
