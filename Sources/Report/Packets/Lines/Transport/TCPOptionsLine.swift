import Wire

extension LayerLine {
  /// The options of a TCP header, which has some.
  ///
  /// - Parameter bytes: from the header's first byte.
  static func tcpOptions(
    _ bytes: Span<UInt8>, _ header: TCPHeader, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
  }
}
