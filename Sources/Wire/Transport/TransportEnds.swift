/// The two ports at the beginning of a transport other than TCP and UDP, and where its header ends.
@usableFromInline
struct TransportEnds {
  @usableFromInline let source: UInt16
  @usableFromInline let destination: UInt16
  @usableFromInline let headerLength: Int

  /// - Throws: truncated below the four bytes of the ports, or where the packet's own length has no room for SCTP's
  ///   common header: that is no SCTP packet (RFC 9260 §3), whereas one that the capture cut has its ports.
  @usableFromInline
  init(_ bytes: Span<UInt8>, of layer: Layer, at offset: Int, limit: DecodeError.Limit) throws(DecodeError) {
    let needed = layer == .sctp && limit == .lengthField ? SCTPHeader.size : 4
    guard bytes.count >= needed else {
      throw truncated(layer, at: offset, needed: needed, available: bytes.count, limit: limit)
    }
    source = bytes.uint16(at: 0)
    destination = bytes.uint16(at: 2)
    headerLength =
      switch layer {
      // The common header; chunks are its payload (RFC 9260 §3.1).
      case .sctp: SCTPHeader.size
      // Data Offset counts words (RFC 4340 §5.1).
      case .dccp: bytes.count > 4 ? max(Int(bytes[4]) &* 4, DCCPHeader.size) : DCCPHeader.size
      default: UDPLiteHeader.size
      }
  }
}
