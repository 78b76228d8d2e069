/// Whether bytes behind a tunnel's header can be the packet that nothing in it names.
///
/// Where a tunnel is told by what it carries, a wrong yes would print packets that nobody sent and make flows of them:
/// so these ask for more than a receiver would. In each, `start` is where the packet would begin in `bytes`, and `end`
/// where the packet around it ends by its length field, which may lie beyond what was captured.
enum CarriedPacket {
  /// `.ipv4` or `.ipv6` where the version is one of them and the header's lengths agree with the room; else nil.
  static func network(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Layer? {
    guard start >= 0, start < bytes.count else { return nil }
    let room = end &- start
    switch bytes[start] &>> 4 {
    case 4:
      guard bytes.count &- start >= IPv4Header.size else { return nil }
      let headerLength = Int(bytes[start] & 15) &* 4
      let total = Int(bytes.uint16(at: start &+ 2))
      // Zero: left for the card, which was to cut the packet.
      let isGood = total == 0 ? room > 0xFFFF : total >= headerLength && total <= room
      return headerLength >= IPv4Header.size && isGood ? .ipv4 : nil
    case 6:
      guard bytes.count &- start >= IPv6Header.size else { return nil }
      let payload = Int(bytes.uint16(at: start &+ 4))
      return IPv6Header.size &+ payload <= room ? .ipv6 : nil
    default: return nil
    }
  }

  /// The same, with IPv4's header checksum right, and the packet as long as the room.
  static func strictNetwork(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Layer? {
    switch network(bytes, from: start, to: end) {
    case .ipv4?:
      let length = Int(bytes[start] & 15) &* 4
      guard bytes.count &- start >= length, Int(bytes.uint16(at: start &+ 2)) == end &- start else { return nil }
      var sum = InternetChecksum()
      sum.add(bytes.extracting(start..<start &+ length))
      return sum.folded == 0xFFFF ? .ipv4 : nil
    case .ipv6?:
      return IPv6Header.size &+ Int(bytes.uint16(at: start &+ 4)) == end &- start ? .ipv6 : nil
    default: return nil
    }
  }

  /// An Ethernet frame: a sender that is no group, and a payload that agrees with the type where the type is known.
  ///
  /// - Parameter isStrict: whether the type must be one whose payload was checked.
  static func isEthernet(_ bytes: Span<UInt8>, from start: Int, to end: Int, isStrict: Bool = false) -> Bool {
    guard start >= 0, bytes.count &- start >= EthernetHeader.size, end &- start >= EthernetHeader.size,
      bytes[start &+ 6] & 1 == 0
    else { return false }
    var place = start &+ 12
    // Three tags are more than any network stacks.
    for _ in 0..<3 {
      guard bytes.count >= place &+ 6, EtherType(rawValue: bytes.uint16(at: place)).layer == .vlan else { break }
      place &+= 4
    }
    let type = bytes.uint16(at: place)
    let payload = place &+ 2
    guard type >= 0x0600 else {
      // Unnumbered information between equal access points: SNAP, spanning tree, ISO.
      guard Int(type) >= 3, Int(type) <= end &- payload, bytes.count >= payload &+ 3 else { return false }
      return !isStrict
        || [0xAA, 0x42, 0xFE].contains(bytes[payload]) && bytes[payload] == bytes[payload &+ 1]
          && bytes[payload &+ 2] == 3
    }
    switch EtherType(rawValue: type).layer {
    case .ipv4: return network(bytes, from: payload, to: end) == .ipv4
    case .ipv6: return network(bytes, from: payload, to: end) == .ipv6
    case .arp:
      // Ethernet and IPv4, with the lengths of their addresses.
      return bytes.count >= payload &+ 6 && bytes.uint32(at: payload) == 0x0001_0800
        && bytes.uint16(at: payload &+ 4) == 0x0604
    case .opaque: return !isStrict
    default: return !isStrict || type == 0x88CC
    }
  }

  /// A PPP frame, with or without the address and control bytes, whose protocol's payload agrees with it.
  static func isPPP(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard start >= 0, bytes.count &- start >= 4 else { return false }
    let hasAddress = bytes.uint16(at: start) == 0xFF03
    let place = hasAddress ? start &+ 2 : start
    guard bytes.count >= place &+ 2 else { return false }
    // One byte where the protocol field is compressed (RFC 1661 §6.5).
    if bytes[place] == 0x21 { return network(bytes, from: place &+ 1, to: end) == .ipv4 }
    if bytes[place] == 0x57 { return network(bytes, from: place &+ 1, to: end) == .ipv6 }
    let payload = place &+ 2
    switch bytes.uint16(at: place) {
    case 0x0021: return network(bytes, from: payload, to: end) == .ipv4
    case 0x0057: return network(bytes, from: payload, to: end) == .ipv6
    // LCP, PAP, link quality, CHAP, EAP, and the network control protocols: code, identifier, length.
    case 0xC021, 0xC023, 0xC025, 0xC223, 0xC227, 0x8000...0x80FF, 0x8281:
      guard bytes.count >= payload &+ 4 else { return false }
      let length = Int(bytes.uint16(at: payload &+ 2))
      return (1...16).contains(bytes[payload]) && length >= 4 && length <= end &- payload
    // Compressed, encrypted, several links: nothing behind the number can be checked.
    case 0x003D, 0x00FB, 0x00FD, 0x002D, 0x002F: return hasAddress
    default: return false
    }
  }

  /// A Cisco HDLC frame (RFC 1547 §4.3.1) with IP or its keepalive.
  static func isHDLC(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard start >= 0, bytes.count &- start >= 8, bytes[start] == 0x0F || bytes[start] == 0x8F, bytes[start &+ 1] == 0
    else { return false }
    switch bytes.uint16(at: start &+ 2) {
    case 0x0800: return network(bytes, from: start &+ 4, to: end) == .ipv4
    case 0x86DD: return network(bytes, from: start &+ 4, to: end) == .ipv6
    // Address request, reply, keepalive.
    case 0x8035: return bytes.uint32(at: start &+ 4) <= 2
    default: return false
    }
  }
}
