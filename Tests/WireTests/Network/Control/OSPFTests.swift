import Testing

@testable import Wire

@Suite("OSPF")
struct OSPFTests {
  static let version2 = bytes(
    """
    02 01 002c          ; version 2, Hello, 44 bytes
    0a000001 00000002   ; router 10.0.0.1, area 0.0.0.2
    1234 0001           ; checksum, password
    6162636465666768    ; authentication
    """)
  static let version3 = bytes("03 04 0024 0a000001 00000002 1234 07 00")
  static let hello2 = bytes("ffffff00 000a 12 01 00000028 0a000001 0a000002")
  static let hello3 = bytes("00000005 01 000213 000a 0028 0a000001 0a000002")

  @Test("Every field of both versions")
  func header() throws {
    let two = try OSPFHeader(Self.version2.span)
    #expect(two.version == 2 && two.type == 1 && two.length == 44 && two.routerID == 0x0A00_0001)
    #expect(two.areaID == 2 && two.checksum == 0x1234 && two.authenticationType == 1 && two.size == 24)
    #expect(two.typeName == "Hello" && two.authenticationName == "simple" && two.instance == 0)
    let three = try OSPFHeader(Self.version3.span)
    #expect(three.version == 3 && three.type == 4 && three.length == 36 && three.instance == 7 && three.size == 16)
    #expect(three.typeName == "LS-Update" && three.authenticationType == 0)
  }

  @Test("Every truncation, version and length")
  func invalid() {
    func decode(_ data: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit) throws(DecodeError) -> OSPFHeader {
      try OSPFHeader(data, at: offset, limit: limit)
    }
    for (whole, size) in [(Self.version2, 24), (Self.version3, 16)] {
      for length in 0..<size {
        let needed = length == 0 ? 16 : size
        let thrown = error(of: Array(whole.prefix(length)), decode: decode)
        let reason = DecodeError.Reason.truncated(needed: needed, available: length, limit: .frame)
        #expect(thrown == DecodeError(.ospf, at: somewhere, reason))
      }
      var short = whole
      (short[2], short[3]) = (0, UInt8(size - 1))
      #expect(
        error(of: short, decode: decode)
          == DecodeError(.ospf, at: somewhere, .invalid(.length, value: UInt64(size - 1))))
    }
    for version in [UInt8(0), 1, 4, 255] {
      let thrown = error(of: [version] + Self.version2.dropFirst(), decode: decode)
      #expect(thrown == DecodeError(.ospf, at: somewhere, .invalid(.version, value: UInt64(version))))
    }
  }

  @Test("Hello, of both versions")
  func hello() throws {
    var reader = PartReader(.ospf, from: 0, to: 20, at: 0, limit: .frame)
    let two = try OSPFHello(Self.hello2.span, version: 2, &reader)
    #expect(two.networkMask == 0xFFFF_FF00 && two.helloInterval == 10 && two.deadInterval == 40 && two.priority == 1)
    #expect(two.options.names == ["L", "E"] && two.options.hasLinkLocalSignaling)
    #expect(two.designatedRouter == 0x0A00_0001 && two.backupDesignatedRouter == 0x0A00_0002)
    reader = PartReader(.ospf, from: 0, to: 20, at: 0, limit: .frame)
    let three = try OSPFHello(Self.hello3.span, version: 3, &reader)
    #expect(three.interfaceID == 5 && three.helloInterval == 10 && three.deadInterval == 40 && three.priority == 1)
    #expect(three.options.names == ["L", "R", "E", "V6"] && three.options.hasLinkLocalSignaling)
    #expect(three.designatedRouter == 0x0A00_0001 && three.backupDesignatedRouter == 0x0A00_0002)
    for (version, dump) in [(UInt8(2), Self.hello2), (3, Self.hello3)] {
      expectTruncation(
        of: dump, layer: .ospf, needed: 20,
        decode: reading(.ospf, 20) { (data, reader) throws(DecodeError) in
          try OSPFHello(data, version: version, &reader)
        })
    }
  }

  @Test("Database description, of both versions")
  func databaseDescription() throws {
    let two = bytes("05dc 42 07 00001234")
    let three = bytes("00 000013 05dc 00 02 00001234")
    for (version, dump, flags) in [(UInt8(2), two, UInt8(7)), (3, three, 2)] {
      var reader = PartReader(.ospf, from: 0, to: dump.count, at: 0, limit: .frame)
      let description = try OSPFDatabaseDescription(dump.span, version: version, &reader)
      #expect(description.interfaceMTU == 1_500 && description.flags == flags && description.sequenceNumber == 0x1234)
      #expect(description.options.names == (version == 2 ? ["O", "E"] : ["R", "E", "V6"]))
      expectTruncation(
        of: dump, layer: .ospf, needed: dump.count,
        decode: reading(.ospf, dump.count) { (data, reader) throws(DecodeError) in
          try OSPFDatabaseDescription(data, version: version, &reader)
        })
    }
  }

  @Test("Header of an advertisement, of both versions")
  func linkState() throws {
    let dump = bytes("800a 20 0a 01000007 0a000001 80000001 1234 0024")
    var reader = PartReader(.ospf, from: 0, to: 20, at: 0, limit: .frame)
    let two = try LinkStateHeader(dump.span, version: 2, &reader)
    #expect(two.age == 0x800A && two.options?.names == ["DC"] && two.type == 10 && two.typeName == "Area-Opaque")
    #expect(two.opaqueType == 1 && two.linkStateID == 0x0100_0007 && two.advertisingRouter == 0x0A00_0001)
    #expect(two.sequenceNumber == 0x8000_0001 && two.checksum == 0x1234 && two.length == 36)
    reader = PartReader(.ospf, from: 0, to: 20, at: 0, limit: .frame)
    let three = try LinkStateHeader(dump.span, version: 3, &reader)
    #expect(three.type == 0x200A && three.typeName == "Intra-Area-TE" && three.options == nil)
    #expect(three.opaqueType == nil)
    expectTruncation(
      of: dump, layer: .ospf, needed: 20,
      decode: reading(.ospf, 20) { (data, reader) throws(DecodeError) in
        try LinkStateHeader(data, version: 2, &reader)
      })
  }

  @Test("Links of a router, of both versions; metrics by type of service are passed")
  func links() throws {
    let two = bytes("0a000002 0a000001 01 01 0005 02 00 0009 ff")
    var reader = PartReader(.ospf, from: 0, to: two.count, at: 0, limit: .frame)
    let link = try OSPFRouterLink(two.span, version: 2, &reader)
    #expect(link.type == 1 && link.typeName == "point-to-point" && link.metric == 5 && reader.position == 16)
    #expect(link.identifier == 0x0A00_0002 && link.data == 0x0A00_0001)
    let three = bytes("02 00 0005 00000001 00000002 0a000003")
    reader = PartReader(.ospf, from: 0, to: 16, at: 0, limit: .frame)
    let other = try OSPFRouterLink(three.span, version: 3, &reader)
    #expect(other.type == 2 && other.metric == 5 && other.identifier == 1 && other.data == 2)
    #expect(other.neighborRouter == 0x0A00_0003)
    expectTruncation(
      of: Array(two.prefix(16)), layer: .ospf, needed: 12, then: 16,
      decode: reading(.ospf, 16) { (data, reader) throws(DecodeError) in
        try OSPFRouterLink(data, version: 2, &reader)
      })
    expectTruncation(
      of: three, layer: .ospf, needed: 16,
      decode: reading(.ospf, 16) { (data, reader) throws(DecodeError) in
        try OSPFRouterLink(data, version: 3, &reader)
      })
  }

  @Test("Prefixes in words, elements padded to words")
  func prefixesAndElements() throws {
    let prefix = bytes("28 10 0007 20010db8 01000000")
    var reader = PartReader(.ospf, from: 0, to: 12, at: somewhere, limit: .frame)
    let value = try OSPFPrefix(prefix.span, &reader)
    #expect(value.length == 40 && value.options == 0x10 && value.metric == 7 && reader.isAtEnd)
    #expect(value.prefix.high == 0x2001_0DB8_0100_0000)
    expectTruncation(
      of: prefix, layer: .ospf, needed: 4, then: 12,
      decode: reading(.ospf, 12) { (data, reader) throws(DecodeError) in try OSPFPrefix(data, &reader) })
    let elements = bytes("0002 0001 01000000 0007 0002 abcd")
    reader = PartReader(.ospf, from: 0, to: elements.count, at: somewhere, limit: .frame)
    let first = try OSPFElement(elements.span, &reader)
    #expect(first.type == 2 && first.length == 1 && first.value.end == 5 && reader.position == 8)
    // The last one's padding may be missing.
    let last = try OSPFElement(elements.span, &reader)
    #expect(last.type == 7 && last.value.end == 14 && reader.isAtEnd)
    reader = PartReader(.ospf, from: 8, to: 13, at: somewhere, limit: .frame)
    #expect(throws: DecodeError(.ospf, at: somewhere, .invalid(.optionLength, value: 2))) {
      _ = try OSPFElement(elements.span, &reader)
    }
  }

  @Test("How many types have names")
  func names() {
    #expect((UInt16(0)...300).filter { LinkStateHeader.typeName($0, version: 2) != nil } == Array(1...11))
    #expect((UInt16(0)...300).filter { LinkStateHeader.typeName($0 | 0xA000, version: 3) != nil }.count == 22)
    #expect((UInt8(0)...255).filter { LinkStateHeader.opaqueName($0) != nil } == Array(1...10))
  }
}
