import Testing

@testable import Wire

@Suite("ICMP messages")
struct ICMPMessageTests {
  static let samples: [(String, ICMPMessage, Int)] = [
    ("08 00 00 00  00 01 00 02", .echo(identifier: 1, sequenceNumber: 2), 8),
    ("03 04 00 00  00 00 05 78", .unreachable(nextHopMTU: 1400), 8),
    ("05 01 00 00  c0 00 02 01", .redirect(gateway: 0xC000_0201), 8),
    ("06 00 00 00  c0 00 02 01", .alternateAddress(0xC000_0201), 8),
    ("09 00 00 00  02 02 07 08", .routerAdvertisement(count: 2, entrySize: 8, lifetime: 1800), 8),
    ("0c 00 00 00  14 00 00 00", .parameterProblem(pointer: 20), 8),
    (
      "0e 00 00 00  00 01 00 02  00 00 03 e8  00 00 03 e9  00 00 03 ea",
      .timestamp(identifier: 1, sequenceNumber: 2, originate: 1000, receive: 1001, transmit: 1002), 20
    ),
    ("12 00 00 00  00 01 00 02  ff ff ff 00", .addressMask(identifier: 1, sequenceNumber: 2, mask: 0xFFFF_FF00), 12),
    (
      "1e 00 00 00  00 07 00 00  00 03 ff ff  00 00 03 e8  00 00 05 dc",
      .traceroute(identifier: 7, outboundHops: 3, returnHops: 0xFFFF, speed: 1000, mtu: 1500), 20
    ),
    ("1f 03 00 00  00 00 00 14", .conversionError(pointer: 20), 8),
    ("28 01 00 00  00 00 00 14", .securityFailure(pointer: 20), 8),
    ("2a 00 00 00  00 09 01 01", .extendedEchoRequest(identifier: 9, sequenceNumber: 1, isLocal: true), 8),
    (
      "2b 00 00 00  00 09 01 47",
      .extendedEchoReply(identifier: 9, sequenceNumber: 1, status: .init(rawValue: 0x47)), 8
    ),
    ("63 00 00 00", .plain, 4),
  ]

  @Test("Values of each type, and every truncation", arguments: samples)
  func values(dump: String, expected: ICMPMessage, size: Int) throws {
    let data = bytes(dump)
    let header = try ICMPHeader(data.span)
    #expect(try ICMPMessage(data.span, header) == expected)
    #expect(data.count == size)
    for available in ICMPHeader.size..<size {
      let prefix = Array(data.prefix(available))
      let reason = DecodeError.Reason.truncated(needed: size, available: available, limit: .snapshot)
      #expect(throws: DecodeError(.icmp, at: somewhere, reason)) {
        try ICMPMessage(prefix.span, header, at: somewhere, limit: .snapshot)
      }
    }
  }

  @Test("State and flags of an extended echo reply (RFC 8335 §3)")
  func extendedEcho() {
    let status = ICMPMessage.ExtendedEchoStatus(rawValue: 0x46)
    #expect(status.state == 2)
    #expect(status.stateName == "reachable")
    #expect(status.isActive)
    #expect(status.runsIPv4)
    #expect(!status.runsIPv6)
  }

  @Test("One table has the names for lines and for columns")
  func names() {
    #expect(ICMPName.type(8) == "echo request")
    #expect(ICMPName.code(13, ofType: 3) == "admin prohibited filter")
    #expect(ICMPName.short(3, code: 13) == "prohibited")
    #expect(ICMPName.type(99) == nil)
    #expect(ICMPv6Name.type(155) == "RPL")
    #expect(ICMPv6Name.code(1, ofType: 155) == "DODAG Information Object")
    #expect(ICMPv6Name.short(1, code: 4) == "port unreach")
    // A type that has a short name has a long one.
    for type in UInt8.min...UInt8.max {
      #expect(ICMPName.short(type, code: 0) == nil || ICMPName.type(type) != nil)
      #expect(ICMPv6Name.short(type, code: 0) == nil || ICMPv6Name.type(type) != nil)
    }
  }
}

@Suite("ICMP extensions")
struct ICMPExtensionTests {
  static let structure = bytes(
    """
    20 00 00 00              ; version 2, no checksum
    00 08 01 01 03 e8 11 01  ; MPLS label stack: label 16001, bottom of the stack
    00 20 02 0f              ; interface information: incoming, index, address, name, MTU
    00 00 00 0f              ; index 15
    00 01 00 00 cb 00 71 01  ; 203.0.113.1
    08 65 74 68 30 00 00 00  ; eth0
    00 00 05 dc              ; 1500
    00 00 00 00
    """)

  @Test("Header, and every truncation")
  func header() throws {
    let header = try ICMPExtensionHeader(Self.structure.span)
    #expect(header.version == 2)
    #expect(header.checksum == 0)
    expectTruncation(of: Array(Self.structure.prefix(6)), layer: .icmpv6, needed: 4) {
      (data, offset, limit) throws(DecodeError) in
      try ICMPExtensionHeader(data, as: .icmpv6, at: offset, limit: limit)
    }
  }

  @Test("Every other version is invalid", arguments: (0...15).filter { $0 != 2 })
  func version(version: UInt8) {
    let thrown = error(of: [version << 4, 0, 0, 0]) { (data, offset, limit) throws(DecodeError) in
      try ICMPExtensionHeader(data, at: offset, limit: limit)
    }
    #expect(thrown == DecodeError(.icmp, at: somewhere, .invalid(.version, value: UInt64(version))))
  }

  @Test("An interface's parts")
  func interface() throws {
    var cursor = ICMPExtensionHeader.objects(from: 0, to: 44, as: .icmp)
    #expect(try cursor.next(Self.structure.span)?.type == 0x0101)
    let object = try #require(try cursor.next(Self.structure.span))
    let interface = try #require(InterfaceInformation(Self.structure.span, object))
    #expect(interface.role == 0)
    #expect(interface.index == 15)
    #expect(interface.address == IPAddress(v4: 0xCB00_7101))
    #expect(interface.name.map { Array(Self.structure[$0]) } == Array("eth0".utf8))
    #expect(interface.mtu == 1500)
  }

  @Test("An interface whose parts do not fit is nothing", arguments: 0..<28)
  func shortInterface(size: Int) {
    let object = TypedOption(type: 0x020F, start: 12, data: 16..<16 + size)
    // 24 bytes hold all parts.
    #expect((InterfaceInformation(Self.structure.span, object) == nil) == (size < 24))
  }

  @Test("Where extensions begin: behind the length, or behind 128 bytes if their checksum is right (RFC 4884 §5.5)")
  func start() throws {
    var message = [11, 0, 0, 0, 0, 32, 0, 0] + [UInt8](repeating: 0x45, count: 128) + Self.structure
    let header = try ICMPHeader(message.span)
    #expect(ICMPExtensionHeader.start(message.span, header, as: .icmp) == 136)
    #expect(ICMPQuotation(message.span, header, as: .icmp)?.range == 8..<136)
    message[5] = 0
    #expect(ICMPExtensionHeader.start(message.span, header, as: .icmp) == nil)
    var sum = InternetChecksum()
    sum.add(Self.structure.span)
    message[138] = UInt8(truncatingIfNeeded: ~sum.folded >> 8)
    message[139] = UInt8(truncatingIfNeeded: ~sum.folded)
    #expect(ICMPExtensionHeader.start(message.span, header, as: .icmp) == 136)
    // A length beyond the message leaves no room.
    message[5] = 255
    #expect(ICMPExtensionHeader.start(message.span, header, as: .icmp) == nil)
    #expect(ICMPQuotation(message.span, header, as: .icmp)?.range == 8..<message.count)
  }
}
