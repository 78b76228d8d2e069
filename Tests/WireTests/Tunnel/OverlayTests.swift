import Testing

@testable import Wire

@Suite("VXLAN, VXLAN-GPE, Geneve")
struct OverlayTests {
  static let vxlan = bytes(
    """
    88 48      ; G and I; D and A
    12 34      ; group policy
    01 e2 40 00  ; network 123456
    """)

  @Test("Every field of VXLAN")
  func vxlanFields() throws {
    let header = try VXLANHeader(Self.vxlan.span)
    #expect(header.flags == 0x8848)
    #expect(header.groupPolicy == 0x1234)
    #expect(header.networkIdentifier == 123_456)
    #expect(header.hasNetworkIdentifier && header.forbidsLearning && header.isPolicyApplied)
    let plain = try VXLANHeader(bytes("0800 1234 00000100").span)
    #expect(plain.groupPolicy == nil && plain.networkIdentifier == 1)
    #expect(try !VXLANHeader(bytes("0048 0000 00000100").span).isPolicyApplied)
    expectTruncation(of: Self.vxlan, layer: .vxlan, needed: 8, decode: VXLANHeader.init)
    #expect(
      try VXLANHeader.carried(Self.vxlan.span, at: 0, limit: .frame) == Carried(.ethernet, headerLength: 8))
  }

  static let gpe = bytes("0f 00 00 01 01 e2 40 00")  // I, P, B, O; IPv4; network 123456

  @Test("Every field of VXLAN-GPE")
  func gpeFields() throws {
    let header = try VXLANGPEHeader(Self.gpe.span)
    #expect(header.flags == 0x0F && header.version == 0)
    #expect(header.hasNetworkIdentifier && header.hasNextProtocol && header.isReplicated && header.isManagement)
    #expect(header.nextProtocol == 1)
    #expect(header.networkIdentifier == 123_456)
    expectTruncation(of: Self.gpe, layer: .vxlanGPE, needed: 8, decode: VXLANGPEHeader.init)
  }

  @Test("VXLAN-GPE versions other than 0 are invalid", arguments: 1...3)
  func gpeVersions(version: UInt8) {
    #expect(
      error(of: [version << 4 | 0x0C, 0, 0, 1, 0, 0, 1, 0], decode: VXLANGPEHeader.init)
        == DecodeError(.vxlanGPE, at: somewhere, .invalid(.version, value: UInt64(version))))
  }

  @Test(
    "What VXLAN-GPE's next protocol announces",
    arguments: [
      (0x0C, 1, .ipv4, "IPv4"), (0x0C, 2, .ipv6, "IPv6"), (0x0C, 3, .ethernet, "Ethernet"), (0x0C, 4, .nsh, "NSH"),
      (0x0C, 5, .mpls, "MPLS"), (0x0C, 6, .opaque, nil), (0x08, 1, .ethernet, "IPv4"),
    ] as [(UInt8, UInt8, Layer, String?)])
  func gpeProtocols(flags: UInt8, number: UInt8, layer: Layer, name: String?) throws {
    let data: [UInt8] = [flags, 0, 0, number, 0, 0, 1, 0]
    #expect(try VXLANGPEHeader.carried(data.span, at: 0, limit: .frame)?.layer == layer)
    #expect(try VXLANGPEHeader(data.span).nextProtocolName == name)
  }

  static let geneve = bytes(
    """
    05 c0        ; version 0, options of 20 bytes; control, critical
    65 58        ; Ethernet
    01 e2 40 00  ; network 123456
    01 02 80 02 0a 0b 0c 0d 0e 0f 10 11  ; OVN, critical type 0, 8 bytes
    01 00 05 01 aa bb cc dd              ; Linux, type 5, 4 bytes
    """)

  @Test("Every field of Geneve and its options")
  func geneveFields() throws {
    let header = try GeneveHeader(Self.geneve.span)
    #expect(header.version == 0)
    #expect(header.isControl && header.hasCriticalOptions)
    #expect(header.protocolType.rawValue == 0x6558)
    #expect(header.networkIdentifier == 123_456)
    #expect(header.headerLength == 28)
    var cursor = GeneveOptionCursor(header)
    let first = try cursor.next(Self.geneve.span)
    #expect(first == GeneveOption(optionClass: 0x0102, type: 0x80, data: 12..<20))
    #expect(first?.isCritical == true && first?.className == "OVN")
    let second = try cursor.next(Self.geneve.span)
    #expect(second == GeneveOption(optionClass: 0x0100, type: 5, data: 24..<28))
    #expect(second?.isCritical == false)
    #expect(try cursor.next(Self.geneve.span) == nil)
    expectTruncation(of: Self.geneve, layer: .geneve, needed: 8, then: 28, decode: GeneveHeader.init)
    #expect(
      try GeneveHeader.carried(Self.geneve.span, at: 0, limit: .frame)
        == Carried(etherType: EtherType(rawValue: 0x6558), headerLength: 28))
  }

  @Test("Geneve options that were cut", arguments: 8..<28)
  func optionsCut(available: Int) throws {
    var cursor = GeneveOptionCursor(try GeneveHeader(Self.geneve.span))
    let prefix = Array(Self.geneve.prefix(available))
    var thrown: DecodeError?
    do throws(DecodeError) { while try cursor.next(prefix.span, at: somewhere, limit: .snapshot) != nil {} } catch {
      thrown = error
    }
    let needed = available < 12 ? 12 : available < 20 ? 20 : available < 24 ? 24 : 28
    let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .snapshot)
    #expect(thrown == DecodeError(.geneve, at: somewhere, reason))
    #expect(try cursor.next(Self.geneve.span) == nil)
  }

  @Test("A Geneve option beyond the header is invalid, and ends them")
  func optionLength() throws {
    var data = Self.geneve
    data[11] = 5
    let header = try GeneveHeader(data.span)
    var cursor = GeneveOptionCursor(header)
    #expect(throws: DecodeError(.geneve, at: somewhere, .invalid(.optionLength, value: 5))) {
      _ = try cursor.next(data.span, at: somewhere)
    }
    #expect(try cursor.next(data.span) == nil)
  }

  @Test("Geneve versions other than 0 are invalid", arguments: 1...3)
  func geneveVersions(version: UInt8) {
    #expect(
      error(of: [version << 6, 0, 8, 0, 0, 0, 0, 0], decode: GeneveHeader.init)
        == DecodeError(.geneve, at: somewhere, .invalid(.version, value: UInt64(version))))
  }
}
