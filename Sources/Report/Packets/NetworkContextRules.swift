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
    guard let header = try? IPv6ExtensionHeader(bytes, as: .routing), header.segmentsLeft > 0 else { return }
    let first: Int
    switch header.type {
    case 0, 2: first = header.headerLength - 16
    case 4: first = 8
    default: return
    }
    guard first >= 8, first + 16 <= header.headerLength else { return }
    finalDestination = IPAddress(
      v6: IPv6Address(high: bytes.uint64(at: first), low: bytes.uint64(at: first + 8)))
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
