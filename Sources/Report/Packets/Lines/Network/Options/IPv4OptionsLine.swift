import Wire

extension LayerLine {
  /// The options of an IPv4 header, which has some.
  ///
  /// - Parameter bytes: from the header's first byte.
  static func ipv4Options(
    _ bytes: Span<UInt8>, _ header: IPv4Header, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
  }
}
