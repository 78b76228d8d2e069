import Testing

@testable import Wire

@Suite("Spanning tree, EAPOL")
struct SpanningTreeTests {
  /// MSTP with one instance.
  static let multiple = bytes(
    """
    00 00 03 02 7c           ; protocol 0, version 3, rapid, designated, learn, forward, agreement
    80 00 02 00 00 00 00 01  ; root
    00 00 00 0a              ; cost 10
    80 01 02 00 00 00 00 02  ; regional root
    80 05                    ; port
    01 00 14 00 02 00 0f 00  ; age 1 s, at most 20, hello 2, delay 15
    00                       ; version 1 length
    00 50                    ; version 3 length: 64 and one instance
    00                       ; format selector
    72 65 67 69 6f 6e 00 00 00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  ; name
    00 07                    ; revision
    00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f  ; digest
    00 00 00 14              ; cost inside the region
    90 00 02 00 00 00 00 03  ; bridge
    13                       ; hops
    7c 80 05 02 00 00 00 00 04 00 00 00 1e 80 70 12  ; instance 5
    """)

  @Test("Every field of MSTP")
  func fields() throws {
    let header = try SpanningTreeHeader(Self.multiple.span)
    #expect(header.version == 3 && header.kind == .rapid && header.flags == 0x7C)
    #expect(header.root == 0x8000_0200_0000_0001 && header.rootPathCost == 10)
    #expect(header.bridge == 0x8001_0200_0000_0002 && header.port == 0x8005)
    #expect(header.messageAge == 0x100 && header.maximumAge == 0x1400)
    #expect(header.helloTime == 0x200 && header.forwardDelay == 0xF00)
    #expect(header.length == 36)
    let region = try MultipleSpanningTree(Self.multiple.span)
    #expect(region.versionLength == 80 && region.name == 39..<45 && region.revision == 7)
    #expect(region.digest == 73..<89 && region.internalRootPathCost == 20)
    #expect(region.bridge == 0x9000_0200_0000_0003 && region.remainingHops == 19)
    #expect(region.instanceCount == 1 && region.instances == 102)
    expectTruncation(of: Self.multiple, layer: .spanningTree, needed: 102, then: 118, decode: MultipleSpanningTree.init)
  }

  @Test("Every truncation by type", arguments: [(0, 35), (2, 36), (0x80, 4)] as [(UInt8, Int)])
  func truncation(_ type: UInt8, _ length: Int) throws {
    var bytes = Array(Self.multiple.prefix(40))
    bytes[3] = type
    expectTruncation(of: bytes, layer: .spanningTree, needed: 4, then: length, decode: SpanningTreeHeader.init)
    #expect(try SpanningTreeHeader(bytes.span).length == length)
  }

  @Test(
    "Values that cannot be",
    arguments: [(1, 1, DecodeError.Field.constant, 1), (3, 1, .type, 1), (3, 0x81, .type, 0x81)])
  func invalid(_ place: Int, _ value: UInt8, _ field: DecodeError.Field, _ shown: UInt64) {
    var bytes = Self.multiple
    bytes[place] = value
    #expect(
      error(of: bytes, decode: SpanningTreeHeader.init)
        == DecodeError(.spanningTree, at: somewhere, .invalid(field, value: shown)))
  }

  @Test("A length of MSTP that holds no whole instances", arguments: [0, 63, 65, 79] as [UInt8])
  func regionLength(_ length: UInt8) {
    var bytes = Self.multiple
    bytes[37] = length
    #expect(
      error(of: bytes, decode: MultipleSpanningTree.init)
        == DecodeError(.spanningTree, at: somewhere, .invalid(.length, value: UInt64(length))))
  }

  @Test("A name of all 32 bytes has no zero")
  func longName() throws {
    var bytes = Self.multiple
    for place in 39..<71 { bytes[place] = 0x41 }
    #expect(try MultipleSpanningTree(bytes.span).name == 39..<71)
  }

  @Test("EAPOL and EAP: every field and truncation")
  func authentication() throws {
    let bytes = bytes("01 00 00 0a 02 05 00 0a 01 75 73 65 72 73")
    let header = try EAPOLHeader(bytes.span)
    #expect(header.version == 1 && header.type == 0 && header.bodyLength == 10 && header.typeName == "EAP packet")
    expectTruncation(of: bytes, layer: .eapol, needed: 4, decode: EAPOLHeader.init)
    let body = Array(bytes.dropFirst(4))
    let packet = try EAPHeader(body.span)
    #expect(packet.code == 2 && packet.identifier == 5 && packet.length == 10 && packet.type == 1)
    #expect(packet.codeName == "Response" && packet.typeName == "Identity")
    for count in 0..<4 {
      let thrown = error(of: Array(body.prefix(count))) { bytes, offset, limit throws(DecodeError) in
        try EAPHeader(bytes, from: 4, at: offset, limit: limit)
      }
      #expect(
        thrown == DecodeError(.eapol, at: somewhere, .truncated(needed: 8, available: 4 + count, limit: .frame)))
    }
    #expect(try EAPHeader(Array(body.prefix(4)).span).type == nil)
  }

  @Test("EAP's length counts its own header", arguments: 0...3 as ClosedRange<UInt8>)
  func authenticationLength(_ length: UInt8) {
    let thrown = error(of: [3, 1, 0, length]) { bytes, offset, limit throws(DecodeError) in
      try EAPHeader(bytes, at: offset, limit: limit)
    }
    #expect(thrown == DecodeError(.eapol, at: somewhere, .invalid(.length, value: UInt64(length))))
  }

  static func key(_ information: UInt16, data: UInt8, descriptor: UInt8 = 2) -> [UInt8] {
    var key = [descriptor, UInt8(information >> 8), UInt8(information & 0xFF), 0, 16, 0, 0, 0, 0, 0, 0, 0, 9]
    key += [UInt8](repeating: 0, count: 81) + [data]
    return key
  }

  @Test(
    "Which message of the four-way handshake",
    arguments: [
      (0x008A, 0, 1), (0x010A, 22, 2), (0x13CA, 56, 3), (0x030A, 0, 4), (0x0109, 0, 4), (0x01C9, 24, 3),
      (0x1382, 40, nil), (0x000A, 0, nil), (0x050A, 0, nil),
    ] as [(UInt16, UInt8, UInt8?)])
  func handshake(_ information: UInt16, _ data: UInt8, _ message: UInt8?) throws {
    let bytes = Self.key(information, data: data)
    let key = try #require(try EAPOLKey(bytes.span))
    #expect(key.handshakeMessage == message)
    #expect(key.information == information && key.keyLength == 16 && key.replayCounter == 9)
    #expect(key.dataLength == data)
  }

  @Test("A key descriptor cut anywhere, and one of another form")
  func keyTruncation() throws {
    let bytes = Self.key(0x008A, data: 0, descriptor: 254)
    #expect(bytes.count == EAPOLKey.size)
    for count in 0..<bytes.count {
      let thrown = error(of: Array(bytes.prefix(count))) { bytes, offset, limit throws(DecodeError) in
        try EAPOLKey(bytes, from: 4, at: offset, limit: limit)
      }
      #expect(
        thrown
          == DecodeError(
            .eapol, at: somewhere,
            .truncated(needed: count == 0 ? 5 : 99, available: 4 + count, limit: .frame)))
    }
    #expect(try EAPOLKey([1, 0, 0].span) == nil)
  }
}
