import Wire

extension LayerLine {
  /// `VN-tag 0 > 20, downstream`, under `-e`: source and destination interface.
  static func vnTag(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    guard context.showsLink else { return }
    let tag = try VNTag(bytes, at: context.place.offset, limit: context.place.limit)
    writer.number("source_interface", tag.sourceInterface, after: "VN-tag ")
    writer.number("destination_interface", tag.destinationInterface, after: " > ")
    writer.flag("downstream", tag.isDownstream, ", downstream")
    writer.flag("list", tag.isList, ", list")
    writer.flag("looped", tag.isLooped, ", looped")
    writer.number("version", tag.version, after: ", version ")
    writer.lengthOrType(tag.lengthOrType, context)
  }
}
