import Testing

@testable import Wire

@Suite("RSVP")
struct RSVPTests {
  static let message = bytes("11 01 1234 fe 00 0010 0008 05 01 00007530")

  @Test("Every field, truncation, version and length")
  func header() throws {
    let header = try RSVPHeader(Self.message.span)
    #expect(header.version == 1 && header.flags == 1 && header.type == 1 && header.typeName == "Path")
    #expect(header.checksum == 0x1234 && header.sendTimeToLive == 254 && header.length == 16)
    func decode(_ data: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit) throws(DecodeError) -> RSVPHeader {
      try RSVPHeader(data, at: offset, limit: limit)
    }
    expectTruncation(of: Self.message, layer: .rsvp, needed: 8, decode: decode)
    for version in UInt8(0)...15 where version != 1 {
      let thrown = error(of: [version << 4] + Self.message.dropFirst(), decode: decode)
      #expect(thrown == DecodeError(.rsvp, at: somewhere, .invalid(.version, value: UInt64(version))))
    }
    let short = Self.message.prefix(6) + [0, 7]
    #expect(error(of: Array(short), decode: decode) == DecodeError(.rsvp, at: somewhere, .invalid(.length, value: 7)))
  }

  @Test("An object, and lengths that cannot be")
  func objects() throws {
    var reader = PartReader(.rsvp, from: 8, to: 16, at: somewhere, limit: .frame)
    let object = try RSVPObject(Self.message.span, &reader)
    #expect(object.length == 8 && object.classNumber == 5 && object.type == 1 && object.className == "time values")
    #expect(object.typeName == "IPv4" && object.value.position == 12 && object.value.end == 16 && reader.isAtEnd)
    for length in [UInt8(0), 3, 5, 6, 7, 12] {
      let wrong = [0, length, 1, 1, 0, 0, 0, 0]
      reader = PartReader(.rsvp, from: 0, to: 8, at: somewhere, limit: .frame)
      #expect(throws: DecodeError(.rsvp, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
        _ = try RSVPObject(wrong.span, &reader)
      }
    }
    for available in 0..<4 {
      let cut = Array(bytes("0008 0501").prefix(available))
      reader = PartReader(.rsvp, from: 0, to: 8, at: somewhere, limit: .snapshot)
      let reason = DecodeError.Reason.truncated(needed: 4, available: available, limit: .snapshot)
      #expect(throws: DecodeError(.rsvp, at: somewhere, reason)) {
        _ = try RSVPObject(cut.span, &reader)
      }
    }
  }

  @Test("Hops: loose in explicit routes alone")
  func hops() throws {
    let dump = bytes("81 08 0a000001 20 00")
    for isExplicit in [true, false] {
      var reader = PartReader(.rsvp, from: 0, to: 8, at: somewhere, limit: .frame)
      let hop = try RSVPHop(dump.span, isExplicit: isExplicit, &reader)
      #expect(hop.isLoose == isExplicit && hop.type == (isExplicit ? 1 : 0x81))
      #expect(hop.value.position == 2 && hop.value.end == 8)
    }
    for length in [UInt8(0), 1, 2, 3, 6, 12] {
      let wrong = [1, length] + dump.dropFirst(2)
      var reader = PartReader(.rsvp, from: 0, to: 8, at: somewhere, limit: .frame)
      #expect(throws: DecodeError(.rsvp, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
        _ = try RSVPHop(wrong.span, isExplicit: true, &reader)
      }
    }
  }

  @Test("Names")
  func names() {
    #expect(RSVPNames.className(207) == "session attribute" && RSVPNames.className(206) == "session group")
    #expect(RSVPNames.className(2) == nil && RSVPNames.typeName(7, of: 1) == "IPv4 LSP tunnel")
    #expect(RSVPNames.errorName(24) == "routing problem" && RSVPNames.errorName(40) == nil)
    #expect(RSVPNames.styleName(0x12) == "shared explicit" && RSVPNames.styleName(0) == nil)
    #expect(RSVPNames.hopName(3) == "label" && RSVPNames.serviceName(5) == "controlled load")
  }
}

@Suite("EIGRP")
struct EIGRPTests {
  static let packet = bytes(
    """
    02 05 1234 00000009  ; version 2, Hello, init and end of table
    00000007 00000008    ; sequence 7, acknowledgment 8
    0001 0064            ; virtual router 1, AS 100
    0004 0008 0c040102   ; software version
    """)

  @Test("Every field and truncation")
  func header() throws {
    let header = try EIGRPHeader(Self.packet.span)
    #expect(header.version == 2 && header.opcode == 5 && header.opcodeName == "Hello-Ack")
    #expect(header.checksum == 0x1234 && header.flags == [.initialize, .endOfTable])
    #expect(header.sequenceNumber == 7 && header.acknowledgmentNumber == 8)
    #expect(header.virtualRouter == 1 && header.autonomousSystem == 100)
    expectTruncation(of: Self.packet, layer: .eigrp, needed: 20) { (data, offset, limit) throws(DecodeError) in
      try EIGRPHeader(data, at: offset, limit: limit)
    }
  }

  @Test("An element, and lengths that cannot be")
  func elements() throws {
    var reader = PartReader(.eigrp, from: 20, to: 28, at: somewhere, limit: .frame)
    let element = try EIGRPElement(Self.packet.span, &reader)
    #expect(element.type == 4 && element.length == 8 && element.typeName == "software version")
    #expect(element.value.position == 24 && element.value.end == 28 && reader.isAtEnd)
    for length in [UInt8(0), 3] {
      let wrong = [0, 4, 0, length]
      reader = PartReader(.eigrp, from: 0, to: 4, at: somewhere, limit: .frame)
      #expect(throws: DecodeError(.eigrp, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
        _ = try EIGRPElement(wrong.span, &reader)
      }
    }
    reader = PartReader(.eigrp, from: 20, to: 27, at: somewhere, limit: .frame)
    #expect(throws: DecodeError(.eigrp, at: somewhere, .invalid(.length, value: 4))) {
      _ = try EIGRPElement(Self.packet.span, &reader)
    }
  }

  @Test("Where external routes come from")
  func sources() {
    #expect((UInt8(0)...255).filter { EIGRPElement.sourceName($0) != nil } == Array(1...11))
  }
}

@Suite("VRRP and CARP")
struct RedundancyTests {
  static let version2 = bytes("21 07 64 01 01 02 1234 c0000201 6162630000000000")
  static let version3 = bytes("31 07 64 01 00 0a 1234 c0000201")
  static let carp = bytes(
    """
    21 03 20 07 01 02 1234  ; version 2, advertisement; host 3, skew 32, 7 words; demotion 1, base 2
    0000000100000002        ; counter
    000102030405060708090a0b0c0d0e0f10111213
    """)

  @Test("Every field of both versions")
  func fields() throws {
    let two = try VRRPHeader(Self.version2.span)
    #expect(two.version == 2 && two.type == 1 && two.identifier == 7 && two.priority == 100 && two.addressCount == 1)
    #expect(two.authenticationType == 1 && two.authenticationName == "simple text" && two.interval == 2_000)
    #expect(two.checksum == 0x1234)
    let three = try VRRPHeader(Self.version3.span)
    #expect(three.version == 3 && three.interval == 100 && three.authenticationType == 0)
  }

  @Test("Every truncation and version")
  func invalid() {
    func decode(_ data: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit) throws(DecodeError) -> VRRPHeader {
      try VRRPHeader(data, at: offset, limit: limit)
    }
    expectTruncation(of: Self.version2, layer: .vrrp, needed: 8, decode: decode)
    for version in UInt8(0)...15 where version != 2 && version != 3 {
      let thrown = error(of: [version << 4 | 1] + Self.version2.dropFirst(), decode: decode)
      #expect(thrown == DecodeError(.vrrp, at: somewhere, .invalid(.version, value: UInt64(version))))
    }
    expectTruncation(of: Self.carp, layer: .vrrp, needed: 36) { (data, offset, limit) throws(DecodeError) in
      try CARPHeader(data, at: offset, limit: limit)
    }
  }

  @Test("CARP's fields, and what tells it from VRRP")
  func carpFields() throws {
    let header = try CARPHeader(Self.carp.span)
    #expect(header.version == 2 && header.type == 1 && header.virtualHost == 3 && header.advertisementSkew == 32)
    #expect(header.authenticationLength == 7 && header.demotion == 1 && header.advertisementBase == 2)
    #expect(header.checksum == 0x1234 && header.counter == 0x1_0000_0002)
    func recognized(_ data: [UInt8], _ length: Int) -> Bool { CARPHeader.recognizes(data.span, length: length) }
    #expect(recognized(Self.carp, 36))
    // VRRP with seven addresses has 44 bytes.
    #expect(!recognized(Self.carp, 44))
    #expect(!recognized(Self.version2, 36))
    #expect(!recognized(Array(Self.carp.prefix(3)), 36))
  }
}
