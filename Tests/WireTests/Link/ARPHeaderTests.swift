import Testing

@testable import Wire

@Suite("ARP")
struct ARPHeaderTests {
  static let reply = bytes(
    """
    00 01              ; hardware: Ethernet
    08 00              ; protocol: IPv4
    06 04              ; lengths of their addresses
    00 02              ; reply
    00 1b 21 aa bb cc  ; sender
    c0 00 02 01        ; 192.0.2.1
    00 0c 29 01 02 03  ; target
    c0 00 02 fe        ; 192.0.2.254
    """)

  @Test("Every field")
  func fields() throws {
    let header = try ARPHeader(Self.reply.span)
    #expect(header.hardwareType == 1)
    #expect(header.protocolType == .ipv4)
    #expect(header.hardwareLength == 6)
    #expect(header.protocolLength == 4)
    #expect(header.operation == 2)
    #expect(header.senderAddress == 0xC000_0201)
    #expect(header.targetAddress == 0xC000_02FE)
  }

  @Test("Addresses of other lengths or protocols are not IPv4's")
  func otherLengths() throws {
    let short = try ARPHeader(bytes("00 01 08 00 01 02 00 01  aa c000 bb c001").span)
    #expect(short.senderAddress == nil)
    #expect(short.targetAddress == nil)
    var apple = Self.reply
    apple[2] = 0x80
    apple[3] = 0x9B
    let other = try ARPHeader(apple.span)
    #expect(other.protocolType == EtherType(rawValue: 0x809B))
    #expect(other.senderAddress == nil)
    let empty = try ARPHeader(bytes("00 01 08 00 00 00 00 01").span)
    #expect(empty.operation == 1)
    #expect(empty.targetAddress == nil)
  }

  @Test("Every truncation")
  func truncation() {
    expectTruncation(of: Self.reply, layer: .arp, needed: 8, then: 28, decode: ARPHeader.init)
  }

  @Test("The greatest lengths that it can claim")
  func greatest() {
    let claim = bytes("00 01 08 00 ff ff 00 01")
    expectTruncation(
      of: claim + [UInt8](repeating: 0, count: 1_020), layer: .arp, needed: 8, then: 1_028,
      decode: ARPHeader.init)
  }

  @Test(
    "Where the addresses stand, by hardware",
    arguments: [
      ("Ethernet", "00 01 08 00 06 04 00 01", 28, 8..<14, 14..<18, 18..<24, 24..<28),
      ("Fibre Channel", "00 12 08 00 08 04 00 01", 32, 8..<16, 16..<20, 20..<28, 28..<32),
      ("InfiniBand", "00 20 08 00 14 04 00 01", 56, 8..<28, 28..<32, 32..<52, 52..<56),
      // RFC 2734 §7: no target hardware address.
      ("IEEE 1394", "00 18 08 00 10 04 00 01", 32, 8..<24, 24..<28, 28..<28, 28..<32),
    ] as [(String, String, Int, Range<Int>, Range<Int>, Range<Int>, Range<Int>)])
  func places(
    _ name: String, _ head: String, _ length: Int, _ senderHardware: Range<Int>, _ sender: Range<Int>,
    _ targetHardware: Range<Int>, _ target: Range<Int>
  ) throws {
    let packet = bytes(head) + [UInt8](repeating: 1, count: length - 8)
    let addresses = try ARPHeader(packet.span).addresses(packet.span)
    #expect(addresses.senderHardware == senderHardware && addresses.senderProtocol == sender)
    #expect(addresses.targetHardware == targetHardware && addresses.targetProtocol == target)
    expectTruncation(of: packet, layer: .arp, needed: 8, then: length, decode: ARPHeader.init)
  }

  @Test("ATM: a length for each address (RFC 2225 §8.7.1)")
  func asynchronousTransfer() throws {
    let packet =
      bytes(
        """
        00 13 08 00        ; ATM, IPv4
        54 02 00 08        ; sender's number of 20 bytes (E.164 bit), subaddress of 2; InARP request
        04 03 00 04        ; lengths: sender's IPv4, target's number, subaddress, IPv4
        """) + [UInt8](repeating: 7, count: 33)
    let header = try ARPHeader(packet.span)
    let addresses = header.addresses(packet.span)
    #expect(header.operation == 8 && header.senderAddress == nil)
    #expect(addresses.senderHardware == 12..<34 && addresses.senderProtocol == 34..<38)
    #expect(addresses.targetHardware == 38..<41 && addresses.targetProtocol == 41..<45)
    for count in 0..<packet.count {
      let needed = count < 8 ? 8 : count < 12 ? 12 : 45
      #expect(
        error(of: Array(packet.prefix(count)), decode: ARPHeader.init)
          == DecodeError(.arp, at: somewhere, .truncated(needed: needed, available: count, limit: .frame)))
    }
  }
}
