/// ISO's network layer protocol identifier (ISO/IEC TR 9577; IANA "NLPIDs of Interest").
public struct NetworkLayerProtocol: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The decoder of what is so announced.
  public var layer: Layer {
    switch rawValue {
    case 0xCC: .ipv4
    case 0x8E: .ipv6
    // PPP in Frame Relay (RFC 1973 §4).
    case 0xCF: .ppp
    default: .opaque
    }
  }

  /// Nil for numbers that nobody meets.
  public var name: String? {
    switch rawValue {
    case 0x00: "inactive"
    case 0x08: "Q.933"
    case 0x09: "LMI"
    case 0x80: "SNAP"
    case 0x81: "CLNP"
    case 0x82: "ES-IS"
    case 0x83: "IS-IS"
    case 0x8E: "IPv6"
    case 0xB0: "FRF.9 compression"
    case 0xB1: "FRF.12 fragment"
    case 0xC0: "TRILL"
    case 0xC1: "SPB"
    case 0xCC: "IPv4"
    case 0xCF: "PPP"
    default: nil
    }
  }
}
