/// What an ICMPv6 message says behind type, code and checksum, up to its options or list.
public enum ICMPv6Message: Hashable, Sendable {
  /// Types 128 and 129.
  case echo(identifier: UInt16, sequenceNumber: UInt16)
  /// Type 2: bytes that the next link takes.
  case packetTooBig(mtu: UInt32)
  /// Type 4: the byte of the quoted packet that is wrong.
  case parameterProblem(pointer: UInt32)
  /// Types 130 to 132 of RFC 2710: milliseconds in which to answer a query; `::` asks about all groups.
  case multicastListener(maximumResponseDelay: UInt16, group: IPv6Address)
  /// Type 130 from 28 bytes on, RFC 3810 §5.1. Sources stand from byte 28 on.
  case multicastQuery(MulticastListenerQuery)
  /// Type 143, RFC 3810 §5.2: `MulticastAddressRecordCursor` reads the records.
  case multicastReport(count: UInt16)
  /// Type 133.
  case routerSolicitation
  /// Type 134, RFC 4861 §4.2: lifetime in seconds, 0: no default router; the times in milliseconds, 0: not said.
  case routerAdvertisement(
    hopLimit: UInt8, flags: UInt8, lifetime: UInt16, reachableTime: UInt32, retransmissionTimer: UInt32)
  /// Type 135.
  case neighborSolicitation(target: IPv6Address)
  /// Type 136: flags R, S and O are the highest bits.
  case neighborAdvertisement(flags: UInt8, target: IPv6Address)
  /// Type 137: the next hop to use for the destination; both equal where that is a neighbour.
  case redirect(target: IPv6Address, destination: IPv6Address)
  /// Type 138, RFC 2894 §3.1: flags T, R, A, S and P are the highest bits; the delay in milliseconds.
  case routerRenumbering(sequenceNumber: UInt32, segment: UInt8, flags: UInt8, maximumDelay: UInt16)
  /// Types 139 and 140, RFC 4620 §4.
  case nodeInformation(queryType: UInt16, flags: UInt16, nonce: UInt64)
  /// Types 141 and 142, RFC 3122.
  case inverseNeighbor
  /// Types 144 and 145, RFC 6275 §6.5 and §6.6: a reply lists addresses from byte 8 on. Bit 15 of `flags`: mobile routers
  /// are wanted (RFC 3963 §4.4).
  case homeAgentDiscovery(identifier: UInt16, flags: UInt16)
  /// Types 146 and 147, RFC 6275 §6.7 and §6.8: M and O are the highest bits of an advertisement's flags.
  case mobilePrefix(identifier: UInt16, flags: UInt16)
  /// Types 148 and 149, RFC 3971 §6.4; an advertisement says how many components there are.
  case certificationPath(identifier: UInt16, allComponents: UInt16?, component: UInt16)
  /// Types 150 and 154, RFC 4065 and RFC 5568 §6.1.
  case mobility(subtype: UInt8, identifier: UInt16)
  /// Type 151, RFC 4286 §3.1: seconds to the next advertisement, seconds between queries, robustness.
  case multicastRouterAdvertisement(interval: UInt8, queryInterval: UInt16, robustness: UInt16)
  /// Type 155; `RPLMessage` reads it.
  case rpl
  /// Type 156, RFC 6743 §3: locators of 12 bytes from byte 8 on; operation 1 advertises, 2 acknowledges.
  case locatorUpdate(count: UInt8, operation: UInt8)
  /// Types 157 and 158, RFC 8505 §4.4: lifetime in minutes; the owner's identifier has 8 to 32 bytes from byte 8 on.
  case duplicateAddress(status: UInt8, lifetime: UInt16, identifier: Range<Int>, address: IPv6Address)
  /// Types 160 and 161, RFC 8335.
  case extendedEchoRequest(identifier: UInt16, sequenceNumber: UInt8, isLocal: Bool)
  case extendedEchoReply(identifier: UInt16, sequenceNumber: UInt8, status: ICMPMessage.ExtendedEchoStatus)
  /// No values, or none that are known.
  case plain

  /// - Parameters:
  ///   - bytes: from the header's first byte.
  ///   - length: of the message by the lengths around it: a query of MLDv2 is longer than one of MLDv1.
  /// - Throws: truncated where the values of the type are not all there.
  public init(
    _ bytes: Span<UInt8>, _ header: ICMPHeader, length: Int, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    let size = Self.size(of: header, length: length)
    guard bytes.count >= size else {
      throw truncated(.icmpv6, at: offset, needed: size, available: bytes.count, limit: limit)
    }
    switch header.type {
    case 2: self = .packetTooBig(mtu: bytes.uint32(at: 4))
    case 4: self = .parameterProblem(pointer: bytes.uint32(at: 4))
    case 128, 129: self = .echo(identifier: bytes.uint16(at: 4), sequenceNumber: bytes.uint16(at: 6))
    case 130 where length >= MulticastListenerQuery.size: self = .multicastQuery(MulticastListenerQuery(bytes))
    case 130, 131, 132:
      self = .multicastListener(maximumResponseDelay: bytes.uint16(at: 4), group: bytes.ipv6Address(at: 8))
    case 143: self = .multicastReport(count: bytes.uint16(at: 6))
    case 133...137, 141, 142: self = Self.neighborDiscovery(bytes, type: header.type)
    case 138:
      self = .routerRenumbering(
        sequenceNumber: bytes.uint32(at: 4), segment: bytes[8], flags: bytes[9], maximumDelay: bytes.uint16(at: 10))
    case 139, 140:
      self = .nodeInformation(
        queryType: bytes.uint16(at: 4), flags: bytes.uint16(at: 6), nonce: bytes.uint64(at: 8))
    case 144, 145: self = .homeAgentDiscovery(identifier: bytes.uint16(at: 4), flags: bytes.uint16(at: 6))
    case 146, 147: self = .mobilePrefix(identifier: bytes.uint16(at: 4), flags: bytes.uint16(at: 6))
    case 148:
      self = .certificationPath(
        identifier: bytes.uint16(at: 4), allComponents: nil, component: bytes.uint16(at: 6))
    case 149:
      self = .certificationPath(
        identifier: bytes.uint16(at: 4), allComponents: bytes.uint16(at: 6), component: bytes.uint16(at: 8))
    case 150, 154: self = .mobility(subtype: bytes[4], identifier: bytes.uint16(at: 6))
    case 151:
      self = .multicastRouterAdvertisement(
        interval: header.code, queryInterval: bytes.uint16(at: 4), robustness: bytes.uint16(at: 6))
    case 155: self = .rpl
    case 156: self = .locatorUpdate(count: bytes[4], operation: bytes[5])
    case 157, 158:
      self = .duplicateAddress(
        status: bytes[4], lifetime: bytes.uint16(at: 6), identifier: 8..<size &- 16,
        address: bytes.ipv6Address(at: size &- 16))
    case 160:
      self = .extendedEchoRequest(
        identifier: bytes.uint16(at: 4), sequenceNumber: bytes[6], isLocal: bytes[7] & 1 != 0)
    case 161:
      self = .extendedEchoReply(
        identifier: bytes.uint16(at: 4), sequenceNumber: bytes[6], status: .init(rawValue: bytes[7]))
    default: self = .plain
    }
  }

  private static func neighborDiscovery(_ bytes: Span<UInt8>, type: UInt8) -> ICMPv6Message {
    switch type {
    case 133: .routerSolicitation
    case 134:
      .routerAdvertisement(
        hopLimit: bytes[4], flags: bytes[5], lifetime: bytes.uint16(at: 6), reachableTime: bytes.uint32(at: 8),
        retransmissionTimer: bytes.uint32(at: 12))
    case 135: .neighborSolicitation(target: bytes.ipv6Address(at: 8))
    case 136: .neighborAdvertisement(flags: bytes[4], target: bytes.ipv6Address(at: 8))
    case 137: .redirect(target: bytes.ipv6Address(at: 8), destination: bytes.ipv6Address(at: 24))
    default: .inverseNeighbor
    }
  }

  /// Bytes of the message before its options, its list or what it carries.
  static func size(of header: ICMPHeader, length: Int) -> Int {
    switch header.type {
    case 1, 2, 3, 4, 128, 129, 133, 141, 142, 143, 144, 145, 146, 147, 148, 150, 151, 154, 156, 160, 161: 8
    case 149: 12
    case 130: length >= MulticastListenerQuery.size ? MulticastListenerQuery.size : 24
    case 131, 132, 135, 136: 24
    case 134, 138, 139, 140: 16
    case 137: 40
    case 157, 158: 24 &+ Int(min(max(header.code & 0xF, 1), 4)) &* 8
    default: ICMPHeader.size
    }
  }

  /// Where options of Neighbour Discovery's form begin (RFC 4861 §4.6); nil where the type has none.
  public static func optionsStart(_ header: ICMPHeader) -> Int? {
    switch header.type {
    case 133...137, 141, 142, 146, 147, 148, 149, 150, 154: size(of: header, length: 0)
    default: nil
    }
  }
}

/// Node Information (RFC 4620).
public enum NodeInformation {
  /// What is asked for.
  public static func name(ofQueryType number: UInt16) -> String? {
    switch number {
    case 0: "nothing"
    case 1: "supported query types"
    case 2: "node name"
    case 3: "node addresses"
    case 4: "IPv4 addresses"
    default: nil
    }
  }
}
