extension IPv6Option {
  /// - Returns: what an option's type is called (IANA "Destination Options and Hop-by-Hop Options"); nil where it is not
  ///   assigned.
  public static func name(ofType number: UInt8) -> String? {
    switch number {
    case 0x00: "pad1"
    case 0x01: "padN"
    case 0x04: "tunnel encapsulation limit"
    case 0x05: "router alert"
    case 0x07: "CALIPSO"
    case 0x08: "duplicate packet detection"
    case 0x0F: "performance and diagnostic metrics"
    case 0x11, 0x31: "IOAM"
    case 0x12: "alternate marking"
    case 0x23, 0x63: "RPL"
    case 0x26: "quick-start"
    case 0x30: "minimum path MTU"
    case 0x4D: "deprecated"
    case 0x6D: "MPL"
    case 0x8A: "endpoint identification"
    case 0x8B: "ILNP nonce"
    case 0x8C: "line identification"
    case 0xC2: "jumbo payload"
    case 0xC9: "home address"
    case 0xEE: "depth-first forwarding"
    case 0x1E, 0x3E, 0x5E, 0x7E, 0x9E, 0xBE, 0xDE, 0xFE: "experiment"
    default: nil
    }
  }

  /// What a router alert is for (IANA "IPv6 Router Alert Option Values"); IPv4's value 0 has another meaning.
  public static func name(ofRouterAlert value: UInt16) -> String? {
    switch value {
    case 0: "MLD"
    case 1: "RSVP"
    case 2: "active networks"
    case 4...35: "aggregated reservation"
    case 36...67: "QoS NSLP aggregation"
    case 68: "NSIS NATFW NSLP"
    case 69: "MPLS OAM"
    case 65_503...65_534: "experiment"
    default: nil
    }
  }
}

extension IPv6ExtensionHeader {
  /// The length that a jumbo payload option among the hop-by-hop options says the packet has, without the IPv6 header
  /// (RFC 2675 §2); nil where there is none that can be read.
  ///
  /// - Parameter bytes: from the hop-by-hop options' first byte.
  public static func jumboPayloadLength(_ bytes: Span<UInt8>) -> Int? {
    guard bytes.count >= size else { return nil }
    var cursor = IPv6OptionCursor(headerLength: (Int(bytes[1]) &+ 1) &<< 3, as: .hopByHopOptions)
    while let option = try? cursor.next(bytes) {
      // §3: one that is not above 65,535 is an error; the length in the IPv6 header should have said it.
      if case .jumboPayload(let length) = option { return length > 0xFFFF ? Int(length) : nil }
    }
    return nil
  }
}
