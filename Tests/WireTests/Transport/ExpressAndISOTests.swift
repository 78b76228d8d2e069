import Testing

@testable import Wire

@Suite("XTP")
struct XTPTests {
  static let packet = bytes(
    """
    8000000000000001   ; key 1, returned
    004004 22          ; NOCHECK, EOM is not set, SREQ; version 1, FIRST
    00000010 1234 0005 ; 16 bytes, checksum, sort 5
    00000006 0000000000000007
    """)

  @Test("Every field and truncation")
  func fields() throws {
    var packet = Self.packet
    (packet[8], packet[9], packet[10]) = (0x40, 0x40, 0)
    let header = try XTPHeader(packet.span)
    #expect(header.key == 0x8000_0000_0000_0001 && header.isReturnKey)
    #expect(header.options == [.noCheck, .statusRequest] && header.version == 1 && header.format == 2)
    #expect(header.formatName == "FIRST" && !header.isControl && header.dataLength == 16)
    #expect(header.checksum == 0x1234 && header.sort == 5 && header.synchronization == 6 && header.sequenceNumber == 7)
    expectTruncation(of: Self.packet, layer: .xtp, needed: 32) { (data, offset, limit) throws(DecodeError) in
      try XTPHeader(data, at: offset, limit: limit)
    }
    func format(_ value: UInt8) throws -> XTPHeader {
      var packet = Self.packet
      packet[11] = value
      return try XTPHeader(packet.span)
    }
    #expect(try (UInt8(0)...31).filter { try format($0).formatName != nil } == [0, 1, 2, 3, 5, 6, 7, 8])
    #expect(try (UInt8(0)...31).filter { try format($0).isControl } == [1, 3, 5, 7])
  }
}

@Suite("Transport class 4")
struct TransportClass4Tests {
  static let connect = bytes("09 ef 0000 0102 42 c0 01 0a")

  private func unit(_ dump: String) throws -> TransportClass4PDU {
    let data = bytes(dump)
    var reader = PartReader(.transportClass4, from: 0, to: data.count, at: somewhere, limit: .frame)
    return try TransportClass4PDU(data.span, &reader)
  }

  @Test("Connect request: every field and truncation")
  func connectRequest() throws {
    let unit = try unit("09 ef 0000 0102 42 c0 01 0a")
    #expect(unit.lengthIndicator == 9 && unit.headerLength == 10 && unit.code == 0xE && unit.name == "CR")
    #expect(unit.credit == 15 && unit.destinationReference == 0 && unit.sourceReference == 0x0102)
    #expect(unit.classAndOptions == 0x42 && unit.parametersStart == 7 && unit.number == nil)
    for available in 0..<7 {
      let cut = Array(Self.connect.prefix(available))
      var reader = PartReader(.transportClass4, from: 0, to: 10, at: somewhere, limit: .snapshot)
      #expect(throws: DecodeError.self, "\(available)") {
        _ = try TransportClass4PDU(cut.span, &reader)
      }
    }
  }

  @Test(
    "Numbers of 7 and of 31 bits are told apart by the length",
    arguments: [
      ("04 f0 0102 85", UInt32(5), true, false, UInt16(0)),
      ("07 f0 0102 80000005", 5, true, true, 0),
      ("08 f0 0102 05 c3 02 1234", 5, false, false, 0),
      ("04 63 0102 07", 7, false, false, 3),
      ("09 60 0102 00000007 0009", 7, false, true, 9),
      ("04 20 0102 07", 7, false, false, 0),
      ("07 20 0102 00000007", 7, false, true, 0),
      ("04 52 0102 07", 7, false, false, 2),
    ])
  func numbers(dump: String, number: UInt32, isEnd: Bool, isExtended: Bool, credit: UInt16) throws {
    let unit = try unit(dump)
    #expect(unit.number == number && unit.isEnd == isEnd && unit.isExtended == isExtended && unit.credit == credit)
    #expect(unit.destinationReference == 0x0102)
  }

  @Test("Causes, and what has data")
  func causes() throws {
    let disconnect = try unit("06 80 0001 0002 80")
    #expect(disconnect.cause == 128 && disconnect.causeName == "normal" && disconnect.sourceReference == 2)
    let error = try unit("04 70 0001 02")
    #expect(error.cause == 2 && error.causeName == "invalid TPDU type" && !error.hasData)
    #expect(try unit("05 c0 0001 0002").sourceReference == 2)
  }

  @Test("A length indicator that leaves no room", arguments: [UInt8(0), 3])
  func lengths(indicator: UInt8) {
    let wrong = [indicator] + Self.connect.dropFirst()
    let long = [10] + Self.connect.dropFirst()
    var reader = PartReader(.transportClass4, from: 0, to: 10, at: somewhere, limit: .frame)
    let reason = DecodeError.Reason.invalid(.headerLength, value: UInt64(indicator))
    #expect(throws: DecodeError(.transportClass4, at: somewhere, reason)) {
      _ = try TransportClass4PDU(wrong.span, &reader)
    }
    reader = PartReader(.transportClass4, from: 0, to: 10, at: somewhere, limit: .frame)
    #expect(throws: DecodeError(.transportClass4, at: somewhere, .invalid(.length, value: 10))) {
      _ = try TransportClass4PDU(long.span, &reader)
    }
  }
}

@Suite("ISO's network layer")
struct ISONetworkTests {
  static let eon = bytes("01 02 1234")
  static let connectionless = bytes("81 0f 01 40 bc 0028 1234")
  static let exchange = bytes("82 0f 01 00 04 012c 12")

  @Test("Every field and truncation")
  func fields() throws {
    let header = try ISOIPHeader(Self.eon.span)
    #expect(header.version == 1 && header.semantics == 2 && header.checksum == 0x1234)
    #expect(header.semanticsName == "all intermediate systems")
    expectTruncation(of: Self.eon, layer: .isoIP, needed: 4) { (data, offset, limit) throws(DecodeError) in
      try ISOIPHeader(data, at: offset, limit: limit)
    }
    var reader = PartReader(.isoIP, from: 0, to: 9, at: 0, limit: .frame)
    let data = try ConnectionlessHeader(Self.connectionless.span, &reader)
    #expect(data.headerLength == 15 && data.lifetime == 64 && data.maySegment && !data.hasMoreSegments)
    #expect(data.wantsErrors && data.type == 28 && data.typeName == "data" && data.segmentLength == 40)
    #expect(data.checksum == 0x1234)
    expectTruncation(
      of: Self.connectionless, layer: .isoIP, needed: 9,
      decode: reading(.isoIP, 9) { (data, reader) throws(DecodeError) in try ConnectionlessHeader(data, &reader) })
    reader = PartReader(.isoIP, from: 0, to: 8, at: 0, limit: .frame)
    let hello = try RoutingExchangeHeader(Self.exchange.span, &reader)
    #expect(hello.discriminator == 0x82 && hello.headerLength == 15 && hello.identifierLength == 0)
    #expect(hello.type == 4 && hello.typeName == "intermediate system hello" && hello.holdingTime == 300)
    expectTruncation(
      of: Self.exchange, layer: .isoIP, needed: 8,
      decode: reading(.isoIP, 8) { (data, reader) throws(DecodeError) in try RoutingExchangeHeader(data, &reader) })
  }

  @Test("Versions and a header length that cannot be")
  func invalid() {
    for (place, value, field) in [(2, UInt8(2), DecodeError.Field.version), (1, 10, .headerLength)] {
      var data = Self.connectionless
      data[place] = value
      var reader = PartReader(.isoIP, from: 0, to: 9, at: somewhere, limit: .frame)
      #expect(throws: DecodeError(.isoIP, at: somewhere, .invalid(field, value: UInt64(value)))) {
        _ = try ConnectionlessHeader(data.span, &reader)
      }
    }
    var data = Self.exchange
    data[2] = 2
    var reader = PartReader(.isoIP, from: 0, to: 8, at: somewhere, limit: .frame)
    #expect(throws: DecodeError(.isoIP, at: somewhere, .invalid(.version, value: 2))) {
      _ = try RoutingExchangeHeader(data.span, &reader)
    }
  }
}
