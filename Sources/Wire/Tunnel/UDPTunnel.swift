/// Tunnels over UDP: told by port and content together, never by port alone.
public enum UDPTunnel {
  /// Whether a port of the datagram is one that a tunnel might have: cheap, and wrong now and then on the safe side.
  @inlinable @inline(__always)
  static func mayCarry(_ header: UDPHeader) -> Bool {
    (marks &>> UInt64(header.destinationPort & 63) | marks &>> UInt64(header.sourcePort & 63)) & 1 != 0
  }

  /// Ports at which tunnels are looked for.
  static let ports: [UInt16] = []

  /// A bit for each port of `ports`, by its lowest six bits; a test holds both against each other.
  @inlinable static var marks: UInt64 { 0 }

  /// The tunnel's layer, where a port and the bytes behind the UDP header agree on one.
  ///
  /// - Parameter bytes: from the UDP header's first byte.
  @usableFromInline
  static func layer(_ bytes: Span<UInt8>, _ header: UDPHeader) -> Layer? { nil }
}
