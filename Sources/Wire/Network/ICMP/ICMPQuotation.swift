/// The beginning of a packet that an ICMP error quotes (RFC 792; RFC 4443 §2.4; RFC 1812 §4.3.2.3 for how much).
public struct ICMPQuotation: Hashable, Sendable {
  /// Its bytes, counted from the ICMP header's first; what was captured of it.
  public let range: Range<Int>
  /// The decoder of its first header.
  public let layer: Layer

  /// - Returns: nil where the message is no error or quotes nothing.
  public init?(_ bytes: Span<UInt8>, _ header: ICMPHeader, as layer: Layer) {
    let start = ICMPHeader.sizeWithTypeSpecific
    guard Self.quotes(header.type, isVersion6: layer == .icmpv6), bytes.count > start else { return nil }
    // What follows the quotation are extensions (RFC 4884), no part of the packet. A length field beyond the message
    // leaves no room for them.
    range = start..<(ICMPExtensionHeader.start(bytes, header, as: layer) ?? bytes.count)
    self.layer = layer == .icmpv6 ? .ipv6 : .ipv4
  }

  /// Whether messages of the type quote the packet that they are about.
  static func quotes(_ type: UInt8, isVersion6: Bool) -> Bool {
    isVersion6 ? (1...4).contains(type) : [3, 4, 5, 11, 12].contains(type)
  }
}
