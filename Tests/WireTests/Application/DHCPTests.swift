import Testing

@testable import Wire

@Suite("DHCP")
struct DHCPTests {
  static let fixed =
    bytes(
      """
      01 01 06 01  ; request, Ethernet, 6 bytes, one relay
      3d 1d 00 07  ; transaction
      00 05 80 00  ; 5 seconds, broadcast
      c0 00 02 01  ; ciaddr 192.0.2.1
      c0 00 02 02  ; yiaddr
      c0 00 02 03  ; siaddr
      c0 00 02 04  ; giaddr
      00 0c 29 36 57 d2 00 00 00 00 00 00 00 00 00 00
      """) + [UInt8](repeating: 0, count: 192)

  static let options = bytes(
    """
    63 82 53 63
    35 01 03                     ; request
    00                           ; pad
    32 04 c0 00 02 07            ; requested address
    36 04 c0 00 02 03            ; server identifier
    33 04 00 00 0e 10            ; lease 3600 s
    0c 04 68 6f 73 74            ; host name
    3c 03 61 62 63               ; vendor class
    51 06 00 00 00 61 2e 62      ; full name a.b
    0f 03 63 6f 6d               ; domain
    3d 07 01 00 0c 29 36 57 d2   ; client identifier
    37 03 01 03 06               ; parameters
    38 02 6e 6f                  ; message
    01 04 ff ff ff 00            ; mask
    03 04 c0 00 02 09            ; router
    06 08 c0 00 02 0a c0 00 02 0b
    ff
    """)

  @Test("Every field, and every truncation")
  func fields() throws {
    let whole = Self.fixed + Self.options
    // Without the cookie it is complete as BOOTP: a cookie that is cut cannot be told from none.
    for count in 0..<whole.count where count < 236 || count >= 240 {
      let parsed = DHCPMessage.parse(Array(whole.prefix(count)).span)
      #expect(!parsed.isForeign && !parsed.isComplete, "\(count)")
      #expect((parsed.message != nil) == (count >= 44), "\(count)")
    }
    let parsed = DHCPMessage.parse(whole.span)
    #expect(parsed.isComplete)
    let message = try #require(parsed.message)
    #expect(message.isRequest)
    #expect(message.hardwareType == 1)
    #expect(message.hardwareLength == 6)
    #expect(message.hops == 1)
    #expect(message.transaction == 0x3D1D_0007)
    #expect(message.seconds == 5)
    #expect(message.isBroadcast)
    #expect(message.clientAddress == 0xC000_0201)
    #expect(message.yourAddress == 0xC000_0202)
    #expect(message.serverAddress == 0xC000_0203)
    #expect(message.relayAddress == 0xC000_0204)
    #expect(message.hardwareAddress == 28..<34)
    #expect(message.hasCookie)
    #expect(message.messageType == 3)
    #expect(DHCPMessage.name(ofType: 3) == "Request")
    #expect(message.requestedAddress == 0xC000_0207)
    #expect(message.serverIdentifier == 0xC000_0203)
    #expect(message.leaseTime == 3_600)
    #expect(text(message.hostName, of: whole) == "host")
    #expect(text(message.vendorClass, of: whole) == "abc")
    #expect(text(message.fullName, of: whole) == "a.b")
    #expect(text(message.domainName, of: whole) == "com")
    #expect(message.clientIdentifier?.count == 7)
    #expect(message.parameterList.map { Array(whole[$0]) } == [1, 3, 6])
    #expect(text(message.message, of: whole) == "no")
    #expect(message.subnetMask == 0xFFFF_FF00)
    #expect(message.routers?.count == 4)
    #expect(message.nameServers?.count == 8)
  }

  @Test("BOOTP has no cookie, and is recognised by its port alone")
  func bootp() throws {
    let parsed = DHCPMessage.parse(Self.fixed.span)
    #expect(parsed.isComplete)
    #expect(try #require(parsed.message).hasCookie == false)
    #expect(!holds(Self.fixed, DHCPMessage.recognise))
    #expect(holds((Self.fixed + Self.options), DHCPMessage.recognise))
  }

  @Test("Another operation, and a hardware address above 16 bytes, are foreign", arguments: [(0, 0), (0, 3), (2, 17)])
  func invalid(place: Int, value: UInt8) {
    let wrong = replacing(Self.fixed + Self.options, at: place, [value])
    #expect(DHCPMessage.parse(wrong.span).isForeign)
    #expect(!holds(wrong, DHCPMessage.recognise))
  }

  @Test("Option 52 says that options go on in file, then in sname")
  func overload() throws {
    var whole = Self.fixed + bytes("63 82 53 63 34 01 03 ff")
    whole.replaceSubrange(108..<111, with: bytes("35 01 05"))
    whole[111] = 255
    // sname to its last byte, without an end mark
    whole.replaceSubrange(44..<108, with: [12, 62] + [UInt8](repeating: 0x68, count: 62))
    let parsed = DHCPMessage.parse(whole.span)
    #expect(parsed.isComplete)
    let message = try #require(parsed.message)
    #expect(message.messageType == 5)
    #expect(message.hostName == 46..<108)
    // An option that leads out of its field.
    #expect(DHCPMessage.parse(replacing(whole, at: 45, [63]).span).isForeign)
  }

  @Test("Names of options: neighbours of the gaps")
  func names() {
    #expect(DHCPOption(code: 53, data: 0..<0).name == "DHCP-Message")
    #expect(DHCPOption(code: 76, data: 0..<0).name == "StreetTalk-Directory")
    #expect(DHCPOption(code: 82, data: 0..<0).name == "Relay-Agent")
    #expect(DHCPOption(code: 84, data: 0..<0).name == nil)
    #expect(DHCPMessage.name(ofType: 0) == nil)
    #expect(DHCPMessage.name(ofType: 18) != nil)
    #expect(DHCPMessage.name(ofType: 19) == nil)
  }

  // MARK: Version 6

  static let reply = bytes(
    """
    07 e1 e0 93                                      ; Reply
    00 01 00 02 aa bb                                ; client identifier
    00 02 00 01 cc                                   ; server identifier
    00 03 00 28 00 00 00 01 00 00 00 00 00 00 00 00  ; IA_NA
    00 05 00 18 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 05 00 00 00 64 00 00 00 c8
    00 19 00 29 00 00 00 01 00 00 00 00 00 00 00 00  ; IA_PD
    00 1a 00 19 00 00 00 64 00 00 00 c8 38 20 01 0d b8 01 00 00 00 00 00 00 00 00 00 00 00
    00 06 00 04 00 17 00 18                          ; requested options
    00 0d 00 02 00 02                                ; status 2
    00 27 00 04 01 01 61 00                          ; full name a.
    """)

  @Test("Every field of version 6")
  func version6() throws {
    let parsed = DHCPv6Message.parse(Self.reply.span)
    #expect(parsed.isComplete)
    let message = try #require(parsed.message)
    #expect(message.type == 7)
    #expect(DHCPv6Message.name(ofType: 7) == "Reply")
    #expect(message.transaction == 0xE1_E093)
    #expect(!message.isRelay)
    #expect(message.clientIdentifier == 8..<10)
    #expect(message.serverIdentifier == 14..<15)
    #expect(message.address == IPv6Address(high: 0x2001_0DB8_0000_0000, low: 5))
    #expect(message.prefix == IPv6Address(high: 0x2001_0DB8_0100_0000, low: 0))
    #expect(message.prefixLength == 56)
    #expect(message.requestedOptions?.count == 4)
    #expect(message.status == 2)
    #expect(DHCPv6Message.name(ofStatus: 2) == "NoAddrsAvail")
    #expect(message.fullName?.count == 3)
    #expect(message.innermost(Self.reply.span) == message)
  }

  @Test("Version 6 cut at every byte: whole where an option ends, else incomplete")
  func truncation6() {
    let ends: Set = [4, 10, 15, 59, 104, 112, 118]
    for count in 0..<Self.reply.count {
      let parsed = DHCPv6Message.parse(Array(Self.reply.prefix(count)).span)
      #expect(!parsed.isForeign, "\(count)")
      #expect(parsed.isComplete == ends.contains(count), "\(count)")
      #expect((parsed.message != nil) == (count >= 4), "\(count)")
    }
  }

  @Test("A relay's message holds the client's")
  func relay() throws {
    let inner = bytes("01 12 34 56 00 01 00 01 aa")
    let relayed = bytes("0c 01 2001 0db8 0000 0000 0000 0000 0000 0001 fe80 0000 0000 0000 0000 0000 0000 0002")
    let whole = relayed + [0, 9, 0, UInt8(inner.count)] + inner
    let message = try #require(DHCPv6Message.parse(whole.span).message)
    #expect(message.isRelay)
    #expect(message.hopCount == 1)
    #expect(message.linkAddress == IPv6Address(high: 0x2001_0DB8_0000_0000, low: 1))
    #expect(message.peerAddress == IPv6Address(high: 0xFE80_0000_0000_0000, low: 2))
    #expect(message.relayed == 38..<47)
    let client = message.innermost(whole.span)
    #expect(client.type == 1)
    #expect(client.transaction == 0x12_3456)
    #expect(client.clientIdentifier == 46..<47)
  }

  @Test("More relays than there may be end the search, and do not overflow the stack")
  func deepRelays() throws {
    let header = bytes("0c 01") + [UInt8](repeating: 0, count: 32)
    var whole = bytes("01 12 34 56")
    for _ in 0..<40 { whole = header + [0, 9, UInt8(whole.count >> 8), UInt8(whole.count & 0xFF)] + whole }
    let message = try #require(DHCPv6Message.parse(whole.span).message)
    #expect(message.innermost(whole.span).isRelay)
  }

  @Test(
    "What cannot be in version 6 is foreign",
    arguments: [
      "00 000001", "26 000001",  // types without a name
      "01 000001 0003 0004 00000001",  // an association below its own fields
      "01 000001 0019 0010 00000001 00000000 00000000 001a 0009",  // an option that leads out of it
    ])
  func invalid6(dump: String) {
    #expect(DHCPv6Message.parse(bytes(dump).span).isForeign)
  }
}
