import Testing

@testable import Wire

@Suite("ICMPv6 messages")
struct ICMPv6MessageTests {
  static let address = IPv6Address(high: 0x2001_0DB8_0000_0000, low: 7)
  static let seven = "20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 07"

  /// Hexdump behind type, code and checksum.
  static let samples: [(UInt8, String, ICMPv6Message)] = [
    (2, "00 00 05 00", .packetTooBig(mtu: 1280)), (4, "00 00 00 06", .parameterProblem(pointer: 6)),
    (128, "00 01 00 02", .echo(identifier: 1, sequenceNumber: 2)),
    (131, "00 0a 00 00 \(seven)", .multicastListener(maximumResponseDelay: 10, group: address)),
    (143, "00 00 00 03", .multicastReport(count: 3)), (133, "00 00 00 00", .routerSolicitation),
    (
      134, "40 c0 07 08  00 00 75 30  00 00 03 e8",
      .routerAdvertisement(
        hopLimit: 64, flags: 0xC0, lifetime: 1800, reachableTime: 30_000, retransmissionTimer: 1000)
    ),
    (135, "00 00 00 00 \(seven)", .neighborSolicitation(target: address)),
    (136, "e0 00 00 00 \(seven)", .neighborAdvertisement(flags: 0xE0, target: address)),
    (137, "00 00 00 00 \(seven) \(seven)", .redirect(target: address, destination: address)),
    (
      138, "00 00 00 01  02 40 01 f4  00 00 00 00",
      .routerRenumbering(sequenceNumber: 1, segment: 2, flags: 0x40, maximumDelay: 500)
    ),
    (139, "00 03 00 02  00 00 00 00 00 00 00 07", .nodeInformation(queryType: 3, flags: 2, nonce: 7)),
    (141, "00 00 00 00", .inverseNeighbor),
    (145, "00 05 80 00", .homeAgentDiscovery(identifier: 5, flags: 0x8000)),
    (147, "00 05 c0 00", .mobilePrefix(identifier: 5, flags: 0xC000)),
    (148, "00 05 ff ff", .certificationPath(identifier: 5, allComponents: nil, component: 0xFFFF)),
    (149, "00 05 00 02  00 01 00 00", .certificationPath(identifier: 5, allComponents: 2, component: 1)),
    (154, "02 00 00 09", .mobility(subtype: 2, identifier: 9)),
    (151, "00 7d 00 02", .multicastRouterAdvertisement(interval: 0, queryInterval: 125, robustness: 2)),
    (155, "00 00 00 00", .rpl), (156, "01 02 00 00", .locatorUpdate(count: 1, operation: 2)),
    (
      157, "00 00 00 3c  02 00 00 ff fe 00 00 0a \(seven)",
      .duplicateAddress(status: 0, lifetime: 60, identifier: 8..<16, address: address)
    ),
    (160, "00 09 01 01", .extendedEchoRequest(identifier: 9, sequenceNumber: 1, isLocal: true)),
    (161, "00 09 01 47", .extendedEchoReply(identifier: 9, sequenceNumber: 1, status: .init(rawValue: 0x47))),
    (252, "", .plain),
  ]

  @Test("Values of each type, and every truncation", arguments: samples)
  func values(type: UInt8, dump: String, expected: ICMPv6Message) throws {
    let data = [type, 0, 0, 0] + bytes(dump)
    let header = try ICMPHeader(data.span, as: .icmpv6)
    #expect(try ICMPv6Message(data.span, header, length: data.count) == expected)
    let size = ICMPv6Message.size(of: header, length: data.count)
    #expect(size <= data.count)
    for available in ICMPHeader.size..<size {
      let prefix = Array(data.prefix(available))
      let reason = DecodeError.Reason.truncated(needed: size, available: available, limit: .frame)
      #expect(throws: DecodeError(.icmpv6, at: somewhere, reason)) {
        try ICMPv6Message(prefix.span, header, length: data.count, at: somewhere)
      }
    }
  }

  @Test("A longer registration identifier moves the address (RFC 8505 §4.4)")
  func longIdentifier() throws {
    let data = [157, 2, 0, 0, 0, 0, 0, 60] + [UInt8](repeating: 1, count: 16) + bytes(Self.seven)
    let message = try ICMPv6Message(data.span, ICMPHeader(data.span, as: .icmpv6), length: data.count)
    #expect(message == .duplicateAddress(status: 0, lifetime: 60, identifier: 8..<24, address: Self.address))
  }

  @Test("A query of MLDv2: its times have exponents (RFC 3810 §5.1)")
  func query() throws {
    let data = [130, 0, 0, 0] + bytes("90 02 00 00 \(Self.seven) 0a 91 00 01 \(Self.seven)")
    let message = try ICMPv6Message(data.span, ICMPHeader(data.span, as: .icmpv6), length: data.count)
    guard case .multicastQuery(let query) = message else {
      Issue.record("no query: \(message)")
      return
    }
    #expect(query.group == Self.address)
    #expect(query.maximumResponseDelay == 0x1002 << 4)
    #expect(query.queryInterval == 0x11 << 4)
    #expect(query.suppressesProcessing)
    #expect(query.robustness == 2)
    #expect(query.sourceCount == 1)
  }

  @Test("Records of an MLDv2 report, and every truncation")
  func records() throws {
    let data =
      bytes("8f 00 00 00 00 00 00 02")
      + bytes("04 00 00 00 \(Self.seven)")  // changes to exclude nothing
      + bytes("05 01 00 01 \(Self.seven) \(Self.seven) 00 00 00 00")  // allows one, a word of auxiliary data
    var cursor = MulticastAddressRecordCursor(count: 2)
    let first = try #require(try cursor.next(data.span))
    #expect(first.typeName == "to ex")
    #expect(first.group == Self.address)
    #expect(first.sources.isEmpty)
    let second = try #require(try cursor.next(data.span))
    #expect(second.type == 5)
    #expect(second.sources == 48..<64)
    #expect(try cursor.next(data.span) == nil)
    #expect(cursor.position == data.count)
    for available in 8..<data.count {
      let prefix = Array(data.prefix(available))
      var cursor = MulticastAddressRecordCursor(count: 2)
      let needed = available < 28 ? 28 : available < 48 ? 48 : 68
      let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .frame)
      #expect(throws: DecodeError(.icmpv6, at: somewhere, reason)) {
        while try cursor.next(prefix.span, at: somewhere) != nil {}
      }
      #expect(try cursor.next(prefix.span) == nil)
    }
  }
}

@Suite("Neighbour Discovery options")
struct NeighborOptionTests {
  static let samples: [(String, NeighborOption)] = [
    ("01 01 02 00 00 00 00 0a", .linkLayerAddress(2..<8)), ("05 01 00 00 00 00 05 00", .mtu(1280)),
    (
      "03 04 40 c0 ff ff ff ff 00 00 00 3c 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 07",
      .prefix(
        length: 64, flags: 0xC0, validLifetime: .max, preferredLifetime: 60, ICMPv6MessageTests.address)
    ),
    ("04 01 00 00 00 00 00 00", .redirectedHeader(8..<8)), ("07 01 00 00 00 00 13 88", .advertisementInterval(5000)),
    ("08 01 00 00 00 01 07 08", .homeAgent(preference: 1, lifetime: 1800)),
    ("09 03 00 00 00 00 00 00 \(ICMPv6MessageTests.seven)", .addresses(8..<24)),
    ("0d 02 00 00 00 00 00 00 00 00 00 00 00 01 00 00", .timestamp(65_536)),
    ("0e 01 01 02 03 04 05 06", .nonce(2..<8)),
    (
      "18 02 30 18 00 00 1c 20 20 01 0d b8 00 00 00 00",
      .route(prefixLength: 48, preference: -1, lifetime: 7200, IPv6Address(high: 0x2001_0DB8_0000_0000, low: 0))
    ),
    ("18 01 00 08 00 00 1c 20", .route(prefixLength: 0, preference: 1, lifetime: 7200, IPv6Address(high: 0, low: 0))),
    ("19 03 00 00 00 00 07 08 \(ICMPv6MessageTests.seven)", .nameServers(lifetime: 1800, 8..<24)),
    ("1f 02 00 00 00 00 07 08 03 6f 72 67 00 00 00 00", .searchList(lifetime: 1800, 8..<16)),
    ("21 02 01 00 00 00 00 3c 00 00 00 00 00 00 00 07", .addressRegistration(status: 1, lifetime: 60, identifier: 7)),
    (
      "22 02 40 11 00 00 00 3c 20 01 0d b8 00 00 00 00",
      .context(
        length: 64, allowsCompression: true, identifier: 1, lifetime: 60,
        IPv6Address(high: 0x2001_0DB8_0000_0000, low: 0))
    ),
    (
      "23 03 00 02 00 01 00 3c \(ICMPv6MessageTests.seven)",
      .borderRouter(version: 0x1_0002, lifetime: 60, ICMPv6MessageTests.address)
    ),
    ("25 01 68 74 74 70 00 00", .captivePortal(2..<6)),
    (
      "26 02 07 08 00 64 ff 9b 00 00 00 00 00 00 00 00",
      .nat64Prefix(lifetime: 1800, prefixLength: 96, IPv6Address(high: 0x0064_FF9B_0000_0000, low: 0))
    ),
    (
      "26 02 07 0e 00 64 ff 9b 00 00 00 00 00 00 00 00",
      .nat64Prefix(lifetime: 1800, prefixLength: nil, IPv6Address(high: 0x0064_FF9B_0000_0000, low: 0))
    ),
    ("fd 01 01 02 03 04 05 06", .other(2..<8)),
  ]

  @Test("Values of each", arguments: samples)
  func values(dump: String, expected: NeighborOption) throws {
    let data = bytes(dump)
    var cursor = TypedOptionCursor(.eights, from: 0, to: data.count, as: .icmpv6)
    let option = try #require(try cursor.next(data.span))
    #expect(NeighborOption(data.span, option) == expected)
    #expect(NeighborOption.name(ofType: option.type) != nil)
  }

  @Test("Any type in every length reads within itself", arguments: 0...255)
  func lengths(type: UInt8) {
    for eights in 1...5 {
      let data = [type, UInt8(eights)] + [UInt8](repeating: 0xFF, count: eights * 8 - 2)
      let option = NeighborOption(data.span, TypedOption(type: UInt16(type), start: 0, data: 2..<data.count))
      switch option {
      case .linkLayerAddress(let range), .redirectedHeader(let range), .addresses(let range), .nonce(let range),
        .nameServers(_, let range), .searchList(_, let range), .captivePortal(let range), .other(let range):
        #expect(range.lowerBound >= 2 && range.upperBound <= data.count)
      default: break
      }
    }
  }
}

@Suite("RPL messages")
struct RPLMessageTests {
  static let graph = ICMPv6MessageTests.seven

  @Test(
    "Where options begin, and every truncation before",
    arguments: [
      ("9b 00 00 00  00 00", 6), ("9b 01 00 00  1e f0 01 00 88 01 00 00 \(graph)", 28),
      ("9b 02 00 00  1e 40 00 05 \(graph)", 24), ("9b 02 00 00  1e 00 00 05", 8),
      ("9b 03 00 00  1e 80 05 00 \(graph)", 24), ("9b 03 00 00  1e 00 05 00", 8),
      ("9b 07 00 00  1e 40 00 05 \(graph)", 24), ("9b 08 00 00  1e 00 05 00", 8),
      ("9b 04 00 00  1e f0 00 00 \(graph)", 24),
      ("9b 8a 00 00  00 00 00 00 00 00 00 01 09  1e 00 00 07 \(graph) 00 00 00 04", 37),
      ("9b 80 00 00  00 00 40 00 00 00 00 01  00 00", 14),
      ("9b 80 00 00  00 00 80 00 00 00 00 01 01 02 03 04 05 06 07 08 09  00 00", 23),
    ])
  func options(dump: String, size: Int) throws {
    let data = bytes(dump)
    let message = try RPLMessage(data.span)
    #expect(message.optionsStart == size)
    #expect(data.count == size)
    #expect(RPLMessage.name(ofCode: message.code) != nil)
    for available in 0..<size {
      let prefix = Array(data.prefix(available))
      #expect(throws: DecodeError.self) { try RPLMessage(prefix.span) }
    }
  }

  @Test("Values of a DODAG information object")
  func information() throws {
    let message = try RPLMessage(bytes("9b 01 00 00  1e f0 01 00 88 05 00 00 \(Self.graph)").span)
    #expect(message.instance == 30)
    #expect(message.version == 240)
    #expect(message.rank == 256)
    #expect(message.flags == 0x88)
    #expect(message.triggerSequence == 5)
    #expect(message.graph == ICMPv6MessageTests.address)
    #expect(message.security == nil)
    #expect(message.sequence == nil)
  }
}
