import Wire

extension LayerLine {
  /// `AF IPv4 (2), length 60`, under `-e`.
  static func loopback(
    _ bytes: Span<UInt8>, networkOrder: Bool, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try LoopbackHeader(
      bytes, networkOrder: networkOrder, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    let name: String? =
      switch header.layer {
      case .ipv4: "IPv4"
      case .ipv6: "IPv6"
      default: nil
      }
    if writer.isText {
      writer.say("AF \(name ?? "unknown") (\(header.addressFamily)), length \(context.length)")
    } else {
      writer.name("address_family", header.addressFamily, name)
    }
  }
}
