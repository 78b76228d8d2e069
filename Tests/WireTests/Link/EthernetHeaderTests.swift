import Testing

@testable import Wire

@Suite("Ethernet, VLAN and LLC headers")
struct EthernetHeaderTests {
  static let frame = bytes(
    """
    01 00 5e 00 00 fb  ; destination, a group address
    00 1b 21 aa bb cc  ; source
    08 00              ; type: IPv4
    """)

  @Test("Every field of an Ethernet II header")
  func fields() throws {
    let header = try EthernetHeader(Self.frame.span)
    #expect(header.destination == 0x0100_5E00_00FB)
    #expect(header.source == 0x001B_21AA_BBCC)
    #expect(header.lengthOrType == 0x0800)
    #expect(header.etherType == .ipv4)
  }

  @Test(
    "Below 1,536 it is a length (IEEE Std 802.3 §3.2.6)",
    arguments: [(0x0000, false), (0x05DC, false), (0x05FF, false), (0x0600, true), (0x86DD, true), (0xFFFF, true)])
  func lengthOrType(value: Int, isType: Bool) throws {
    let frame = Self.frame.prefix(12) + [UInt8(value >> 8), UInt8(value & 0xFF)]
    let header = try EthernetHeader(Array(frame).span)
    #expect((header.etherType != nil) == isType)
    #expect(header.lengthOrType == UInt16(value))
  }

  @Test("Every truncation")
  func truncation() {
    expectTruncation(of: Self.frame, layer: .ethernet, needed: 14, decode: EthernetHeader.init)
  }

  static let tag = bytes(
    """
    b0 7b  ; priority 5, drop eligible, VLAN 123
    86 dd  ; IPv6 follows
    """)

  @Test("Every field of a VLAN tag")
  func vlanFields() throws {
    let tag = try VLANTag(Self.tag.span)
    #expect(tag.control == 0xB07B)
    #expect(tag.priority == 5)
    #expect(tag.dropEligible)
    #expect(tag.identifier == 123)
    #expect(tag.lengthOrType == 0x86DD)
    #expect(tag.etherType == .ipv6)

    let edges = try VLANTag(bytes("ef ff 00 26").span)
    #expect(edges.priority == 7)
    #expect(!edges.dropEligible)
    #expect(edges.identifier == 4_095)
    #expect(edges.etherType == nil)
  }

  @Test("Every truncation of a VLAN tag")
  func vlanTruncation() {
    expectTruncation(of: Self.tag, layer: .vlan, needed: 4, decode: VLANTag.init)
  }

  static let snap = bytes(
    """
    aa aa 03  ; SNAP, unnumbered information
    00 00 00  ; organization: EtherTypes
    08 06     ; ARP
    """)

  @Test("LLC with SNAP")
  func snapFields() throws {
    let header = try LogicalLinkControlHeader(Self.snap.span)
    #expect(header.destinationAccessPoint == 0xAA)
    #expect(header.sourceAccessPoint == 0xAA)
    #expect(header.control == 3)
    #expect(header.organization == 0)
    #expect(header.protocolIdentifier == 0x0806)
    #expect(header.etherType == .arp)
  }

  @Test("SNAP of another organization carries no EtherType")
  func snapOrganization() throws {
    let cisco = try LogicalLinkControlHeader(bytes("aa aa 03 00 00 0c 20 00").span)
    #expect(cisco.organization == 0x00000C)
    #expect(cisco.protocolIdentifier == 0x2000)
    #expect(cisco.etherType == nil)
    let bridged = try LogicalLinkControlHeader(bytes("aa ab 03 00 00 f8 08 00").span)
    #expect(bridged.organization == 0x0000F8)
    #expect(bridged.etherType == .ipv4)
  }

  @Test("LLC without SNAP", arguments: ["42 42 03", "e0 e0 03", "aa aa 7f", "aa 42 03", "42 aa 03", "fe fe 03 83"])
  func plain(dump: String) throws {
    let data = bytes(dump)
    let header = try LogicalLinkControlHeader(data.span)
    #expect(header.destinationAccessPoint == data[0])
    #expect(header.sourceAccessPoint == data[1])
    #expect(header.control == data[2])
    #expect(header.organization == nil)
    #expect(header.protocolIdentifier == 0)
    #expect(header.etherType == nil)
  }

  @Test("Every truncation of LLC, with and without SNAP")
  func llcTruncation() {
    expectTruncation(
      of: Self.snap, layer: .logicalLinkControl, needed: 3, then: 8, decode: LogicalLinkControlHeader.init)
    expectTruncation(
      of: bytes("42 42 03"), layer: .logicalLinkControl, needed: 3, decode: LogicalLinkControlHeader.init)
  }
}
