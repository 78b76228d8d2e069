/// BSD loopback header: the address family of what follows (`DLT_NULL` in the writing host's byte order,
/// `DLT_LOOP` in network order; pcap-linktype(7)).
///
///      0                             31
///     +-------------------------------+
///     |         address family        |
///     +-------------------------------+
public struct LoopbackHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 4
  /// `AF_` value of the system that wrote the capture.
  public let addressFamily: UInt32

  /// IPv4 is 2 everywhere; IPv6 is 24 on NetBSD and OpenBSD, 28 on FreeBSD, 30 on macOS, 10 on Linux.
  @inlinable public var layer: Layer {
    switch addressFamily {
    case 2: .ipv4
    case 10, 24, 28, 30: .ipv6
    // No family is that great: headers of Cisco HDLC are met under this link type, whose last two bytes are an EtherType.
    case 0x1_0000...: typed
    default: .opaque
    }
  }

  /// What the last two bytes announce, taken for an EtherType.
  @usableFromInline var typed: Layer {
    switch EtherType(rawValue: UInt16(truncatingIfNeeded: addressFamily.byteSwapped)) {
    case .ipv4: .ipv4
    case .ipv6: .ipv6
    default: .opaque
    }
  }

  /// - Parameter networkOrder: as `DLT_LOOP` has it; otherwise the order is found from the value, since a family
  ///   is a small number and a capture may come from a host of either byte order.
  /// - Throws: truncated below 4 bytes.
  @inlinable
  public init(
    _ bytes: Span<UInt8>, networkOrder: Bool, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(
        networkOrder ? .loopbackNetworkOrder : .loopbackHostOrder, at: offset, needed: Self.size,
        available: bytes.count, limit: limit)
    }
    let value = bytes.uint32(at: 0)
    addressFamily = networkOrder || value <= 0xFFFF ? value : value.byteSwapped
  }
}
