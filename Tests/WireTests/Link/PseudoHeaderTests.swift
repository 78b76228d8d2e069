import Testing

@testable import Wire

@Suite("Pseudo-headers that captures put before packets")
struct PseudoHeaderTests {
  static func padded(_ dump: String, _ count: Int) -> [UInt8] {
    let head = bytes(dump)
    return head + [UInt8](repeating: 0, count: count - head.count)
  }

  @Test("SLIP: fields, truncations, a direction that is neither")
  func slip() throws {
    let data = Self.padded("01 80", 16)
    let header = try SLIPHeader(data.span)
    #expect(header.direction == 1)
    #expect(header.type == 0x80)
    #expect(try SLIPHeader.carried(data.span, at: 0, limit: .frame) == Carried(.rawIP, headerLength: 16))
    expectTruncation(of: data, layer: .slip, needed: 16, decode: SLIPHeader.init)
    let found = error(of: Self.padded("02", 16), decode: SLIPHeader.init)
    #expect(found == DecodeError(.slip, at: somewhere, .invalid(.constant, value: 2)))
  }

  @Test(
    "IPNET: fields, truncations, another version",
    arguments: [(2, .ipv4), (26, .ipv6), (3, .opaque)] as [(UInt8, Layer)])
  func ipnet(family: UInt8, layer: Layer) throws {
    var data = bytes("01 00 00 01 00 00 00 54 00 00 00 02 00 00 00 03 ff ff ff ff 00 00 00 05")
    data[1] = family
    let header = try IPNETHeader(data.span)
    #expect(header.family == family)
    #expect(header.hook == 1)
    #expect(header.packetLength == 84)
    #expect(header.interfaceIndex == 2)
    #expect(header.groupInterfaceIndex == 3)
    #expect(header.sourceZone == .max)
    #expect(header.destinationZone == 5)
    let carried = try IPNETHeader.carried(data.span, at: 0, limit: .frame)
    #expect(carried == Carried(layer, announced: .addressFamily(UInt32(family)), headerLength: 24))
    expectTruncation(of: data, layer: .ipnet, needed: 24, decode: IPNETHeader.init)
    data[0] = 2
    #expect(
      error(of: data, decode: IPNETHeader.init) == DecodeError(.ipnet, at: somewhere, .invalid(.version, value: 2)))
  }

  @Test("IP over InfiniBand: fields and truncations")
  func ipoib() throws {
    let data = bytes(
      """
      60 00 00 00 00 00 00 00
      fe80 0000 0000 0000 0000 0000 0000 0001  ; source
      ff12 401b ffff 0000 0000 0000 ffff ffff  ; destination
      08 06 00 00                              ; ARP
      """)
    let header = try IPoIBHeader(data.span)
    #expect(header.source == IPv6Address(high: 0xFE80_0000_0000_0000, low: 1))
    #expect(header.destination == IPv6Address(high: 0xFF12_401B_FFFF_0000, low: 0xFFFF_FFFF))
    #expect(try IPoIBHeader.carried(data.span, at: 0, limit: .frame) == Carried(etherType: .arp, headerLength: 44))
    expectTruncation(of: data, layer: .ipoib, needed: 44, decode: IPoIBHeader.init)
  }

  static let juniper = bytes("4d 47 43 81 00 04 02 02 05 07")

  @Test("Juniper: fields, extensions, every truncation, another magic number")
  func juniper() throws {
    let header = try JuniperHeader(Self.juniper.span)
    #expect(header.isIncoming && !header.hasNoLinkHeader)
    #expect(header.extensions == 6..<10)
    #expect(header.headerLength == 10)
    #expect(try JuniperHeader.carried(Self.juniper.span, at: 0, limit: .frame) == Carried(.ethernet, headerLength: 10))
    for available in 0..<10 {
      let needed = available < 4 ? 4 : available < 6 ? 6 : 10
      let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .frame)
      let found = error(of: Array(Self.juniper.prefix(available)), decode: JuniperHeader.init)
      #expect(found == DecodeError(.juniperEthernet, at: somewhere, reason))
    }
    let found = error(of: bytes("4d 47 44 00"), decode: JuniperHeader.init)
    #expect(found == DecodeError(.juniperEthernet, at: somewhere, .invalid(.constant, value: 0x4D4744)))
  }

  @Test(
    "Juniper without a link-layer header: the version nibble behind the protocol's number",
    arguments: [
      ("4d 47 43 02 02 00 00 00 45", .ipv4), ("4d 47 43 02 06 00 00 00 60", .ipv6),
      ("4d 47 43 02 0a 00 00 00 83", .opaque),
      ("4d 47 43 02 0a 00 00 00", .opaque),
    ] as [(String, Layer)])
  func juniperWithoutLink(dump: String, layer: Layer) throws {
    let carried = try JuniperHeader.carried(bytes(dump).span, at: 0, limit: .frame)
    #expect(carried == Carried(layer, announced: .layer(.juniperEthernet), headerLength: 8))
    let reason = DecodeError.Reason.truncated(needed: 8, available: 7, limit: .frame)
    let found = error(of: Array(bytes(dump).prefix(7)), decode: JuniperHeader.init)
    #expect(found == DecodeError(.juniperEthernet, at: somewhere, reason))
  }

  @Test(
    "ATM: what is carried, by the kind of traffic and by the channel",
    arguments: [
      ("81 02 01 00 00 05", .ethernet, 6), ("01 02 01 00 ff 00", .opaque, 4),
      ("02 00 00 64 aa aa 03", .logicalLinkControl, 4),
      ("00 00 00 64 aa aa 03", .logicalLinkControl, 4), ("00 00 00 64 45 00 00", .opaque, 4),
      ("02 00 00 05 aa aa 03", .opaque, 4), ("02 01 00 05 aa aa 03", .logicalLinkControl, 4),
      ("01 00 00 03", .opaque, 4),
    ] as [(String, Layer, Int)])
  func atm(dump: String, layer: Layer, length: Int) throws {
    let carried = try ATMHeader.carried(bytes(dump).span, at: 0, limit: .frame)
    #expect(carried?.layer == layer)
    #expect(carried?.headerLength == length)
  }

  @Test("ATM: every field and truncation")
  func atmFields() throws {
    let data = bytes("81 02 01 05")
    let header = try ATMHeader(data.span)
    #expect(header.isOutgoing)
    #expect(header.traffic == 1)
    #expect(header.path == 2)
    #expect(header.channel == 261)
    expectTruncation(of: data, layer: .atm, needed: 4, decode: ATMHeader.init)
    let reason = DecodeError.Reason.truncated(needed: 6, available: 5, limit: .snapshot)
    #expect(throws: DecodeError(.atm, at: 2, reason)) {
      _ = try ATMHeader.carried(bytes("01 00 01 00 00").span, at: 2, limit: .snapshot)
    }
  }

  @Test("ARCNET of BSD: plain, RFC 1051, split and exception frames")
  func arcnet() throws {
    let plain = bytes("50 be d4 00 01 66")
    let header = try ARCNETHeader(plain.span, isLinux: false)
    #expect(header.source == 0x50)
    #expect(header.destination == 0xBE)
    #expect(header.type == 212)
    #expect(header.flag == 0)
    #expect(header.sequence == 358)
    #expect(!header.isException)
    #expect(header.headerLength == 6)
    let exception = try ARCNETHeader(bytes("50 be d4 ff ff ff d4 00 01 66").span, isLinux: false)
    #expect(exception.isException)
    #expect(exception.sequence == 358)
    #expect(exception.headerLength == 10)
    let old = try ARCNETHeader(bytes("50 be f0").span, isLinux: false)
    #expect(old.flag == nil && old.sequence == nil)
    #expect(old.headerLength == 3)
    #expect(!header.isLaterPiece)
    #expect(try !ARCNETHeader(bytes("50 be d4 03 01 66").span, isLinux: false).isLaterPiece)
    #expect(try ARCNETHeader(bytes("50 be d4 04 01 66").span, isLinux: false).isLaterPiece)
  }

  @Test(
    "ARCNET's system codes choose the layer in both forms",
    arguments: [
      (212, 0, .ipv4, 8), (240, 0, .ipv4, 5), (196, 0, .ipv6, 8), (213, 0, .arp, 8), (241, 0, .arp, 5),
      (214, 0, .arp, 8),
      (250, 0, .opaque, 8), (128, 0, .opaque, 5), (212, 4, .opaque, 8), (212, 3, .ipv4, 8),
    ] as [(UInt8, UInt8, Layer, Int)])
  func arcnetTypes(type: UInt8, flag: UInt8, layer: Layer, length: Int) throws {
    let linux: [UInt8] = [1, 2, 0, 0, type, flag, 0, 7]
    let carried = try ARCNETHeader.carried(linux.span, isLinux: true, at: 0, limit: .frame)
    #expect(carried == Carried(layer, announced: .layer(.arcnetLinux), headerLength: length))
    let bsd: [UInt8] = [1, 2, type, flag, 0, 7]
    let other = try ARCNETHeader.carried(bsd.span, isLinux: false, at: 0, limit: .frame)
    #expect(other == Carried(layer, announced: .layer(.arcnet), headerLength: length - 2))
  }

  @Test("Every truncation of ARCNET")
  func arcnetTruncation() {
    let cases: [(String, Bool, [Int])] = [
      ("50 be d4 ff ff ff d4 00 01 66", false, [3, 3, 3, 6, 6, 6, 10, 10, 10, 10]),
      ("50 be 00 00 d4 00 01 66", true, [5, 5, 5, 5, 5, 8, 8, 8]), ("50 be f0", false, [3, 3, 3]),
    ]
    for (dump, isLinux, needs) in cases {
      for (available, needed) in needs.enumerated() {
        let data = Array(bytes(dump).prefix(available))
        let found = error(of: data) { (data, offset, limit) throws(DecodeError) in
          try ARCNETHeader(data, isLinux: isLinux, at: offset, limit: limit)
        }
        let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .frame)
        #expect(found == DecodeError(isLinux ? .arcnetLinux : .arcnet, at: somewhere, reason))
      }
    }
  }
}
