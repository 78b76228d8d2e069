/// IPv6 routing header, RFC 8200 §4.4.
///
///      0               8              16              24              31
///     +---------------+---------------+---------------+---------------+
///     |  Next Header  |  Hdr Ext Len  |  Routing Type | Segments Left |
///     +---------------+---------------+---------------+---------------+
///     |                      type-specific data                       |
///     +---------------------------------------------------------------+
public struct RoutingHeader: Hashable, Sendable {
  /// The part that all types have.
  public let base: IPv6ExtensionHeader
  public let kind: Kind

  /// What the type's own bytes say.
  public enum Kind: Hashable, Sendable {
    /// Type 0, deprecated (RFC 5095): addresses of 16 bytes each.
    case sourceRoute(Range<Int>)
    /// Type 2, RFC 6275 §6.4: the mobile node's address at home.
    case home(IPv6Address)
    /// Type 3, RFC 6554 §3.
    case rpl(RPL)
    /// Type 4, RFC 8754 §2.
    case segments(Segments)
    /// Any other, or one whose length is not what its type needs.
    case other(Range<Int>)
  }

  /// A source route whose addresses leave out what they share with the destination.
  public struct RPL: Hashable, Sendable {
    /// CmprI: bytes left out of each address but the last.
    public let elided: UInt8
    /// CmprE: bytes left out of the last.
    public let lastElided: UInt8
    /// Bytes of padding behind the addresses.
    public let padding: UInt8
    /// The addresses' bytes, counted from the header's first.
    public let addresses: Range<Int>

    /// How many addresses there are; 0 where the lengths contradict one another.
    public var count: Int {
      let room = addresses.count &- (16 &- Int(lastElided))
      return room >= 0 && room % (16 &- Int(elided)) == 0 ? room / (16 &- Int(elided)) &+ 1 : 0
    }

    /// Where the bytes of an address stand, and how many of its first ones are the destination's.
    public subscript(index: Int) -> (bytes: Range<Int>, elided: Int) {
      let size = 16 &- Int(elided)
      let start = addresses.lowerBound &+ index &* size
      let isLast = index &+ 1 == count
      return isLast ? (start..<addresses.upperBound, Int(lastElided)) : (start..<start &+ size, Int(elided))
    }

    /// A whole address: what it leaves out is put in again.
    ///
    /// - Parameters:
    ///   - index: below `count`.
    ///   - bytes: from the header's first byte.
    ///   - destination: of the packet, which has the bytes that all addresses share.
    public func address(_ index: Int, _ bytes: Span<UInt8>, _ destination: IPAddress) -> IPv6Address {
      let (range, elided) = self[index]
      // `elided` is 15 at most: a shift of 64 bits or more gives zero.
      var address = IPv6Address(
        high: destination.high & ~(UInt64.max >> (min(elided, 8) &* 8)),
        low: destination.low & ~(UInt64.max >> (max(elided &- 8, 0) &* 8)))
      for (number, place) in range.enumerated() {
        let (byte, at) = (UInt64(bytes[place]), elided &+ number)
        if at < 8 { address.high |= byte &<< (56 &- at &* 8) } else { address.low |= byte &<< (120 &- at &* 8) }
      }
      return address
    }
  }

  /// A list of segments, last one first.
  public struct Segments: Hashable, Sendable {
    /// Index of the list's last element, the path's first segment; one less than there are.
    public let lastEntry: UInt8
    public let flags: UInt8
    /// Marks packets of a class, 0 if not used.
    public let tag: UInt16
    /// The segments' bytes, 16 each, counted from the header's first.
    public let list: Range<Int>
    /// What is behind the list: elements of type, length and value.
    public let options: Range<Int>
  }

  /// - Throws: what the extension header's initialiser throws; invalid count where the list of segments does not fit.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    base = try IPv6ExtensionHeader(bytes, as: .routing, at: offset, limit: limit)
    let end = base.headerLength
    switch base.type {
    case 0: kind = .sourceRoute(wholeAddresses(from: 8, to: end))
    case 2 where end == 24: kind = .home(bytes.ipv6Address(at: 8))
    case 3:
      let padding = bytes[5] &>> 4
      let addresses = 8..<max(8, end &- Int(padding))
      kind = .rpl(
        RPL(elided: bytes[4] &>> 4, lastElided: bytes[4] & 0xF, padding: padding, addresses: addresses))
    case 4:
      let after = 8 &+ (Int(bytes[4]) &+ 1) &* 16
      // A header of 8 bytes has no list: what is left when a node takes off a list that it has used up.
      guard after <= end || end == 8 else {
        throw invalid(.routing, at: offset, .count, UInt64(bytes[4]))
      }
      kind = .segments(
        Segments(
          lastEntry: bytes[4], flags: bytes[5], tag: bytes.uint16(at: 6), list: 8..<min(after, end),
          options: min(after, end)..<end))
    default: kind = .other(4..<end)
    }
  }

  /// What a routing type is called (IANA "Routing Types").
  public static func name(ofType number: UInt8) -> String? {
    switch number {
    case 0: "source route"
    case 1: "Nimrod"
    case 2: "type 2"
    case 3: "RPL source route"
    case 4: "segment routing"
    case 5: "compact routing, 16 bits"
    case 6: "compact routing, 32 bits"
    case 253: "experiment 1"
    case 254: "experiment 2"
    default: nil
    }
  }

  /// What an element behind a list of segments is called (IANA "Segment Routing Header TLVs").
  public static func name(ofElement number: UInt16) -> String? {
    switch number {
    case 0: "pad1"
    case 1: "ingress node"
    case 2: "egress node"
    case 3: "opaque container"
    case 4: "padN"
    case 5: "HMAC"
    case 6: "NSH carrier"
    case 124...126, 252...254: "experiment"
    default: nil
    }
  }
}
