import Wire

extension NetworkContext {
  /// - Parameter bytes: from the header's first byte.
  init(_ header: IPv4Header, _ bytes: Span<UInt8>) {
    self.init(source: IPAddress(v4: header.source), destination: IPAddress(v4: header.destination))
    isFragment = header.isFragment
    isLaterFragment = header.fragmentOffset != 0
    isSegmentedLater = header.totalLength == 0
    if header.headerLength > IPv4Header.size { follow(options: bytes, header) }
  }

  init(_ header: IPv6Header) {
    self.init(source: IPAddress(v6: header.source), destination: IPAddress(v6: header.destination))
    isSegmentedLater = header.payloadLength == 0 && (header.nextHeader == .tcp || header.nextHeader == .udp)
  }

  /// A source route that is not used up: its last address is where the packet goes (RFC 791 §3.1; RFC 1122 §3.2.1.8).
  private mutating func follow(options bytes: Span<UInt8>, _ header: IPv4Header) {
    var cursor = IPv4OptionCursor(header)
    while let option = try? cursor.next(bytes) {
      guard option.kind == .looseSourceRoute || option.kind == .strictSourceRoute, option.data.count >= 5 else {
        continue
      }
      // The pointer counts from the option's first byte, from 1.
      let pointer = Int(bytes[option.data.lowerBound])
      if pointer <= option.length {
        finalDestination = IPAddress(v4: bytes.uint32(at: option.data.upperBound - 4))
      }
      return
    }
  }

  /// A routing header that is not used up: checksums cover the last address (RFC 8200 §8.1), which segment routing has
  /// first in its list (RFC 8754 §2).
  mutating func follow(routing bytes: Span<UInt8>) {
    guard let header = try? RoutingHeader(bytes), header.base.segmentsLeft > 0 else { return }
    switch header.kind {
    case .sourceRoute(let list):
      guard list.count >= 16 else { return }
      finalDestination = IPAddress(v6: bytes.ipv6Address(at: list.upperBound - 16))
    case .home(let address): finalDestination = IPAddress(v6: address)
    case .segments(let segments):
      guard segments.list.count >= 16 else { return }
      finalDestination = IPAddress(v6: bytes.ipv6Address(at: segments.list.lowerBound))
    case .rpl(let route):
      guard route.count > 0 else { return }
      finalDestination = IPAddress(v6: route.address(route.count - 1, bytes, destination))
    case .other: return
    }
  }

  /// The home address option (RFC 6275 §6.3): the address that checksums cover as the source (§11.3.1).
  mutating func follow(destinationOptions bytes: Span<UInt8>) {
    guard let header = try? IPv6ExtensionHeader(bytes, as: .destinationOptions) else { return }
    var cursor = IPv6OptionCursor(header, as: .destinationOptions)
    while let option = try? cursor.next(bytes) {
      guard case .homeAddress(let address) = option else { continue }
      homeAddress = IPAddress(v6: address)
      return
    }
  }

  mutating func follow(fragment bytes: Span<UInt8>) {
    guard let header = try? IPv6FragmentHeader(bytes) else { return }
    isFragment = header.isFragment
    isLaterFragment = header.fragmentOffset != 0
  }
}
