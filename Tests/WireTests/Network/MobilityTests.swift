import Testing

@testable import Wire

@Suite("Mobility headers")
struct MobilityTests {
  static let home = IPv6Address(high: 0x2001_0DB8_0000_0000, low: 7)
  static let samples: [(String, MobilityMessage)] = [
    ("3b 00 00 00 12 34 00 00", .refreshRequest),
    ("3b 01 01 00 12 34 00 00  00 00 00 00 00 00 00 09", .testInit(cookie: 9)),
    (
      "3b 02 03 00 12 34 00 07  00 00 00 00 00 00 00 09  00 00 00 00 00 00 00 0a",
      .test(nonceIndex: 7, cookie: 9, keygenToken: 10)
    ),
    (
      "3b 01 05 00 12 34 00 01  c0 00 00 0f 01 02 00 00",
      .update(sequenceNumber: 1, flags: 0xC000, lifetime: 15)
    ),
    (
      "3b 01 06 00 12 34 87 80  00 01 00 0f 01 02 00 00",
      .acknowledgment(status: 135, flags: 0x80, sequenceNumber: 1, lifetime: 15)
    ),
    ("3b 02 07 00 12 34 01 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 07", .error(status: 1, home: home)),
    ("3b 00 0c 00 12 34 00 00", .homeAgentSwitch(count: 0)),
    ("3b 01 0d 00 12 34 00 01  00 00 00 4d 01 02 00 00", .heartbeat(flags: 1, sequenceNumber: 77)),
    ("3b 01 0e 00 12 34 00 03  80 02 01 04 00 00 00 00", .handover(sequenceNumber: 3, flags: 0x80, code: 2)),
    (
      "3b 01 10 00 12 34 01 02  00 04 80 00 01 02 00 00",
      .revocation(kind: 1, triggerOrStatus: 2, sequenceNumber: 4, flags: 0x8000)
    ),
    (
      "3b 01 12 00 12 34 00 05  80 01 00 0f 01 02 00 00",
      .localizedRouting(sequenceNumber: 5, flags: 0x80, status: 1, lifetime: 15)
    ),
    (
      "3b 01 13 00 12 34 00 06  00 01 80 00 01 02 00 00",
      .updateNotification(sequenceNumber: 6, reasonOrStatus: 1, flags: 0x8000)
    ),
    (
      "3b 01 14 00 12 34 00 06  80 00 00 00 01 02 00 00",
      .updateNotification(sequenceNumber: 6, reasonOrStatus: 128, flags: 0)
    ),
    ("3b 00 0b 00 12 34 01 02", .other(6..<8)),
  ]

  @Test("Each message, and every truncation", arguments: samples)
  func messages(dump: String, expected: MobilityMessage) throws {
    let data = bytes(dump)
    let header = try MobilityHeader(data.span)
    #expect(header.payloadProtocol == .noNextHeader)
    #expect(header.checksum == 0x1234)
    #expect(header.headerLength == data.count)
    #expect(try MobilityMessage(data.span, header) == expected)
    if var options = header.options { while (try options.next(data.span)) != nil {} }
    expectTruncation(of: data, layer: .mobility, needed: 8, then: data.count) {
      (data, offset, limit) throws(DecodeError) in
      try MobilityHeader(data, at: offset, limit: limit)
    }
  }

  @Test("A header too short for its message is invalid", arguments: [1, 3, 5, 6, 7, 13, 14, 16, 17, 19, 20] as [UInt8])
  func tooShort(type: UInt8) throws {
    let data: [UInt8] = [59, 0, type, 0, 0, 0, 0, 0]
    let header = try MobilityHeader(data.span)
    #expect(header.options == nil)
    #expect(throws: DecodeError(.mobility, at: somewhere, .invalid(.headerLength, value: 0))) {
      try MobilityMessage(data.span, header, at: somewhere)
    }
  }
}

@Suite("Host Identity Protocol")
struct HIPTests {
  static let packet = bytes(
    """
    3b 05 01 21 12 34 00 01                          ; 48 bytes, I1, version 2, anonymous
    20 01 00 20 00 00 00 00 00 00 00 00 00 00 00 01  ; sender
    20 01 00 20 00 00 00 00 00 00 00 00 00 00 00 02  ; receiver
    01 ff 00 02 07 08 00 00                          ; DH_GROUP_LIST
    """)

  @Test("Fields, parameters, and every truncation")
  func fields() throws {
    let header = try HIPHeader(Self.packet.span)
    #expect(header.nextHeader == .noNextHeader)
    #expect(header.headerLength == 48)
    #expect(header.packetType == 1)
    #expect(header.version == 2)
    #expect(header.checksum == 0x1234)
    #expect(header.controls == 1)
    #expect(header.sender == IPv6Address(high: 0x2001_0020_0000_0000, low: 1))
    #expect(header.receiver == IPv6Address(high: 0x2001_0020_0000_0000, low: 2))
    var cursor = header.parameters
    #expect(try cursor.next(Self.packet.span) == TypedOption(type: 511, start: 40, data: 44..<46))
    #expect(try cursor.next(Self.packet.span) == nil)
    expectTruncation(of: Self.packet, layer: .hip, needed: 40, then: 48) { (data, offset, limit) throws(DecodeError) in
      try HIPHeader(data, at: offset, limit: limit)
    }
  }

  @Test("A length below the fixed part is invalid", arguments: 0...3)
  func length(units: UInt8) {
    var packet = Self.packet
    packet[1] = units
    let thrown = error(of: packet) { (data, offset, limit) throws(DecodeError) in
      try HIPHeader(data, at: offset, limit: limit)
    }
    #expect(thrown == DecodeError(.hip, at: somewhere, .invalid(.headerLength, value: UInt64(units))))
  }

  @Test("The bits that tell HIP from Shim6", arguments: [(2, 0x80, 0x8001), (3, 0x01, 0x0000)])
  func constants(place: Int, bit: UInt8, value: UInt64) {
    var packet = Self.packet
    packet[place] ^= bit
    let thrown = error(of: packet) { (data, offset, limit) throws(DecodeError) in
      try HIPHeader(data, at: offset, limit: limit)
    }
    #expect(thrown == DecodeError(.hip, at: somewhere, .invalid(.constant, value: value)))
  }
}

// Wireshark 4.0 reads the values of control messages one byte too early (their type stands in the third byte, and it
// takes the S bit from there): these dumps follow RFC 5533 §5.3.
@Suite("Shim6")
struct Shim6Tests {
  static let tag = "1a 2b 3c 4d 5e 6f"
  static let number: UInt64 = 0x1A2B_3C4D_5E6F

  @Test("Values of each control message, and every truncation")
  func control() throws {
    let samples: [(UInt8, String, UInt64?, UInt32?, UInt32?, UInt64?)] = [
      (1, "\(Self.tag) 00 00 00 01", Self.number, 1, nil, nil),
      (2, "00 00 00 00 00 01 00 00 00 02", nil, 1, 2, nil),
      (3, "\(Self.tag) 00 00 00 01 00 00 00 02 00 00 00 00", Self.number, 1, 2, nil),
      (4, "\(Self.tag) 00 00 00 01", Self.number, 1, nil, nil),
      (5, "\(Self.tag) 00 00 00 02", Self.number, nil, 2, nil),
      (6, "\(Self.tag) 00 00 00 01 00 00 00 02 00 00 00 00 00 00 \(Self.tag)", Self.number, 1, 2, Self.number),
      (64, "\(Self.tag) 00 00 00 01", Self.number, 1, nil, nil),
      (66, "\(Self.tag) 00 00 00 00", Self.number, nil, nil, nil),
      (67, "\(Self.tag) 21 40 00 00", Self.number, nil, nil, nil), (100, "00 00", nil, nil, nil, nil),
    ]
    for (type, dump, tag, nonce, responder, packetTag) in samples {
      let rest = bytes(dump)
      let data = [59, UInt8((6 + rest.count) / 8 - 1), type, 0, 0x12, 0x34] + rest
      let header = try Shim6Header(data.span)
      #expect(header.kind == .control(type: type, checksum: 0x1234))
      let message = try Shim6Message(data.span, header, type: type)
      #expect(message.contextTag == tag)
      #expect(message.nonce == nonce)
      #expect(message.responderNonce == responder)
      #expect(message.packetContextTag == packetTag)
      #expect((message.probe == .init(sent: 1, received: 2, state: 1)) == (type == 67))
      #expect(try Shim6Header.carried(data.span, at: 0, limit: .frame) == nil)
      expectTruncation(of: data, layer: .shim6, needed: 8, then: data.count) {
        (data, offset, limit) throws(DecodeError) in
        try Shim6Header(data, at: offset, limit: limit)
      }
    }
  }

  @Test("Data behind a payload header are walked; an unknown protocol is not")
  func payload() throws {
    let data = bytes("11 00 9a 2b 3c 4d 5e 6f")
    #expect(try Shim6Header(data.span).kind == .payload(contextTag: Self.number))
    #expect(try Shim6Header.carried(data.span, at: 0, limit: .frame) == Carried(.udp, headerLength: 8))
    #expect(try Shim6Header.carried(bytes("3b 00 9a 2b 3c 4d 5e 6f").span, at: 0, limit: .frame) == nil)
  }

  @Test(
    "Invalid fields",
    arguments: [
      ("11 01 80 00 00 00 00 00 00 00 00 00 00 00 00 00", DecodeError.Field.headerLength, 1),
      ("3b 00 42 01 00 00 00 00", .constant, 1),
    ] as [(String, DecodeError.Field, UInt64)])
  func invalid(dump: String, field: DecodeError.Field, value: UInt64) {
    let thrown = error(of: bytes(dump)) { (data, offset, limit) throws(DecodeError) in
      try Shim6Header(data, at: offset, limit: limit)
    }
    #expect(thrown == DecodeError(.shim6, at: somewhere, .invalid(field, value: value)))
  }

  @Test("A header too short for its message is invalid", arguments: [1, 2, 3, 4, 5, 6, 64, 65, 66, 67] as [UInt8])
  func tooShort(type: UInt8) throws {
    let data: [UInt8] = [59, 0, type, 0, 0, 0, 0, 0]
    let header = try Shim6Header(data.span)
    #expect(throws: DecodeError(.shim6, at: somewhere, .invalid(.headerLength, value: 0))) {
      try Shim6Message(data.span, header, type: type, at: somewhere)
    }
  }
}
