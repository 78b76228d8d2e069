import Testing

@testable import Wire

@Suite("DNS messages")
struct DNSMessageTests {
  static let response = bytes(
    """
    b9 40  ; identification 47424
    85 80  ; response, authoritative answer, recursion desired and available
    00 01 00 02 00 01 00 01
    07 65 78 61 6d 70 6c 65 03 63 6f 6d 00  ; example.com.
    00 01 00 01                             ; A, IN
    c0 0c 00 05 00 01 00 00 0e 10 00 06     ; example.com. CNAME, 3600 s
    03 77 77 77 c0 0c                       ; www.example.com.
    c0 29 00 01 00 01 00 01 51 80 00 04     ; www.example.com. A, 86400 s
    5d b8 d8 22                             ; 93.184.216.34
    c0 0c 00 02 00 01 00 00 00 3c 00 05     ; example.com. NS, 60 s
    02 6e 73 c0 0c                          ; ns.example.com.
    00 00 29 10 00 01 00 80 00 00 00        ; OPT: 4096 bytes, upper response code 1, DO
    """)

  /// A name in dotted form.
  static func text(_ name: DNSName, _ message: [UInt8]) -> String {
    var labels = name.labels
    var text = ""
    while let label = labels.next(message.span) { text += String(decoding: message[label], as: UTF8.self) + "." }
    return text
  }

  @Test("Every field of a response")
  func fields() throws {
    let message = try expectPrefixes(of: Self.response, parse: DNSMessage.parse)
    let header = message.header
    #expect(header.identification == 47_424)
    #expect(header.flags == [.response, .authoritativeAnswer, .recursionDesired, .recursionAvailable])
    #expect(header.opcode == 0)
    #expect(header.responseCode == 0)
    #expect(header.questionCount == 1)
    #expect(header.answerCount == 2)
    #expect(header.authorityCount == 1)
    #expect(header.additionalCount == 1)
    #expect(message.responseCode == 16)
    #expect(DNSWords.response(message.responseCode) == "BADVERS")
    #expect(message.entries == 5)
    #expect(message.length == Self.response.count)
    let question = try #require(message.question)
    #expect(Self.text(question.name, Self.response) == "example.com.")
    #expect(question.type == .address)
    #expect(question.classNumber == 1)
    let extended = try #require(message.extended)
    #expect(extended.payloadSize == 4_096)
    #expect(extended.extendedResponseCode == 1)
    #expect(extended.version == 0)
    #expect(extended.isDNSSECOK)
    #expect(extended.options.isEmpty)
  }

  @Test("The records one after the other")
  func records() throws {
    let data = Self.response
    var cursor = try DNSCursor(data.span)
    let first = try #require(try cursor.nextRecord(data.span))
    #expect(first.section == .answer)
    #expect(first.record.timeToLive == 3_600)
    guard case .name(let alias) = try DNSRecordData(first.record, in: data.span) else {
      Issue.record("no name")
      return
    }
    #expect(Self.text(alias, data) == "www.example.com.")
    let second = try #require(try cursor.nextRecord(data.span))
    #expect(Self.text(second.record.name, data) == "www.example.com.")
    #expect(try DNSRecordData(second.record, in: data.span) == .address(0x5DB8_D822))
    let third = try #require(try cursor.nextRecord(data.span))
    #expect(third.section == .authority)
    #expect(third.record.type == .nameServer)
    let fourth = try #require(try cursor.nextRecord(data.span))
    #expect(fourth.section == .additional)
    #expect(try cursor.nextRecord(data.span) == nil)
  }

  /// A response with one record of `type` and these data.
  static func record(_ type: UInt16, _ data: [UInt8]) -> [UInt8] {
    bytes("00 01 80 00 00 00 00 01 00 00 00 00 00") + [UInt8(type >> 8), UInt8(type & 0xFF)]
      + bytes("00 01 00 00 00 00") + [0, UInt8(data.count)] + data
  }

  static func value(_ type: UInt16, _ data: [UInt8]) throws -> DNSRecordData {
    let message = record(type, data)
    var cursor = try DNSCursor(message.span)
    let next = try #require(try cursor.nextRecord(message.span))
    return try DNSRecordData(next.record, in: message.span)
  }

  @Test("The data of each type")
  func data() throws {
    let address = bytes("2001 0db8 0000 0000 0000 0000 0000 0001")
    #expect(
      try Self.value(28, address) == .address6(IPv6Address(high: 0x2001_0DB8_0000_0000, low: 1)))
    for type in [2, 3, 4, 5, 7, 8, 9, 12, 39] as [UInt16] {
      guard case .name(let name) = try Self.value(type, bytes("01 61 00")) else {
        Issue.record("type \(type) is no name")
        continue
      }
      #expect(name.offset == 23)
    }
    guard case .mailExchange(10, _) = try Self.value(15, bytes("000a 01 61 00")) else {
      Issue.record("no MX")
      return
    }
    guard
      case .startOfAuthority(let server, let mailbox, 2_024) = try Self.value(
        6, bytes("01 61 00 01 62 00 000007e8 00000001 00000002 00000003 00000004"))
    else {
      Issue.record("no SOA")
      return
    }
    #expect(server.offset == 23)
    #expect(mailbox.offset == 26)
    guard case .service(1, 2, 5_060, _) = try Self.value(33, bytes("0001 0002 13c4 01 61 00")) else {
      Issue.record("no SRV")
      return
    }
    #expect(
      try Self.value(64, bytes("0001 00 0001 0003 02 6832"))
        == .serviceBinding(priority: 1, target: try Self.root(25), parameters: 26..<33))
    #expect(try Self.value(256, bytes("0001 0002 78")) == .uri(priority: 1, weight: 2, target: 27..<28))
    #expect(
      try Self.value(257, bytes("80 02 6964 78"))
        == .certificationAuthority(flags: 128, tag: 25..<27, value: 27..<28))
    #expect(try Self.value(46, bytes("0102")) == .other(23..<25))
    #expect(try Self.value(1, []) == .other(23..<23))
  }

  /// The root's name at `offset`.
  static func root(_ offset: Int) throws -> DNSName {
    let data = [UInt8](repeating: 0, count: offset + 1)
    var reader = ByteReader(data.span, from: offset)
    return try DNSName(data.span, &reader)
  }

  @Test("The strings of TXT")
  func strings() throws {
    let message = Self.record(16, bytes("02 6869 00 01 78"))
    guard case .strings(var strings) = try Self.value(16, bytes("02 6869 00 01 78")) else {
      Issue.record("no strings")
      return
    }
    #expect(try strings.next(message.span) == 24..<26)
    #expect(try strings.next(message.span) == 27..<27)
    #expect(try strings.next(message.span) == 28..<29)
    #expect(try strings.next(message.span) == nil)
    let broken = Self.record(16, bytes("05 6869"))
    guard case .strings(var cut) = try Self.value(16, bytes("05 6869")) else { return }
    #expect(throws: ApplicationFault.invalid(at: 24, value: 5)) { try cut.next(broken.span) }
    #expect(try cut.next(broken.span) == nil)
  }

  @Test(
    "Data shorter than their type needs, and names that lead out of them, are foreign",
    arguments: [
      (1, "c00002"), (28, "20010db8"), (2, "0161"), (15, "00"), (15, "000a"), (6, "0161 00 00"), (33, "0001 0002 13c4"),
      (64, "00"), (256, "0001"), (257, "80 05 69"), (5, "c0"),
    ] as [(UInt16, String)])
  func shortData(type: UInt16, data: String) {
    #expect(DNSMessage.parse(Self.record(type, bytes(data)).span).isForeign)
  }

  @Test(
    "Names that cannot be",
    arguments: [
      "40 61", "80 61", "bf 61",  // label types that do not exist
      "c0 0c",  // to itself
      "c0 0e 00",  // forward
      "c0 04",  // into the header
      "01 61 c0 0c",  // back to its own first label
    ])
  func badNames(name: String) {
    let message = bytes("0001 0100 0001 0000 0000 0000") + bytes(name) + bytes("00 0001 0001")
    #expect(DNSMessage.parse(message.span).isForeign)
    #expect(!holds(message, DNSMessage.recognise))
  }

  @Test("A name of 255 bytes is the longest")
  func longestName() {
    let label = [63] + [UInt8](repeating: 0x61, count: 63)
    let tail = [0] + bytes("0001 0001")
    let head = bytes("0001 0100 0001 0000 0000 0000")
    let full = head + label + label + label + [61] + [UInt8](repeating: 0x61, count: 61) + tail
    #expect(DNSMessage.parse(full.span).isComplete)
    let over = head + label + label + label + [62] + [UInt8](repeating: 0x61, count: 62) + tail
    #expect(DNSMessage.parse(over.span).isForeign)
  }

  @Test("A chain of pointers is followed so far as a name can need it")
  func pointerChain() {
    /// A root at byte 12, then pointers each to the one before, as the data of a record of no type.
    func message(_ pointers: Int) -> [UInt8] {
      var data: [UInt8] = [0]
      let start = 23
      for index in 0..<pointers {
        let target = index == 0 ? start : start + 1 + 2 * (index - 1)
        data += [0xC0 | UInt8(target >> 8), UInt8(target & 0xFF)]
      }
      let last = start + 1 + 2 * (pointers - 1)
      var whole = bytes("00 01 80 00 00 00 00 02 00 00 00 00 00 ffff 0001 00000000")
      whole += [UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + data
      return whole + [0xC0 | UInt8(last >> 8), UInt8(last & 0xFF)] + bytes("ffff 0001 00000000 0000")
    }
    #expect(DNSMessage.parse(message(126).span).isComplete)
    #expect(DNSMessage.parse(message(127).span).isForeign)
  }

  @Test("Over TCP a length stands before the message, and rules it")
  func stream() throws {
    let whole = [0, UInt8(Self.response.count)] + Self.response
    _ = try expectPrefixes(of: whole, parse: DNSMessage.parseStream)
    // More segments' bytes do no harm.
    #expect(DNSMessage.parseStream((whole + [0, 1, 2]).span).isComplete)
    // A length below the header, below the message, above the message.
    for length in [0, 11, Self.response.count - 1, Self.response.count + 1] {
      let wrong = [0, UInt8(length)] + Self.response + [0]
      #expect(DNSMessage.parseStream(wrong.span).isForeign, "\(length)")
    }
  }

  @Test("Recognised by content alone only where every count and value fits")
  func recognition() {
    let query = bytes("abcd 0100 0001 0000 0000 0000 07 6578616d706c65 03 636f6d 00 0001 0001")
    #expect(holds(query, DNSMessage.recognise))
    let plain = bytes("abcd 8180 0001 0001 0000 0000 0161 00 0001 0001 c00c 0001 0001 0000 0001 0004 01020304")
    #expect(holds(plain, DNSMessage.recognise))
    #expect(!holds((query + [0]), DNSMessage.recognise))
    #expect(!holds(Array(query.dropLast()), DNSMessage.recognise))
    let changes: [(Int, [UInt8])] = [
      (2, [0x18]),  // opcode 3
      (2, [0x05]),  // a query with an authoritative answer
      (3, [0x80]),  // a query with recursion available
      (3, [0x05]),  // a query with a response code
      (3, [0x40]),  // the reserved bit
      (4, [0, 2]),  // two questions
      (6, [0, 1]),  // a query with an answer
      (25, [0xFE, 0xFE]),  // an unknown type
      (27, [0x00, 0x09]),  // an unknown class
    ]
    for (place, value) in changes {
      #expect(!holds(replacing(query, at: place, value), DNSMessage.recognise), "\(place)")
    }
  }

  @Test("Names of types, codes and classes; numbers without one have none")
  func words() {
    #expect(DNSRecordType.address6.name == "AAAA")
    #expect(DNSRecordType.https.name == "HTTPS")
    #expect(DNSRecordType.options.name == "OPT")
    #expect(DNSRecordType(rawValue: 50).name == "NSEC3")
    #expect(DNSRecordType(rawValue: 61).name == "OPENPGPKEY")
    #expect(DNSRecordType(rawValue: 0).name == nil)
    #expect(DNSRecordType(rawValue: 54).name == nil)
    #expect(DNSRecordType(rawValue: 65_280).name == nil)
    #expect(DNSWords.operation(5) == "update")
    #expect(DNSWords.operation(3) == nil)
    #expect(DNSWords.response(3) == "NXDomain")
    #expect(DNSWords.response(12) == nil)
    #expect(DNSWords.className(255) == "ANY")
    #expect(DNSWords.className(2) == nil)
  }
}
