import Testing

@testable import Wire

@Suite("IGMP")
struct IGMPTests {
  static let query = bytes(
    """
    11 8a        ; query, code 0x8a: (10 | 16) << 3 = 208 tenths of a second
    1234         ; checksum
    e0000101     ; 224.0.1.1
    0a 7d 0002   ; S, robustness 2; 125 s; two sources
    0a000001 0a000002
    """)
  static let record = bytes(
    """
    04 01 0001   ; to_ex, one word of auxiliary data, one source
    e00000fb     ; 224.0.0.251
    """)

  @Test("Every field")
  func fields() throws {
    let header = try IGMPHeader(Self.query.span)
    #expect(header.type == 0x11 && header.code == 0x8A && header.checksum == 0x1234 && header.group == 0xE000_0101)
    #expect(header.typeName == "query")
    let sources = try IGMPQuerySources(Self.query.span)
    #expect(sources.suppressesRouters && sources.robustness == 2 && sources.interval == 125)
    #expect(sources.sourceCount == 2)
    var reader = PartReader(.igmp, from: 0, to: 8, at: 0, limit: .frame)
    let record = try IGMPGroupRecord(Self.record.span, &reader)
    #expect(record.type == 4 && record.typeName == "to_ex" && record.auxiliaryLength == 4)
    #expect(record.group == 0xE000_00FB && record.sourceCount == 1 && reader.position == 8)
  }

  @Test("Every truncation")
  func truncation() {
    expectTruncation(of: Self.query, layer: .igmp, needed: 8) { (data, offset, limit) throws(DecodeError) in
      try IGMPHeader(data, at: offset, limit: limit)
    }
    expectTruncation(of: Self.query, layer: .igmp, needed: 12) { (data, offset, limit) throws(DecodeError) in
      try IGMPQuerySources(data, at: offset, limit: limit)
    }
    expectTruncation(
      of: Self.record, layer: .igmp, needed: 8,
      decode: reading(.igmp, 8) { (data, reader) throws(DecodeError) in try IGMPGroupRecord(data, &reader) })
  }

  @Test(
    "The version that no field says",
    arguments: [
      ("11 00", 8, UInt8(1)), ("11 64", 8, 2), ("11 00", 12, 3), ("12 00", 8, 1), ("16 00", 8, 2), ("17 00", 8, 2),
      ("22 00", 16, 3), ("01 00", 8, 0), ("13 01", 8, nil), ("fe 00", 8, nil),
    ] as [(String, Int, UInt8?)])
  func version(start: String, length: Int, version: UInt8?) throws {
    let header = try IGMPHeader((bytes(start) + [UInt8](repeating: 0, count: 6)).span)
    #expect(header.version(length: length) == version)
  }

  @Test("Times out of codes (RFC 9776 §4.1.1)", arguments: [(UInt8(0), 0), (127, 127), (128, 128), (0xFF, 31_744)])
  func codes(code: UInt8, value: Int) {
    #expect(IGMPHeader.value(ofCode: code) == value)
  }

  @Test("Tenths of a second, and in version 3 a code for them")
  func response() throws {
    let header = try IGMPHeader(Self.query.span)
    #expect(header.maximumResponse(version: 2) == 13_800)
    #expect(header.maximumResponse(version: 3) == 20_800)
  }

  @Test("Every type and subtype has its name, and the next one none")
  func names() throws {
    func header(_ type: UInt8, _ code: UInt8 = 0) throws -> IGMPHeader {
      try IGMPHeader([type, code, 0, 0, 0, 0, 0, 0].span)
    }
    let ranges: [ClosedRange<UInt8>] = [
      1...8, 0x11...0x17, 0x1E...0x1F, 0x22...0x22, 0x24...0x26, 0x30...0x32, 0x40...0x42, 0xFC...0xFF,
    ]
    #expect(try (UInt8(0)...255).filter { try header($0).typeName != nil } == ranges.flatMap(Array.init))
    #expect(try (UInt8(0)...255).filter { try header(0x13, $0).codeName != nil } == Array(1...9))
    #expect(try (UInt8(0)...255).filter { try header(0x14, $0).codeName != nil } == Array(0...8))
    #expect((UInt8(0)...255).filter { IGMPGroupRecord.typeName($0) != nil } == Array(1...6))
  }
}

@Suite("PIM")
struct PIMTests {
  static let register = bytes(
    """
    21 00 deff        ; version 2, Register
    00000000          ; no flags
    45 000014         ; an IPv4 header begins
    """)

  @Test("Every field, and the version")
  func header() throws {
    let header = try PIMHeader(bytes("2a 40 1234").span)
    #expect(header.version == 2 && header.type == 10 && header.flags == 0x40 && header.checksum == 0x1234)
    #expect(header.typeName == "DF-Election" && header.electionName == "pass")
    expectTruncation(of: Self.register, layer: .pim, needed: 4) { (data, offset, limit) throws(DecodeError) in
      try PIMHeader(data, at: offset, limit: limit)
    }
    for version in UInt8(0)...15 where version != 2 {
      let thrown = error(of: [version << 4, 0, 0, 0]) { (data, offset, limit) throws(DecodeError) in
        try PIMHeader(data, at: offset, limit: limit)
      }
      #expect(thrown == DecodeError(.pim, at: somewhere, .invalid(.version, value: UInt64(version))))
    }
    #expect(
      try (UInt8(0)...15).filter { try PIMHeader([0x20 | $0, 0, 0, 0].span).typeName != nil } == Array(0...12))
  }

  @Test("A Register carries a packet; a Null-Register, another type, another version and a cut one do not")
  func carried() {
    #expect(PIMHeader.carried(Self.register.span) == Carried(.ipv4, headerLength: 8))
    var other = Self.register
    other[8] = 0x60
    #expect(PIMHeader.carried(other.span) == Carried(.ipv6, headerLength: 8))
    for (place, value) in [(8, UInt8(0x50)), (4, 0x40), (0, 0x20), (0, 0x11)] {
      other = Self.register
      other[place] = value
      #expect(PIMHeader.carried(other.span) == nil)
    }
    for length in 0...8 {
      other = Array(Self.register.prefix(length))
      #expect(PIMHeader.carried(other.span) == nil)
    }
  }

  @Test("Addresses say their family")
  func addresses() throws {
    let unicast = bytes("01 00 0a000001")
    let unknown = bytes("03 00 00000000")
    var reader = PartReader(.pim, from: 0, to: 6, at: somewhere, limit: .frame)
    #expect(try PIMAddress(unicast.span, &reader).address == IPAddress(v4: 0x0A00_0001))
    let six = bytes("02 00 20010db8000000000000000000000001")
    reader = PartReader(.pim, from: 0, to: 18, at: somewhere, limit: .frame)
    #expect(
      try PIMAddress(six.span, &reader).address == IPAddress(v6: IPv6Address(high: 0x2001_0DB8_0000_0000, low: 1)))
    reader = PartReader(.pim, from: 0, to: 6, at: somewhere, limit: .frame)
    #expect(throws: DecodeError(.pim, at: somewhere, .invalid(.addressFamily, value: 3))) {
      _ = try PIMAddress(unknown.span, &reader)
    }
  }

  @Test("Prefixes have flags and a mask, and attributes until the last one (RFC 5384 §3.2)")
  func prefixes() throws {
    let source = bytes(
      """
      01 01 07 20 01010101  ; IPv4 with attributes, S W R, /32
      05 02 aabb            ; an attribute of two bytes
      45 00                 ; the last one, empty
      ff
      """)
    var reader = PartReader(.pim, from: 0, to: source.count, at: somewhere, limit: .frame)
    let prefix = try PIMPrefix(source.span, &reader)
    #expect(prefix.flags == 7 && prefix.maskLength == 32 && prefix.address == IPAddress(v4: 0x0101_0101))
    #expect(prefix.encoding == 1 && reader.position == 14)
    for length in 0..<14 {
      let cut = Array(source.prefix(length))
      reader = PartReader(.pim, from: 0, to: 14, at: somewhere, limit: .snapshot)
      #expect(throws: DecodeError.self, "\(length)") {
        _ = try PIMPrefix(cut.span, &reader)
      }
    }
  }

  @Test("Options are as long as they say, and not longer than the message")
  func options() throws {
    let data = bytes("0013 0004 00000001 0000 0000")
    var reader = PartReader(.pim, from: 0, to: data.count, at: somewhere, limit: .frame)
    let option = try PIMOption(data.span, &reader)
    #expect(option.type == 19 && option.length == 4 && option.typeName == "DR priority")
    #expect(option.value.position == 4 && option.value.end == 8 && reader.position == 8)
    reader = PartReader(.pim, from: 0, to: 7, at: somewhere, limit: .frame)
    #expect(throws: DecodeError(.pim, at: somewhere, .invalid(.optionLength, value: 4))) {
      _ = try PIMOption(data.span, &reader)
    }
  }
}
