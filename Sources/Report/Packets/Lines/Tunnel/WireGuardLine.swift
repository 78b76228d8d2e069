import Wire

extension LayerLine {
  /// `WireGuard, transport data, receiver 0x5b3c9d1a, counter 3, length 96`
  static func wireGuard(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try WireGuardHeader(bytes, at: context.place.offset, limit: context.place.limit)
    let isKeepalive = header.kind == .transportData && context.length == header.kind.size
    writer.name("type", header.kind.rawValue, isKeepalive ? "keepalive" : words(header.kind), after: "WireGuard, ")
    if let sender = header.sender { writer.hexadecimal("sender", sender, digits: 8, after: ", sender ") }
    if let receiver = header.receiver { writer.hexadecimal("receiver", receiver, digits: 8, after: ", receiver ") }
    if let counter = header.counter { writer.number("counter", counter, after: ", counter ") }
    writer.number("length", context.length, after: ", length ")
  }

  private static func words(_ kind: WireGuardHeader.Kind) -> String {
    switch kind {
    case .handshakeInitiation: "handshake initiation"
    case .handshakeResponse: "handshake response"
    case .cookieReply: "cookie reply"
    case .transportData: "transport data"
    }
  }
}
