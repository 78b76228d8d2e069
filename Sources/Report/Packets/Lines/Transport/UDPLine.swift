import Wire

extension LayerLine {
  /// `UDP, length 20`
  static func udp(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    if bytes.count >= 4, !writer.isText { ports(bytes, &writer) }
    let header = try UDPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say(context.isQuiet ? "udp" : "UDP")
    writer.checksum(header.checksum, verdict(bytes, header, context))
    let available = max(context.length - UDPHeader.size, 0)
    if writer.isText {
      let claimed = Int(header.length) - UDPHeader.size
      writer.number("", header.length == 0 ? available : max(claimed, 0), after: ", length ")
      // More than IP has room for, or less than the header: a value that cannot be is shown.
      if header.length != 0, claimed < 0 || claimed > available, context.network?.isFragment == false {
        writer.number("", header.length, after: " [!UDP length ", before: ", IP has room for ")
        writer.number("", context.length, before: "]")
      }
    } else {
      writer.number("length", header.length)
    }
  }

  private static func verdict(
    _ bytes: Span<UInt8>, _ header: UDPHeader, _ context: LayerContext
  ) -> ChecksumVerdict? {
    guard context.checksChecksums else { return nil }
    if header.checksum == 0 {
      // RFC 6935 §5 lets tunnels do without; everywhere else IPv6 needs one (RFC 8200 §8.1).
      return context.network?.source.version == .v6 ? .forbidden : .absent
    }
    let length = header.length == 0 ? context.length : Int(header.length)
    guard length >= UDPHeader.size else { return .cut }
    return context.verdict(bytes, field: 6, length: length, number: .udp)
  }
}
