import Testing

@testable import Wire

@Suite("The options of TCP that few segments have")
struct RareTCPOptionTests {
  /// An option as the cursor hands it out; nil where it refuses the length.
  static func option(_ dump: String) throws(DecodeError) -> TCPOption? {
    let data = [UInt8](repeating: 0, count: 20) + bytes(dump)
    var cursor = TCPOptionCursor(headerLength: data.count)
    return try cursor.next(data.span, at: somewhere)
  }

  @Test(
    "Every value",
    arguments: [
      ("06 06 01020304", .echo(0x0102_0304)),
      ("07 06 01020304", .echoReply(0x0102_0304)),
      ("09 02", .partialOrderPermitted),
      ("0a 03 c0", .partialOrderProfile(0xC0)),
      ("0b 06 01020304", .connectionCount(kind: 11, 0x0102_0304)),
      ("0c 06 01020304", .connectionCount(kind: 12, 0x0102_0304)),
      ("0d 06 01020304", .connectionCount(kind: 13, 0x0102_0304)),
      ("0e 03 02", .alternateChecksumRequest(2)),
      ("0f 04 aabb", .other(kind: 15, data: 22..<24)),
      ("10 02", .other(kind: 16, data: 22..<22)),
      ("12 03 01", .other(kind: 18, data: 22..<23)),
      ("13 12 000102030405060708090a0b0c0d0e0f", .md5Signature(22..<38)),
      ("14 04 f0 05", .spaceCapabilities(vector: 0xF0, connection: 5)),
      ("15 07 0003 0002 80", .negativeAcknowledgment(offset: 3, size: 2, bits: 26..<27)),
      ("1b 08 f7 40 80000005", .quickStart(rate: 7, lifetimeDifference: 64, nonce: 0x2000_0001)),
      ("1c 04 8005", .userTimeout(isMinutes: true, 5)),
      ("1c 04 7fff", .userTimeout(isMinutes: false, 0x7FFF)),
      ("1d 06 01 02 aabb", .authentication(key: 1, nextKey: 2, code: 24..<26)),
      ("22 02", .fastOpen(cookie: 22..<22)),
      ("22 06 01020304", .fastOpen(cookie: 22..<26)),
      ("22 12 000102030405060708090a0b0c0d0e0f", .fastOpen(cookie: 22..<38)),
      ("45 03 21", .encryptionNegotiation(22..<23)),
      ("fd 06 1234 0102", .experiment(kind: 253, identifier: identifier(0x1234, 2), data: 22..<26)),
      ("fe 06 e2d4c3d9", .experiment(kind: 254, identifier: identifier(0xE2D4_C3D9, 4), data: 22..<26)),
      ("fe 06 e2d4c3da", .experiment(kind: 254, identifier: identifier(0xE2D4, 2), data: 22..<26)),
      ("fe 04 f989", .experiment(kind: 254, identifier: identifier(0xF989, 2), data: 22..<24)),
    ] as [(String, TCPOption)])
  func values(dump: String, expected: TCPOption) throws {
    let option = try Self.option(dump)
    #expect(option == expected)
    #expect(option?.kind == bytes(dump)[0])
    #expect(TCPOption.name(bytes(dump)[0]) != nil)
  }

  static func identifier(_ value: UInt32, _ size: Int) -> TCPOption.ExperimentIdentifier {
    let short: [UInt8] = [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
    let long: [UInt8] = [UInt8(value >> 24), UInt8(value >> 16 & 0xFF)] + short
    let made = TCPOption.ExperimentIdentifier((size == 4 ? long : short).span, 0..<size)
    #expect(made.value == value && made.size == size)
    return made
  }

  @Test("Names of experiments, and the one that is fast open")
  func experiments() {
    for known: UInt32 in [0x00AC, 0x0348, 0x0ED0, 0x454E, 0xACC0, 0xACC1, 0xACCE, 0xF989] {
      #expect(Self.identifier(known, 2).name != nil)
      #expect(Self.identifier(known, 2).isFastOpen == (known == 0xF989))
    }
    #expect(Self.identifier(0xE2D4_C3D9, 4).name == "smc-r")
    #expect(Self.identifier(0x1234, 2).name == nil)
  }

  @Test("Accurate ECN's counters, in both orders, and fewer of them")
  func accurateECN() throws {
    let three = "000001 000002 fffffe"
    for (kind, count) in [(0xAC, 3), (0xAE, 3), (0xAC, 2), (0xAE, 1), (0xAC, 0)] {
      let data = bytes(three).prefix(3 * count)
      let dump = ([UInt8(kind), UInt8(2 + data.count)] + data).map {
        String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
      }
      guard case .accurateECN(let counters) = try Self.option(dump.joined(separator: " ")) else {
        Issue.record("no counters")
        continue
      }
      let inOrder = kind == 0xAC
      let first: UInt32? = count > 0 ? 1 : nil
      let last: UInt32? = count > 2 ? 0xFF_FFFE : nil
      #expect(counters.capableZero == (inOrder ? first : last))
      #expect(counters.congestionExperienced == (count > 1 ? 2 : nil))
      #expect(counters.capableOne == (inOrder ? last : first))
      #expect(counters.order == (inOrder ? .first : .second))
    }
  }

  @Test("Lengths that a kind does not allow")
  func lengths() {
    let allowed: [UInt8: (Int) -> Bool] = [
      6: { $0 == 6 }, 7: { $0 == 6 }, 9: { $0 == 2 }, 10: { $0 == 3 }, 11: { $0 == 6 }, 12: { $0 == 6 },
      13: { $0 == 6 }, 14: { $0 == 3 }, 15: { _ in true }, 18: { $0 == 3 }, 19: { $0 == 18 }, 20: { $0 >= 4 },
      21: { $0 >= 6 }, 27: { $0 == 8 }, 28: { $0 == 4 }, 29: { $0 >= 4 },
      34: { $0 == 2 || (6...18).contains($0) && $0 % 2 == 0 }, 69: { _ in true }, 172: { [2, 5, 8, 11].contains($0) },
      174: { [2, 5, 8, 11].contains($0) }, 77: { _ in true },
      // An experiment that has no identifier has what it likes (RFC 6994 is newer than the kinds).
      253: { _ in true }, 254: { _ in true },
    ]
    for (kind, isAllowed) in allowed {
      for length in 2...40 {
        let data = [UInt8](repeating: 0, count: 20) + [kind, UInt8(length)] + [UInt8](repeating: 0, count: length - 2)
        var cursor = TCPOptionCursor(headerLength: 60)
        var thrown: DecodeError?
        do throws(DecodeError) { _ = try cursor.next(data.span, at: somewhere) } catch { thrown = error }
        let invalid = DecodeError(.tcp, at: somewhere, .invalid(.optionLength, value: UInt64(length)))
        #expect(thrown == (isAllowed(length) ? nil : invalid), "kind \(kind), length \(length)")
        #expect(cursor.position == 20 + length)
      }
    }
  }
}

@Suite("TCP encryption negotiation")
struct EncryptionSuboptionTests {
  static func read(_ dump: String) -> [EncryptionSuboption] {
    let data = bytes(dump)
    var cursor = EncryptionSuboptionCursor(0..<data.count)
    var read: [EncryptionSuboption] = []
    while let suboption = cursor.next(data.span) { read.append(suboption) }
    return read
  }

  @Test("Suboptions without data, with a length, and to the option's end")
  func suboptions() {
    let read = Self.read("01 21 82 a3 aabbcc 24 a2 ddee")
    #expect(
      read == [
        EncryptionSuboption(identifier: 1, data: 1..<1), EncryptionSuboption(identifier: 0x21, data: 2..<2),
        EncryptionSuboption(identifier: 0x23, data: 4..<7), EncryptionSuboption(identifier: 0x24, data: 8..<8),
        EncryptionSuboption(identifier: 0x22, data: 9..<11),
      ])
    #expect(read.map(\.name) == [nil, "tcpcrypt-p256", "tcpcrypt-25519", "tcpcrypt-448", "tcpcrypt-p521"])
  }

  @Test(
    "A length that leads out of the option, or before no protocol, ends it",
    arguments: ["80", "80 a3", "81 a3 aa", "80 81 a3"])
  func lengths(dump: String) {
    #expect(Self.read("21 " + dump) == [EncryptionSuboption(identifier: 0x21, data: 1..<1)])
  }
}

@Suite("Multipath TCP")
struct MultipathOptionTests {
  static func multipath(_ dump: String) throws(DecodeError) -> MultipathOption? {
    guard case .multipath(let option)? = try RareTCPOptionTests.option(dump) else { return nil }
    return option
  }

  static let keys = "0102030405060708 1112131415161718"

  @Test("MP_CAPABLE: nothing, a key, two, a length, a checksum")
  func capable() throws {
    for (length, keyBytes, extra) in [(4, 0, ""), (12, 8, ""), (20, 16, ""), (22, 16, "2000"), (24, 16, "2000 abcd")] {
      let keys = bytes(Self.keys).prefix(keyBytes).map {
        String($0, radix: 16).count == 1 ? "0\($0)" : String($0, radix: 16)
      }
      let dump = "1e \(String(length + 0x100, radix: 16).dropFirst()) 01 81 \(keys.joined(separator: " ")) \(extra)"
      guard case .capable(let capable)? = try Self.multipath(dump) else {
        Issue.record("no MP_CAPABLE of \(length)")
        continue
      }
      #expect(capable.version == 1)
      #expect(capable.flags == 0x81)
      #expect(capable.senderKey == (length >= 12 ? 0x0102_0304_0506_0708 : nil))
      #expect(capable.receiverKey == (length >= 20 ? 0x1112_1314_1516_1718 : nil))
      #expect(capable.dataLength == (length >= 22 ? 0x2000 : nil))
      #expect(capable.checksum == (length == 24 ? 0xABCD : nil))
    }
  }

  @Test(
    "The other subtypes",
    arguments: [
      (
        "1e 0c 11 05 01020304 11121314",
        .join(isBackup: true, addressID: 5, token: 0x0102_0304, nonce: 0x1112_1314)
      ),
      (
        "1e 10 10 05 0102030405060708 11121314",
        .joinAnswer(isBackup: false, addressID: 5, code: 0x0102_0304_0506_0708, nonce: 0x1112_1314)
      ),
      ("1e 18 10 00 0102030405060708090a0b0c0d0e0f1011121314", .joinAcknowledgment(code: 24..<44)),
      ("1e 05 40 07 09", .removeAddress(identifiers: 23..<25)),
      ("1e 03 51", .priority(isBackup: true, addressID: nil)),
      ("1e 04 50 07", .priority(isBackup: false, addressID: 7)),
      ("1e 0c 60 00 0102030405060708", .fail(dataSequence: 0x0102_0304_0506_0708)),
      ("1e 0c 70 00 0102030405060708", .fastClose(key: 0x0102_0304_0506_0708)),
      ("1e 04 81 06", .reset(flags: 1, reason: 6)),
      ("1e 04 f0 06", .other(subtype: 15, data: 22..<24)),
      ("1e 03 90", .other(subtype: 9, data: 22..<23)),
    ] as [(String, MultipathOption)])
  func others(dump: String, expected: MultipathOption) throws {
    #expect(try Self.multipath(dump) == expected)
    #expect(expected.subtype == bytes(dump)[2] >> 4)
    #expect((MultipathOption.name(subtype: expected.subtype) == nil) == (expected.subtype == 9))
  }

  @Test("DSS: what its flags say is there, with a checksum or without", arguments: 0..<32)
  func signal(flags: UInt8) throws {
    var data: [UInt8] = []
    func add(_ bytes: Int, _ first: UInt8) { for index in 0..<bytes { data.append(first &+ UInt8(index)) } }
    if flags & 1 != 0 { add(flags & 2 != 0 ? 8 : 4, 0x10) }
    let hasMapping = flags & 4 != 0
    if hasMapping {
      add(flags & 8 != 0 ? 8 : 4, 0x20)
      add(6, 0x30)
    }
    for checksum: [UInt8] in hasMapping ? [[], [0xAB, 0xCD]] : [[]] {
      let option = [0x20, flags] + data + checksum
      guard let read = MultipathOption(option.span, 0..<option.count), case .dataSequenceSignal(let signal) = read
      else {
        Issue.record("no DSS with flags \(flags)")
        continue
      }
      #expect(signal.flags == flags)
      #expect(signal.isFinish == (flags & 0x10 != 0))
      #expect(
        signal.acknowledgment
          == (flags & 1 == 0 ? nil : flags & 2 != 0 ? 0x1011_1213_1415_1617 : 0x1011_1213))
      #expect(signal.dataSequence == (hasMapping ? (flags & 8 != 0 ? 0x2021_2223_2425_2627 : 0x2021_2223) : nil))
      #expect(signal.subflowSequence == (hasMapping ? 0x3031_3233 : nil))
      #expect(signal.dataLength == (hasMapping ? 0x3435 : nil))
      #expect(signal.checksum == (checksum.isEmpty ? nil : 0xABCD))
    }
    let wrong = [0x20, flags] + data + [0]
    #expect(MultipathOption(wrong.span, 0..<wrong.count) == nil)
    #expect(MultipathOption(wrong.span, 0..<wrong.count - 2) == nil)
  }

  @Test("ADD_ADDR: both families, with a port, with a code", arguments: [false, true], [0, 1, 2, 3])
  func addAddress(isVersion6: Bool, parts: Int) throws {
    let address: [UInt8] = isVersion6 ? bytes("20010db8 00000000 00000000 00000001") : [192, 0, 2, 1]
    let option: [UInt8] =
      [0x31, 9] + address + (parts & 1 != 0 ? [0x13, 0x89] : []) + (parts & 2 != 0 ? bytes("0102030405060708") : [])
    guard let read = MultipathOption(option.span, 0..<option.count), case .addAddress(let added) = read else {
      Issue.record("no ADD_ADDR")
      return
    }
    #expect(added.isEcho)
    #expect(added.addressID == 9)
    #expect(
      added.address
        == (isVersion6 ? IPAddress(v6: IPv6Address(high: 0x2001_0DB8_0000_0000, low: 1)) : IPAddress(v4: 0xC000_0201)))
    #expect(added.port == (parts & 1 != 0 ? 5_001 : nil))
    #expect(added.code == (parts & 2 != 0 ? 0x0102_0304_0506_0708 : nil))
  }

  @Test("Every length of every subtype: what is not allowed is invalid", arguments: 0..<16)
  func lengths(subtype: UInt8) {
    let allowed: [UInt8: Set<Int>] = [
      0: [4, 12, 20, 22, 24], 1: [12, 16, 24], 2: [4], 3: [8, 10, 16, 18, 20, 22, 28, 30], 4: Set(4...40), 5: [3, 4],
      6: [12], 7: [12], 8: [4],
    ]
    for length in 2...40 {
      let option = ([subtype << 4] + [UInt8](repeating: 0, count: 40)).prefix(length - 2)
      let isAllowed = length > 2 && (allowed[subtype]?.contains(length) ?? true)
      #expect((MultipathOption(Array(option).span, 0..<option.count) != nil) == isAllowed, "length \(length)")
    }
  }

  @Test("Names of a reset's reasons")
  func reasons() {
    for reason: UInt8 in 0...6 { #expect(MultipathOption.name(reason: reason) != nil) }
    #expect(MultipathOption.name(reason: 7) == nil)
  }
}
