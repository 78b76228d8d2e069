import Testing

@testable import Wire

@Suite("GRE")
struct GRETests {
  static let full = bytes(
    """
    fd 00        ; checksum, routing, key, sequence, strict source route; recursion 5; version 0
    08 00        ; IPv4
    12 34 00 04  ; checksum, routing offset 4
    00 00 00 2a  ; key
    00 00 00 ab  ; sequence number
    08 00 04 08  ; source route: IPv4 addresses, the second is in use
    c0 00 02 01 c0 00 02 02
    ff fe 00 02 fd e8  ; source route: autonomous system 65000
    00 00 00 00  ; the end
    """)

  @Test("Every field of version 0")
  func fields() throws {
    let header = try GREHeader((Self.full + Inner.ipv4).span)
    #expect(header.flags == [.checksum, .routing, .key, .sequenceNumber, .strictSourceRoute])
    #expect(header.recursion == 5)
    #expect(header.version == 0)
    #expect(header.protocolType == 0x0800)
    #expect(header.checksum == 0x1234)
    #expect(header.routingOffset == 4)
    #expect(header.key == 42)
    #expect(header.sequenceNumber == 171)
    #expect(header.acknowledgmentNumber == nil)
    #expect(header.virtualSubnet == nil && header.callIdentifier == nil)
    #expect(header.routing == 16..<38)
    #expect(header.headerLength == 38)
  }

  @Test("Source routes up to the one that is empty")
  func routes() throws {
    var cursor = GRESourceRouteCursor(from: 16)
    let first = try cursor.next(Self.full.span)
    #expect(first == GRESourceRoute(addressFamily: 0x0800, addressOffset: 4, information: 20..<28))
    let second = try cursor.next(Self.full.span)
    #expect(second == GRESourceRoute(addressFamily: 0xFFFE, addressOffset: 0, information: 32..<34))
    #expect(try cursor.next(Self.full.span) == nil)
    #expect(try cursor.next(Self.full.span) == nil)
    #expect(cursor.position == 38)
  }

  @Test("Every combination of the flags has its fields where RFC 2890 puts them", arguments: 0..<8)
  func combinations(bits: UInt8) throws {
    let hasSum = bits & 4 != 0
    let hasKey = bits & 2 != 0
    let hasSequence = bits & 1 != 0
    var data: [UInt8] = [(hasSum ? 0x80 : 0) | (hasKey ? 0x20 : 0) | (hasSequence ? 0x10 : 0), 0, 0x86, 0xDD]
    if hasSum { data += [1, 2, 0, 0] }
    if hasKey { data += [3, 4, 5, 6] }
    if hasSequence { data += [7, 8, 9, 10] }
    let header = try GREHeader(data.span)
    #expect(header.checksum == (hasSum ? 0x0102 : nil))
    #expect(header.routingOffset == (hasSum ? 0 : nil))
    #expect(header.key == (hasKey ? 0x0304_0506 : nil))
    #expect(header.sequenceNumber == (hasSequence ? 0x0708_090A : nil))
    #expect(header.headerLength == data.count)
    expectEveryCut(of: data, headerLength: data.count, layer: .gre, decode: GREHeader.init)
  }

  static let pptp = bytes(
    """
    30 81        ; key, sequence, acknowledgment, version 1
    88 0b        ; PPP
    00 20 00 06  ; 32 bytes for call 6
    00 00 00 22  ; sequence number
    00 00 00 11  ; acknowledgment number
    """)

  @Test("Every field of version 1")
  func version1() throws {
    let header = try GREHeader((Self.pptp + Inner.ppp).span)
    #expect(header.version == 1)
    #expect(header.flags == [.key, .sequenceNumber, .acknowledgment])
    #expect(header.payloadLength == 32)
    #expect(header.callIdentifier == 6)
    #expect(header.sequenceNumber == 34)
    #expect(header.acknowledgmentNumber == 17)
    #expect(header.headerLength == 16)
    expectEveryCut(of: Self.pptp, headerLength: 16, layer: .gre, decode: GREHeader.init)
    #expect(
      try GREHeader.carried((Self.pptp + Inner.ppp).span, at: 0, limit: .frame)
        == Carried(.ppp, announced: .etherType(EtherType(rawValue: 0x880B)), headerLength: 16, payloadLength: 32))
  }

  @Test("An acknowledgment alone ends the walk")
  func acknowledgment() throws {
    let data = bytes("2081 880b 0000 0006 00000011")
    #expect(try GREHeader(data.span).sequenceNumber == nil)
    #expect(try GREHeader.carried(data.span, at: 0, limit: .frame) == nil)
  }

  @Test("Every truncation, of the source routes too")
  func truncation() {
    expectEveryCut(of: Self.full, headerLength: 38, layer: .gre, decode: GREHeader.init)
  }

  @Test("Versions above 1 are invalid", arguments: 2...7)
  func versions(version: UInt8) {
    #expect(
      error(of: [0, version, 8, 0], decode: GREHeader.init)
        == DecodeError(.gre, at: somewhere, .invalid(.version, value: UInt64(version))))
  }

  @Test("Version 1 without a key, or with checksum or routing, is invalid", arguments: [0x00, 0xA0, 0x60])
  func version1Flags(flags: UInt8) {
    #expect(
      error(of: [flags, 1, 0x88, 0x0B] + [UInt8](repeating: 0, count: 20), decode: GREHeader.init)
        == DecodeError(.gre, at: somewhere, .invalid(.constant, value: UInt64(flags) << 8 | 1)))
  }

  @Test("NVGRE: Ethernet with a key and nothing else")
  func nvgre() throws {
    let data = bytes("2000 6558 12345678")
    #expect(try GREHeader(data.span).virtualSubnet == 0x123456)
    #expect(try GREHeader(data.span).flowIdentifier == 0x78)
    #expect(try GREHeader.carried(data.span, at: 0, limit: .frame)?.layer == .ethernet)
    #expect(try GREHeader(bytes("3000 6558 12345678 00000000").span).virtualSubnet == nil)
  }

  @Test(
    "What the protocol type announces",
    arguments: [
      ("0000 0800", .ipv4, 4), ("0000 86dd", .ipv6, 4), ("0000 8847", .mpls, 4), ("0000 88be", .ethernet, 4),
      ("1000 88be 00000001", .erspan, 8), ("0000 22eb", .erspan, 4), ("0000 2000", .cdp, 4),
      ("0000 6559", .frameRelay, 4), ("0000 2001", .opaque, 4), ("0000 00fe", .opaque, 4),
      // WCCP, with its word and without; Cisco's metadata, and a version of them that nobody knows.
      ("0000 883e 00010000 45", .ipv4, 8), ("0000 883e 45", .ipv4, 4),
      ("0000 8909 0800 0101 0001 0007", .ipv4, 12), ("0000 8909 0800 0201 0001 0007", .opaque, 4),
    ] as [(String, Layer, Int)])
  func protocols(dump: String, layer: Layer, length: Int) throws {
    let carried = try GREHeader.carried(bytes(dump).span, at: 0, limit: .frame)
    #expect(carried?.layer == layer)
    #expect(carried?.headerLength == length)
  }

  @Test("A keepalive of routers carries nothing; the security group before a packet")
  func keepalive() throws {
    #expect(try GREHeader.carried(bytes("0000 0000").span, at: 0, limit: .frame) == nil)
    let data = bytes("0000 8909 0800 0101 0001 0007")
    #expect(try GREHeader(data.span).securityGroup(data.span) == 7)
  }

  static let typeII = bytes(
    """
    11 56 ce 9a  ; version 1, VLAN 342, COS 6, ISL, truncated, session 666
    00 00 7f f8  ; index 32760
    """)

  @Test("Every field of ERSPAN type II")
  func erspanII() throws {
    let header = try ERSPANHeader(Self.typeII.span)
    #expect(header.type == 2 && header.version == 1)
    #expect(header.vlan == 342)
    #expect(header.classOfService == 6)
    #expect(header.encapsulation == 1)
    #expect(header.isTruncated)
    #expect(header.session == 666)
    #expect(header.index == 32_760)
    #expect(header.timestamp == nil && header.securityGroup == nil && header.subheader == nil)
    expectTruncation(of: Self.typeII, layer: .erspan, needed: 8, decode: ERSPANHeader.init)
    #expect(try ERSPANHeader.carried(Self.typeII.span, at: 0, limit: .frame)?.layer == .ethernet)
  }

  static let typeIII = bytes(
    """
    20 0a 60 05              ; version 2, VLAN 10, COS 3, good frame, session 5
    01 02 03 04              ; timestamp
    00 63                    ; security group 99
    88 5d                    ; whole payload, frame type 2, hardware 5, egress, granularity 2, subheader
    0c 00 00 00 00 00 00 01  ; platform 3
    """)

  @Test("Every field of ERSPAN type III")
  func erspanIII() throws {
    let header = try ERSPANHeader(Self.typeIII.span)
    #expect(header.type == 3)
    #expect(header.vlan == 10)
    #expect(header.classOfService == 3)
    #expect(header.encapsulation == 0 && !header.isTruncated)
    #expect(header.session == 5)
    #expect(header.timestamp == 0x0102_0304)
    #expect(header.securityGroup == 99)
    #expect(header.isPayloadWhole)
    #expect(header.frameType == 2)
    #expect(header.hardware == 5)
    #expect(header.isEgress)
    #expect(header.granularity == 2)
    #expect(header.subheader == 0x0C00_0000_0000_0001)
    #expect(header.index == nil)
    #expect(header.headerLength == 20)
    expectEveryCut(of: Self.typeIII, headerLength: 20, layer: .erspan, decode: ERSPANHeader.init)
    #expect(try ERSPANHeader.carried(Self.typeIII.span, at: 0, limit: .frame)?.layer == .rawIP)
    var short = Self.typeIII
    short[11] &= 0xFE
    expectEveryCut(of: short, headerLength: 12, layer: .erspan, decode: ERSPANHeader.init)
  }

  @Test("Frame types of ERSPAN type III that nobody decodes", arguments: [1, 3, 31])
  func frameTypes(type: UInt8) throws {
    var data = Self.typeIII
    data[10] = type << 2
    #expect(try ERSPANHeader.carried(data.span, at: 0, limit: .frame)?.layer == .opaque)
  }

  @Test("ERSPAN versions other than 1 and 2 are invalid", arguments: [0, 3, 15])
  func erspanVersions(version: UInt8) {
    #expect(
      error(of: [version << 4] + [UInt8](repeating: 0, count: 19), decode: ERSPANHeader.init)
        == DecodeError(.erspan, at: somewhere, .invalid(.version, value: UInt64(version))))
  }
}
