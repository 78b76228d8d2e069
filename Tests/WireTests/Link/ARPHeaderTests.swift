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
}
