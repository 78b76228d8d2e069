import Testing

@testable import Wire

@Suite("Tags of Ethernet frames: backbone, VN, E, FabricPath, DSA, Broadcom")
struct TagTests {
  @Test("Every field of the backbone tag")
  func backbone() throws {
    let data = bytes("b8 01 02 03  ; priority 5, drop eligible, UCA, I-SID 66051")
    let tag = try BackboneTag(data.span)
    #expect(tag.priority == 5)
    #expect(tag.dropEligible)
    #expect(tag.usesCustomerAddresses)
    #expect(tag.serviceIdentifier == 66_051)
    #expect(try BackboneTag.carried(data.span, at: 0, limit: .frame) == Carried(.ethernet, headerLength: 4))
    expectTruncation(of: data, layer: .backboneTag, needed: 4, decode: BackboneTag.init)
  }

  @Test("Every field of the VN-tag")
  func vn() throws {
    let data = bytes(
      """
      c0 14  ; downstream, a list, destination interface 20
      90 05  ; looped, version 1, source interface 5
      86 dd  ; IPv6
      """)
    let tag = try VNTag(data.span)
    #expect(tag.isDownstream && tag.isList && tag.isLooped)
    #expect(tag.destinationInterface == 20)
    #expect(tag.version == 1)
    #expect(tag.sourceInterface == 5)
    #expect(try VNTag.carried(data.span, at: 0, limit: .frame)?.layer == .ipv6)
    expectTruncation(of: data, layer: .vnTag, needed: 6, decode: VNTag.init)
  }

  @Test("Every field of the E-tag")
  func e() throws {
    let data = bytes(
      """
      f0 07  ; priority 7, drop eligible, ingress base 7
      20 05  ; group 2, base 5
      01 02  ; extensions 1 and 2
      00 10  ; a length
      """)
    let tag = try ETag(data.span)
    #expect(tag.priority == 7)
    #expect(tag.dropEligible)
    #expect(tag.ingressIdentifier == 0x1007)
    #expect(tag.group == 2)
    #expect(tag.identifier == 0x2005)
    #expect(try ETag.carried(data.span, at: 0, limit: .frame)?.layer == .logicalLinkControl)
    expectTruncation(of: data, layer: .eTag, needed: 8, decode: ETag.init)
  }

  @Test("Every field of FabricPath's tag")
  func fabricPath() throws {
    let data = bytes("00 60  ; forwarding tag 1, TTL 32")
    let header = try FabricPathHeader(data.span)
    #expect(header.forwardingTag == 1)
    #expect(header.timeToLive == 32)
    #expect(try FabricPathHeader.carried(data.span, at: 0, limit: .frame) == Carried(.ethernet, headerLength: 2))
    expectTruncation(of: data, layer: .fabricPath, needed: 2, decode: FabricPathHeader.init)
  }

  static let addresses = "02 00 00 00 00 01 02 00 00 00 00 02 "

  @Test("Every field of Marvell's tag")
  func distributedSwitch() throws {
    let data = bytes(
      Self.addresses + """
        e5 14 a5 39  ; forward, tagged, device 5, trunk 2, priority 5, VID 1337
        08 00
        """)
    let header = try DistributedSwitchTag(data.span, isTyped: false)
    #expect(header.destination == 0x0200_0000_0001)
    #expect(header.source == 0x0200_0000_0002)
    #expect(header.tagType == nil)
    #expect(header.mode == .forward)
    #expect(header.isTagged && header.isTrunk)
    #expect(header.device == 5)
    #expect(header.port == 2)
    #expect(header.priority == 5)
    #expect(header.identifier == 1337)
    let carried = try DistributedSwitchTag.carried(data.span, isTyped: false, at: 0, limit: .frame)
    #expect(carried == Carried(etherType: .ipv4, headerLength: 18))
  }

  @Test(
    "The mode is in the first two bits, and a reason only where the processor has the frame",
    arguments: [
      ("05 16 10 00", DistributedSwitchTag.Mode.toProcessor, 13, false), ("45 10 00 00", .fromProcessor, 0, false),
      ("85 10 00 00", .toSniffer, 0, false), ("c5 10 00 00", .forward, 0, false),
      ("00 04 00 00", .toProcessor, 8, false),
      ("c0 04 00 00", .forward, 8, true),
    ])
  func modes(tag: String, mode: DistributedSwitchTag.Mode, code: UInt8, isTrunk: Bool) throws {
    let header = try DistributedSwitchTag(bytes(Self.addresses + tag + " 08 00").span, isTyped: false)
    #expect(header.mode == mode)
    #expect(header.code == code)
    #expect(header.isTrunk == isTrunk)
  }

  @Test("The same behind an EtherType, and every truncation of both")
  func typedDistributedSwitch() throws {
    let data = bytes(Self.addresses + "da da 00 00 c0 10 05 39 86 dd")
    let header = try DistributedSwitchTag(data.span, isTyped: true)
    #expect(header.tagType == 0xDADA)
    #expect(header.identifier == 1337)
    let carried = try DistributedSwitchTag.carried(data.span, isTyped: true, at: 0, limit: .frame)
    #expect(carried == Carried(etherType: .ipv6, headerLength: 22))
    expectTruncation(of: data, layer: .typedDistributedSwitch, needed: 22) {
      (data, offset, limit) throws(DecodeError) in
      try DistributedSwitchTag(data, isTyped: true, at: offset, limit: limit)
    }
    expectTruncation(of: data, layer: .distributedSwitch, needed: 18) { (data, offset, limit) throws(DecodeError) in
      try DistributedSwitchTag(data, isTyped: false, at: offset, limit: limit)
    }
  }

  @Test("Every field of Broadcom's tag, both ways")
  func broadcom() throws {
    let toSwitch = bytes("2c 83 00 81  ; opcode 1, class 3, timestamp, TE 3, ports 0 and 7")
    let sent = try BroadcomTag(toSwitch.span, isInside: false)
    #expect(sent.isToSwitch)
    #expect(sent.trafficClass == 3)
    #expect(sent.wantsTimestamp)
    #expect(sent.tagEnforcement == 3)
    #expect(sent.destinations == 0x81)
    let toProcessor = bytes(Self.addresses + "00 09 20 c5 08 06  ; CID 9, exception, class 6, port 5")
    let received = try BroadcomTag(toProcessor.span, isInside: true)
    #expect(!received.isToSwitch)
    #expect(received.classification == 9)
    #expect(received.reasons == 0x20)
    #expect(received.trafficClass == 6)
    #expect(received.port == 5)
    let inside = try BroadcomTag.carried(toProcessor.span, isInside: true, at: 0, limit: .frame)
    #expect(inside == Carried(etherType: .arp, headerLength: 18))
    let before = try BroadcomTag.carried(toSwitch.span, isInside: false, at: 0, limit: .frame)
    #expect(before == Carried(.ethernet, headerLength: 4))
    expectTruncation(of: toProcessor, layer: .broadcomSwitch, needed: 18) {
      (data, offset, limit) throws(DecodeError) in
      try BroadcomTag(data, isInside: true, at: offset, limit: limit)
    }
    expectTruncation(of: toSwitch, layer: .prependedBroadcomSwitch, needed: 4) {
      (data, offset, limit) throws(DecodeError) in
      try BroadcomTag(data, isInside: false, at: offset, limit: limit)
    }
  }
}
