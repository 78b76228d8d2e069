import Testing

@testable import Wire

@Suite("TLS and DTLS hellos")
struct TLSHelloTests {
  /// A handshake message of `type` around a body.
  static func handshake(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
    [type, 0, UInt8(body.count >> 8), UInt8(body.count & 0xFF)] + body
  }

  /// Bytes in TLS records of `size` bytes at most.
  static func records(_ message: [UInt8], size: Int = 16_384, type: UInt8 = 22) -> [UInt8] {
    stride(from: 0, to: message.count, by: size).flatMap { start in
      let piece = message[start..<min(start + size, message.count)]
      return [type, 3, 1, UInt8(piece.count >> 8), UInt8(piece.count & 0xFF)] + piece
    }
  }

  static let random = [UInt8](repeating: 0x5A, count: 32)

  static let clientBody =
    bytes("03 03") + random
    + bytes(
      """
      04 01 02 03 04                                  ; session
      00 06 0a 0a 13 01 13 02                         ; GREASE and two suites
      01 00                                           ; no compression
      00 35                                           ; extensions
      00 00 00 10 00 0e 00 00 0b 65 78 61 6d 70 6c 65 2e 6f 72 67  ; example.org
      00 10 00 0e 00 0c 02 68 32 08 68 74 74 70 2f 31 2e 31        ; h2, http/1.1
      00 2b 00 07 06 4a 4a 03 04 03 03                ; GREASE, 1.3, 1.2
      00 17 00 00                                     ; an empty one
      """)

  static let client = handshake(1, clientBody)

  static let serverBody =
    bytes("03 03") + random
    + bytes("00 13 02 00 00 0f 00 2b 00 02 03 04 00 10 00 05 00 03 02 68 33")

  @Test("Every field of a client's hello, and every truncation")
  func client() throws {
    let hello = try expectPrefixes(of: Self.client, parse: TLSHello.parse)
    #expect(hello.role == .client)
    #expect(hello.legacyVersion == .tls12)
    #expect(hello.version == .tls13)
    #expect(hello.version.name == "TLSv1.3")
    #expect(hello.sessionIDLength == 4)
    #expect(hello.cipherSuites == [0x0A0A, 0x1301, 0x1302])
    #expect(hello.meaningfulCipherSuites == 2)
    #expect(hello.extensions == [0, 16, 43, 23])
    #expect(hello.supportedVersions.map(\.rawValue) == [0x4A4A, 0x0304, 0x0303])
    #expect(hello.serverName == ascii("example.org"))
    #expect(hello.applicationProtocols == [ascii("h2"), ascii("http/1.1")])
    #expect(!hello.isEncrypted)
  }

  @Test("A cut hello keeps what is there")
  func cut() throws {
    let upToName = Array(Self.client.prefix(4 + 34 + 5 + 8 + 2 + 2 + 20))
    let hello = try #require(TLSHello.parse(upToName.span).message)
    #expect(hello.serverName == ascii("example.org"))
    #expect(hello.applicationProtocols.isEmpty)
    #expect(TLSHello.parse(Array(Self.client.prefix(5)).span) == .incomplete(nil))
  }

  @Test("A server's hello")
  func server() throws {
    let hello = try expectPrefixes(of: Self.handshake(2, Self.serverBody), parse: TLSHello.parse)
    #expect(hello.role == .server)
    #expect(hello.cipherSuites == [0x1302])
    #expect(TLSCipherSuite.name(0x1302) == "TLS_AES_256_GCM_SHA384")
    #expect(hello.version == .tls13)
    #expect(hello.applicationProtocols == [ascii("h3")])
  }

  @Test("A server's hello that asks for another")
  func retry() throws {
    let random = bytes("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")
    let hello = TLSHello.parse(Self.handshake(2, replacing(Self.serverBody, at: 2, random)).span)
    #expect(try #require(hello.message).role == .retryRequest)
    #expect(hello.isComplete)
    let other = TLSHello.parse(Self.handshake(2, replacing(Self.serverBody, at: 2, random.dropLast() + [0])).span)
    #expect(try #require(other.message).role == .server)
  }

  @Test("Before TLS 1.2 a hello may end without extensions")
  func noExtensions() throws {
    let body = bytes("03 01") + Self.random + bytes("00 00 02 00 05 01 00")
    let hello = try expectPrefixes(of: Self.handshake(1, body), parse: TLSHello.parse)
    #expect(hello.version.name == "TLSv1.0")
    #expect(hello.extensions.isEmpty)
  }

  @Test("A hello over records of any size is the same", arguments: [1, 2, 3, 7, 50, 100, 16_384])
  func records(size: Int) throws {
    let hello = try expectPrefixes(of: Self.records(Self.client, size: size), parse: TLSHandshake.parse)
    #expect(hello == TLSHello.parse(Self.client.span).message)
    // What follows the hello does not matter, nor whether it is whole.
    let more = Self.records(Self.client, size: size) + [23, 3, 3, 0]
    #expect(TLSHandshake.parse(more.span) == .complete(hello))
  }

  @Test(
    "Lengths that contradict one another, and values that cannot be, are foreign",
    arguments: [
      (0, [0x03] as [UInt8]),  // another message
      (3, [0x10]),  // too short for what is in it
      (4, [0x09, 0x09]),  // no version
      (38, [0x21]),  // a session above 32 bytes
      (44, [0x07]),  // an odd number of bytes of suites
      (43, [0xFF]),  // suites beyond the message
      (51, [0x00]),  // no compression method at all
      (54, [0x50]),  // extensions beyond the message
      (54, [0x30]),  // extensions that end before the message
      (58, [0x60]),  // an extension beyond the extensions
      (60, [0x40]),  // a list beyond its extension
      (63, [0x40]),  // a name beyond its list
    ])
  func invalid(place: Int, value: [UInt8]) {
    #expect(TLSHello.parse(replacing(Self.client, at: place, value).span).isForeign)
  }

  @Test("Records of other protocols are foreign", arguments: [(0, 25), (0, 19), (1, 2), (2, 5), (3, 0x50)])
  func invalidRecord(place: Int, value: UInt8) {
    let wrong = replacing(Self.records(Self.client), at: place, [value])
    #expect(TLSHandshake.parse(wrong.span).isForeign)
    #expect(!holds(wrong, TLSRecord.recognise))
  }

  @Test("Records one after the other, the last of them cut")
  func cursor() throws {
    let data = bytes("14 0303 0001 01 17 0303 0005 aabb")
    var cursor = TLSRecordCursor(data.span)
    let first = try #require(try cursor.next(data.span))
    #expect(first.type == .changeCipherSpec)
    #expect(first.version == .tls12)
    #expect(first.fragment == 5..<6)
    #expect(first.isWhole)
    let second = try #require(try cursor.next(data.span))
    #expect(second.type == .applicationData)
    #expect(second.length == 5)
    #expect(second.fragment == 11..<13)
    #expect(!second.isWhole)
    #expect(try cursor.next(data.span) == nil)
    let cut = bytes("16 03")
    var short = TLSRecordCursor(cut.span)
    #expect(throws: ApplicationFault.truncated(needed: 3)) { try short.next(cut.span) }
    #expect(short.position == 0)
  }

  @Test("Records are recognised by type, version and length together")
  func recognition() {
    #expect(holds(bytes("17 0303 0100"), TLSRecord.recognise))
    #expect(holds(bytes("15 0303 0002 01 00"), TLSRecord.recognise))
    #expect(!holds(bytes("15 0303 0003 01 00"), TLSRecord.recognise))
    #expect(!holds(bytes("14 0303 0002 01"), TLSRecord.recognise))
    #expect(!holds(bytes("17 0303 0000"), TLSRecord.recognise))
    #expect(!holds(bytes("17 0303 4801"), TLSRecord.recognise))
    #expect(!holds(bytes("17 0303 01"), TLSRecord.recognise))
  }

  // MARK: DTLS

  /// A datagram with a fragment of a client's hello, which has a cookie here.
  static func datagram(offset: Int = 0, count: Int? = nil) -> [UInt8] {
    var body = clientBody
    body.insert(contentsOf: [2, 0xCC, 0xCC], at: 2 + 32 + 5)
    body.replaceSubrange(0..<2, with: bytes("fe fd"))
    let size = count ?? body.count - offset
    let fragment = body[offset..<offset + size]
    return bytes("16 feff 0000 000000000001") + [0, UInt8(size + 12)] + [1, 0, 0, UInt8(body.count)] + [0, 0]
      + [0, 0, UInt8(offset)] + [0, 0, UInt8(size)] + fragment
  }

  @Test("A client's hello of DTLS, and every truncation")
  func dtls() throws {
    let hello = try expectPrefixes(of: Self.datagram(), parse: TLSHandshake.parseDatagram)
    #expect(hello.role == .client)
    #expect(hello.legacyVersion.name == "DTLSv1.2")
    #expect(hello.serverName == ascii("example.org"))
    #expect(holds(Self.datagram(), TLSRecord.recogniseDatagram))
  }

  @Test("A fragment of a hello is incomplete; one that leads out of it foreign")
  func dtlsFragments() throws {
    let first = TLSHandshake.parseDatagram(Self.datagram(count: 60).span)
    #expect(!first.isForeign && !first.isComplete)
    #expect(try #require(first.message).cipherSuites.count == 3)
    #expect(TLSHandshake.parseDatagram(Self.datagram(offset: 60).span) == .incomplete(nil))
    #expect(TLSHandshake.parseDatagram(replacing(Self.datagram(), at: 24, [0xFF]).span).isForeign)
    // Encrypted: another epoch.
    #expect(TLSHandshake.parseDatagram(replacing(Self.datagram(), at: 4, [1]).span).isForeign)
  }

  @Test("A server's cookie")
  func verifyRequest() throws {
    let body = bytes("fe ff 02 cc cc")
    let whole =
      bytes("16 feff 0000 000000000000 0011 03 000005 0000 000000 000005") + body
    let hello = try expectPrefixes(of: whole, parse: TLSHandshake.parseDatagram)
    #expect(hello.role == .verifyRequest)
    #expect(hello.version.name == "DTLSv1.0")
  }

  @Test("The newest version, whatever numbers it has")
  func versions() {
    #expect(TLSVersion(rawValue: 0xFEFC).age > TLSVersion(rawValue: 0xFEFD).age)
    #expect(TLSVersion(rawValue: 0x0304).age > TLSVersion(rawValue: 0x0303).age)
    #expect(TLSVersion.isGrease(0x0A0A))
    #expect(TLSVersion.isGrease(0xFAFA))
    #expect(!TLSVersion.isGrease(0x1A0A))
    #expect(!TLSVersion.isGrease(0x0303))
  }
}
