import Testing

@testable import Wire

@Suite("Bodies of IEEE 802.11 frames")
struct WirelessBodyTests {
  static let body = bytes("01 02 03 04 05 06 07 08 09 0a 0b 0c")

  private func fields(_ subtype: UInt8, _ body: [UInt8] = body) throws -> WirelessManagement {
    try WirelessManagement(subtype: subtype, body.span, from: 24)
  }

  @Test("Fixed fields of each subtype")
  func fixedFields() throws {
    let beacon = try fields(8)
    #expect(beacon.timestamp == 0x0807_0605_0403_0201)
    #expect(beacon.beaconInterval == 0x0A09)
    #expect(beacon.capabilities == 0x0C0B)
    #expect(try fields(5) == beacon)
    let request = try fields(2)
    #expect(request.capabilities == 0x0201)
    #expect(request.listenInterval == 0x0403)
    #expect(request.currentAccessPoint == 0x0506_0708_090A)
    #expect(try fields(0).listenInterval == 0x0403)
    let response = try fields(1)
    #expect(response.capabilities == 0x0201)
    #expect(response.statusCode == 0x0403)
    #expect(response.associationIdentifier == 0x0605)
    #expect(try fields(3) == response)
    let timing = try fields(6)
    #expect(timing.timestamp == beacon.timestamp)
    #expect(timing.capabilities == 0x0A09)
    let authentication = try fields(11)
    #expect(authentication.authenticationAlgorithm == 0x0201)
    #expect(authentication.authenticationSequence == 0x0403)
    #expect(authentication.statusCode == 0x0605)
    #expect(try fields(10).reasonCode == 0x0201)
    #expect(try fields(12).reasonCode == 0x0201)
    let action = try fields(13)
    #expect(action.category == 1 && action.action == 2 && !action.hasElements)
    #expect(action.categoryName == "QoS")
    #expect(try fields(4).length == 0)
    #expect(try fields(11, [3, 0, 1, 0, 0, 0]).authenticationName == "SAE")
  }

  @Test(
    "Every truncation of the fixed fields",
    arguments: [
      (0, 4), (1, 6), (2, 10), (3, 6), (4, 0), (5, 12), (6, 10), (8, 12), (9, 0), (10, 2), (11, 6), (12, 2), (13, 2),
      (14, 2),
    ]
      as [(UInt8, Int)])
  func truncation(_ subtype: UInt8, _ length: Int) throws {
    #expect(try fields(subtype).length == length)
    for available in 0..<length {
      let cut = Array(Self.body.prefix(available))
      let thrown = error(of: cut) { bytes, offset, limit throws(DecodeError) in
        try WirelessManagement(subtype: subtype, bytes, from: 28, at: offset, limit: limit)
      }
      #expect(
        thrown
          == DecodeError(
            .wireless, at: somewhere,
            .truncated(needed: 28 + length, available: 28 + available, limit: .frame)))
    }
  }

  static let elements = bytes(
    """
    00 03 61 62 63           ; SSID
    ff 02 23 07              ; extension 35
    dd 00                    ; vendor, empty
    ff 00                    ; extension without its number
    """)

  @Test("Elements one after the other")
  func elementList() throws {
    var cursor = WirelessElementCursor(from: 0, bodyStart: 24)
    let ssid = try #require(try cursor.next(Self.elements.span))
    #expect(ssid == WirelessElement(identifier: 0, extendedIdentifier: nil, value: 2..<5))
    let extended = try #require(try cursor.next(Self.elements.span))
    #expect(extended == WirelessElement(identifier: 255, extendedIdentifier: 35, value: 8..<9))
    #expect(extended.name == "HE Capabilities")
    #expect(try cursor.next(Self.elements.span)?.value == 11..<11)
    #expect(
      try cursor.next(Self.elements.span) == WirelessElement(identifier: 255, extendedIdentifier: nil, value: 13..<13))
    #expect(try cursor.next(Self.elements.span) == nil)
  }

  @Test("Elements cut anywhere", arguments: Array(0...13))
  func elementsCut(_ available: Int) {
    let cut = Array(Self.elements.prefix(available))
    var cursor = WirelessElementCursor(from: 0, bodyStart: 24)
    var thrown: DecodeError?
    var count = 0
    do throws(DecodeError) {
      while try cursor.next(cut.span, at: somewhere, limit: .snapshot) != nil { count += 1 }
    } catch {
      thrown = error
    }
    let ends = [0, 5, 9, 11, 13]
    #expect(count == ends.lastIndex { $0 <= available })
    if ends.contains(available) {
      #expect(thrown == nil)
    } else {
      let needed =
        switch available {
        case 1: 2
        case 2...4: 5
        case 6: 7
        case 7, 8: 9
        case 10: 11
        default: 13
        }
      #expect(
        thrown
          == DecodeError(
            .wireless, at: somewhere,
            .truncated(needed: 24 + needed, available: 24 + available, limit: .snapshot)))
    }
    #expect((try? cursor.next(cut.span)) == .some(.none))
  }

  static let securityValue = bytes(
    """
    01 00                    ; version 1
    00 0f ac 04              ; group: CCMP
    02 00                    ; two pairwise ciphers
    00 0f ac 04 00 0f ac 02
    01 00                    ; one way of authentication
    00 0f ac 02              ; PSK
    80 00                    ; capabilities
    """)

  @Test("RSN, and what of it may be left out from the end", arguments: Array(0...24))
  func securityCut(_ count: Int) {
    let value = Array(Self.securityValue.prefix(count))
    let security = WirelessSecurity(value.span)
    #expect((security != nil) == (count >= 2))
    #expect((security?.groupCipher != nil) == (count >= 6))
    #expect((security?.pairwiseCiphers ?? 0..<0) == (count >= 16 ? 8..<16 : 0..<0))
    #expect((security?.authentications ?? 0..<0) == (count >= 22 ? 18..<22 : 0..<0))
    #expect(security?.capabilities == (count >= 24 ? 0x80 : nil))
    #expect(WirelessSecurity.cipherName(0x000F_AC02) == "TKIP")
    #expect(WirelessSecurity.authenticationName(0x000F_AC02) == "PSK")
  }

  @Test("A count of suites that the element cannot hold")
  func absurdCount() {
    let value = bytes("01 00 00 0f ac 04 ff ff 00 0f ac 04")
    let security = WirelessSecurity(value.span)
    #expect(security?.groupCipher == 0x000F_AC04)
    #expect(security?.pairwiseCiphers.isEmpty == true)
  }

  @Test(
    "What an encrypted body shows",
    arguments: [
      ("23 20 00 40", .wep, 0x232000, 1, 4), ("12 32 34 a0 56 78 9a bc", .temporalKeyIntegrity, 0xBC9A_7856_1234, 2, 8),
      ("34 12 00 20 56 78 9a bc", .counterMode, 0xBC9A_7856_1234, 0, 8),
    ] as [(String, WirelessProtection.Method, UInt64, UInt8, Int)])
  func protection(_ dump: String, _ method: WirelessProtection.Method, _ number: UInt64, _ key: UInt8, _ length: Int) {
    let body = bytes(dump)
    let protection = WirelessProtection(body.span)
    #expect(protection?.method == method)
    #expect(protection?.packetNumber == number)
    #expect(protection?.keyIdentifier == key)
    #expect(protection?.length == length)
    for count in 0..<length {
      let cut = WirelessProtection(Array(body.prefix(count)).span)
      #expect(cut == nil)
    }
  }

  @Test("Reasons and statuses stand at their numbers (IEEE Std 802.11-2020 tables 9-49 and 9-50)")
  func codes() {
    #expect(WirelessReason.name(0) == nil)
    #expect(WirelessReason.name(1) == "unspecified")
    #expect(WirelessReason.name(15) == "4-way handshake timeout")
    #expect(WirelessReason.name(23) == "802.1X authentication failed")
    #expect(WirelessReason.name(34) == "poor channel: too many frames unacknowledged")
    #expect(WirelessReason.name(39) == "timeout")
    #expect(WirelessReason.name(40) == nil)
    #expect(WirelessReason.name(45) == "the peer does not support the cipher suite")
    #expect(WirelessReason.name(51) == "invalid FTE")
    #expect(WirelessReason.name(53) == "mesh: too many peers")
    #expect(WirelessReason.name(65) == "mesh channel switch by regulation")
    #expect(WirelessReason.name(.max) == nil)
    #expect(WirelessReason.status(0) == "success")
    #expect(WirelessReason.status(17) == "the access point cannot handle more stations")
    #expect(WirelessReason.status(30) == "rejected for now, try later")
    #expect(WirelessReason.status(37) == "declined")
    #expect(WirelessReason.status(45) == "invalid RSN capabilities")
    #expect(WirelessReason.status(53) == "invalid PMKID")
    #expect(WirelessReason.status(72) == "invalid RSN element")
    #expect(WirelessReason.status(76) == "anti-clogging token required")
    #expect(WirelessReason.status(92) == "refused for an external reason")
    #expect(WirelessReason.status(104) == "VHT not supported")
    #expect(WirelessReason.status(113) == "unknown authentication server")
    #expect(WirelessReason.status(.max) == nil)
  }
}
