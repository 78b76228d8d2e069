/// Tunnels over UDP: told by port and content together, never by port alone.
///
/// A wrong yes makes packets that nobody sent, a wrong no leaves a datagram as it is: so each tunnel's `fits` asks for
/// every length, every reserved bit and the packet inside to be right. Nothing is told of a header that was cut.
public enum UDPTunnel {
  /// Whether a port of the datagram is one that a tunnel might have: cheap, and wrong now and then on the safe side.
  @inlinable @inline(__always)
  static func mayCarry(_ header: UDPHeader) -> Bool {
    (marks &>> UInt64(header.destinationPort & 63) | marks &>> UInt64(header.sourcePort & 63)) & 1 != 0
  }

  /// Ports at which tunnels are looked for (IANA "Service Name and Transport Protocol Port Number Registry", but for
  /// Linux's older VXLAN, 8472, and WireGuard's usual one, 51820).
  static let ports: [UInt16] = [
    1_701, 2_123, 2_152, 3_544, 4_341, 4_500, 4_754, 4_789, 4_790, 6_081, 6_635, 8_472, 51_820,
  ]

  /// A bit for each port of `ports`, by its lowest six bits; a test holds both against each other.
  @inlinable static var marks: UInt64 { 0x0060_1920_0114_0802 }

  /// The tunnel's layer, where a port and the bytes behind the UDP header agree on one.
  ///
  /// - Parameter bytes: from the UDP header's first byte.
  @usableFromInline
  static func layer(_ bytes: Span<UInt8>, _ header: UDPHeader) -> Layer? {
    // Zero: a length beyond 16 bits, left for the card or in a jumbogram.
    let room = header.length == 0 ? Int.max &>> 1 : Int(header.length) &- UDPHeader.size
    guard room > 0, bytes.count > UDPHeader.size else { return nil }
    var payload = bytes.extracting(droppingFirst: UDPHeader.size)
    if payload.count > room { payload = payload.extracting(first: room) }
    // Overlays take a port at random for the sender, so that routers spread the load.
    switch header.destinationPort {
    case 4_789: if VXLANHeader.fits(payload, room: room, isRegistered: true) { return .vxlan }
    case 8_472: if VXLANHeader.fits(payload, room: room, isRegistered: false) { return .vxlan }
    case 4_790: if VXLANGPEHeader.fits(payload, room: room) { return .vxlanGPE }
    case 6_081: if GeneveHeader.fits(payload, room: room) { return .geneve }
    case 4_341: if LISPHeader.fits(payload, room: room) { return .lisp }
    case 6_635: if MPLSInUDP.fits(payload, room: room) { return .mpls }
    case 4_754: if GREHeader.fits(payload, room: room) { return .gre }
    default: break
    }
    return ofEitherPort(header.destinationPort, payload, room) ?? ofEitherPort(header.sourcePort, payload, room)
  }

  /// Those whose answers come from the port that the questions go to.
  private static func ofEitherPort(_ port: UInt16, _ payload: Span<UInt8>, _ room: Int) -> Layer? {
    let layer: Layer
    let fits: Bool
    switch port {
    case 2_152: (layer, fits) = (.gtpU, GTPHeader.fits(payload, room: room, isControl: false))
    case 2_123: (layer, fits) = (.gtpU, GTPHeader.fits(payload, room: room, isControl: true))
    case 3_544: (layer, fits) = (.teredo, TeredoHeader.fits(payload, room: room))
    case 1_701: (layer, fits) = (.l2tpv2, L2TPv2Header.fits(payload, room: room))
    case 4_500: (layer, fits) = (.esp, isSecurityPayload(payload, room))
    case 51_820: (layer, fits) = (.wireGuard, WireGuardHeader.fits(payload, room: room))
    default: return nil
    }
    return fits ? layer : nil
  }

  /// ESP in UDP, RFC 3948 §2: no non-ESP marker (four zeros, before IKE), no keepalive (one byte), a security
  /// parameters index that is not reserved, and whole words (RFC 4303 §2.4).
  private static func isSecurityPayload(_ bytes: Span<UInt8>, _ room: Int) -> Bool {
    // Two numbers, one block of the smallest cipher, the smallest integrity check value.
    guard bytes.count >= 8, room >= 20, room & 3 == 0, bytes.uint32(at: 0) > 255, bytes.uint32(at: 4) > 0 else {
      return false
    }
    // WireGuard is sometimes put on this port to get through.
    return !WireGuardHeader.fits(bytes, room: room)
  }
}
