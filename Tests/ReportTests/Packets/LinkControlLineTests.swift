import Testing
import Wire

@testable import Report

private let ethernet = "0180 c200 0000 0200 0000 0001"

/// A frame of IEEE 802.3 with so many bytes behind the length, and filling.
private func framed(_ dump: String) -> [UInt8] {
  let payload = packetBytes(dump)
  return packetBytes(ethernet) + [0, UInt8(payload.count)] + payload + [0, 0, 0]
}

@Suite struct LinkControlLineTests {
  @Test func addressResolution() {
    let request = "0001 0800 0604 0001 0200 0000 0001 0a00 0002 0000 0000 0000 0a00 0001"
    func line(_ dump: String, verbosity: Int = 0) -> String {
      packetLine(packetBytes("\(ethernet) 0806 \(dump)"), verbosity: verbosity)
    }
    #expect(line(request) == "ARP, Request who-has 10.0.0.1 tell 10.0.0.2, length 28")
    #expect(
      line(request, verbosity: 1)
        == "ARP, Ethernet (len 6), IPv4 (len 4), Request who-has 10.0.0.1 tell 10.0.0.2, length 28")
    #expect(
      line("0001 0800 0604 0002 0200 0000 0001 0a00 0002 0200 0000 0003 0a00 0001")
        == "ARP, Reply 10.0.0.2 is-at 02:00:00:00:00:01, length 28")
    #expect(
      line("0001 0800 0604 0003 0200 0000 0001 0000 0000 0200 0000 0003 0000 0000")
        == "ARP, Reverse Request who-is 02:00:00:00:00:03 tell 02:00:00:00:00:01, length 28")
    #expect(
      line("0001 0800 0604 0004 0200 0000 0001 0a00 0002 0200 0000 0003 0a00 0001")
        == "ARP, Reverse Reply 02:00:00:00:00:03 at 10.0.0.1, length 28")
    #expect(
      line("000f 0800 0204 0008 1841 0a00 0002 1851 0000 0000")
        == "ARP, Frame Relay (len 2), IPv4 (len 4), InARP Request who-is 18:51 tell 18:41, length 20")
    #expect(
      line("0018 0800 1004 0001 0102 0304 0506 0708 0a0a 0001 0000 0000 0a00 0002 0a00 0001")
        == "ARP, IEEE 1394 (len 16), IPv4 (len 4), Request who-has 10.0.0.1 tell 10.0.0.2, length 32")
    #expect(
      packetJSON(packetBytes("\(ethernet) 0806 \(request)")).contains(
        #""operation":1,"operation_name":"Request","sender_hardware_address":"02:00:00:00:00:01","sender_address":"10.0.0.2""#
      ))
    #expect(line("0001 0800 0604 0001").hasPrefix("ARP [|ARP: byte 14, 8 of 28 bytes"))
  }

  @Test func logicalLinkControl() {
    #expect(
      packetLine(framed("f0f0 7f"))
        == "LLC, dsap NetBIOS (0xf0), ssap NetBIOS (0xf0) Command, SABME P, length 3: NetBIOS, length 0")
    #expect(
      packetLine(framed("0405 1a35 0102"))
        == "LLC, dsap SNA (0x04), ssap SNA (0x04) Response, I N(S) 13 N(R) 26 F, length 6: 802.2 access point 0x04, length 2: 0102"
    )
    #expect(
      packetLine(framed("0504 0134"))
        == "LLC, dsap SNA (0x04) Group, ssap SNA (0x04) Command, RR N(R) 26, length 4: 802.2 access point 0x05, length 0"
    )
    #expect(packetLine(framed("aaaa 0300 000c 2004 01")).hasPrefix("LLC, oui Cisco (0x00000c), pid DTP (0x2004)"))
    #expect(packetLine(framed("0405 1a")).contains("[|LLC: byte 14, 3 of 4 bytes"))
  }

  @Test func spanningTree() {
    let configuration = """
      4242 03 0000 0000 01 8000 0200 0000 0001 0000 000a 8001 0200 0000 0002 8005 0180 1400 0200 0f00
      """
    #expect(
      packetLine(framed(configuration)) == """
        STP 802.1d, Config, Flags [Topology change], bridge-id 8001.02:00:00:00:00:02.8005, \
        root-id 8000.02:00:00:00:00:01, root-pathcost 10, length 35
        """)
    #expect(
      packetLine(framed(configuration), verbosity: 1).contains("message-age 1.50s, max-age 20.00s, hello-time 2.00s"))
    #expect(packetLine(framed("4242 03 0000 0080")) == "STP 802.1d, Topology Change, length 4")
    #expect(packetLine(framed("4242 03 0000 0003")).contains("[!spanning tree: byte 17, type 3 cannot be]"))
    let perVLAN = framed(
      """
      aaaa 0300 000c 010b 0000 0202 3c 8000 0200 0000 0001 0000 000a 8001 0200 0000 0002 8005 0000 1400 0200 0f00 00
      0000 0002 00c8
      """)
    #expect(
      packetLine(perVLAN) == """
        STP 802.1w, Rapid STP, Flags [Designated, Learn, Forward], bridge-id 8001.02:00:00:00:00:02.8005, \
        root-id 8000.02:00:00:00:00:01, root-pathcost 10, vlan 200, length 42
        """)
  }

  @Test func discovery() {
    let frame = packetBytes(
      """
      \(ethernet) 88cc
      0207 0402 0000 0000 01  0405 0565 7468 30  0602 0078
      0a06 7377 1b5b 3068  0e04 0014 0004  100c 0501 0a00 0001 0200 0000 0100  fe06 0080 c201 000a
      0000 0000
      """)
    #expect(
      packetLine(frame)
        == "LLDP, chassis 02:00:00:00:00:01, port eth0, ttl 120, name sw\\x1b[0h, length 60")
    #expect(
      packetLine(frame, verbosity: 1) == """
        LLDP, chassis 02:00:00:00:00:01, port eth0, ttl 120, name sw\\x1b[0h, capabilities [Bridge, Router] enabled [Bridge], \
        management address 10.0.0.1 interface 1, 802.1 subtype 1 port VLAN 10, length 60
        """)
    #expect(packetLine(packetBytes("\(ethernet) 88cc 0207 04")).contains("[|LLDP: byte 14, 3 of 9 bytes"))
    #expect(packetLine(packetBytes("\(ethernet) 88cc 0201 04 0602 0078")).contains("ttl 120"))
  }

  @Test func ciscoDiscovery() {
    let elements = "0001 0006 5231 0003 0008 4574 6830 0002 0011 0000 0001 0101 cc00 04 0a00 0001 000b 0005 01"
    let frame = framed("aaaa 0300 000c 2000 02b4 0000 \(elements)")
    #expect(packetLine(frame).hasPrefix("CDPv2, ttl 180s, bad cksum 0x0000 (->"))
    let verbose = packetLine(frame, verbosity: 1) { $0.checksChecksums = false }
    #expect(
      verbose
        == "CDPv2, ttl 180s, cksum 0x0000, Device-ID R1, Port-ID Eth0, Addresses 10.0.0.1, Duplex full, length 40")
  }

  @Test func authentication() {
    #expect(
      packetLine(packetBytes("\(ethernet) 888e 0100 000a 0205 000a 0175 7365 1b73"))
        == "EAPOL v1, EAP packet, Response Identity, id 5, identity use\\x1bs, length 10")
    #expect(packetLine(packetBytes("\(ethernet) 888e 0201 0000")) == "EAPOL v2, start, length 0")
    let key = "02 008a 0010 0000 0000 0000 0009" + String(repeating: "00", count: 82)
    #expect(
      packetLine(packetBytes("\(ethernet) 888e 0203 005f \(key)"))
        == "EAPOL v2, key, message 1 of 4, replay 9, length 95")
    #expect(packetLine(packetBytes("\(ethernet) 888e 0203 005f 02")).contains("[|EAPOL: byte 14, 5 of 99 bytes"))
  }

  @Test func slowProtocols() {
    let aggregation = packetBytes(
      """
      \(ethernet) 8809 0101
      0114 8000 0200 0000 0001 000d 8001 0016 85 000000
      0214 8000 0200 0000 0002 000d 8001 0019 3c 000000
      0310 8000 0000 0000 0000 0000 0000 0000  0000
      """)
    #expect(
      packetLine(aggregation) == """
        LACPv1, actor 02:00:00:00:00:01 key 13 port 22 [Activity, Aggregation, Expired], \
        partner 02:00:00:00:00:02 key 13 port 25 [Aggregation, Synchronization, Collecting, Distributing], length 60
        """)
    #expect(
      packetLine(packetBytes("\(ethernet) 8809 0201 0110 0016 0200 0000 0001 0000 0007 0000 0000"))
        == "MARKERv1, request port 22 system 02:00:00:00:00:01 transaction 7, length 20")
    #expect(packetLine(packetBytes("\(ethernet) 8809 0300 5001")) == "OAM, Event Notification, flags 0x0050, length 4")
  }

  @Test func linkHeaders() {
    let arp = "0001 0800 0604 0001 0200 0000 0001 0a00 0002 0000 0000 0000 0a00 0001"
    let tail = "ARP, Request who-has 10.0.0.1 tell 10.0.0.2, length 28"
    func line(_ dump: String, _ link: LinkType) -> String {
      packetLine(packetBytes("\(dump) \(arp)"), link: link, showsLink: true)
    }
    #expect(
      line("\(ethernet) 8100 7064 0806", .ethernet).hasSuffix(": vlan 100, p 3, DEI, ethertype ARP (0x0806): \(tail)"))
    #expect(
      line("0004 0001 0006 0200 0000 0001 0000 0806", .linuxCooked)
        == "Out 02:00:00:00:00:01, ethertype ARP (0x0806), length 44: \(tail)")
    #expect(
      line("0806 0000 0000 0002 0001 0106 0200 0000 0001 0000", .linuxCooked2)
        == "ifindex 2 B 02:00:00:00:00:01, ethertype ARP (0x0806), length 48: \(tail)")
    #expect(
      packetLine(
        packetBytes("0200 0000 4500 0014 0000 0000 4003 0000 0a00 0001 0a00 0002"), link: .null, showsLink: true
      )
      .hasPrefix("AF IPv4 (2), length 24: IP "))
  }

  /// Whatever a frame holds, its line comes, without a control character in it.
  @Test(arguments: [1, 105, 127, 192, 119, 163, 113, 276, 0] as [UInt16])
  func hostileFrames(_ link: UInt16) {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(link)
    func random() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let heads: [String] = [
      "", "\(ethernet) 88cc", "\(ethernet) 8809 01", "\(ethernet) 888e 0203 0063 02",
      "\(ethernet) 0040 4242 03 0000 0302",
      "\(ethernet) 0040 aaaa 0300 000c 2000", "\(ethernet) 0806 0013 0800", "8000 0000", "0801", "8803",
      "0000 2000 ffff ff7f",
      "0000 4000 ffff ffff", "0001 2000 6900 0000", "8021 1001 0000 0040", "4400 0000 9000 0000",
    ]
    for round in 0..<450 {
      var frame = packetBytes(heads[round % heads.count])
      for _ in 0..<Int(random()) { frame.append(random()) }
      let line = packetLine(frame, link: LinkType(rawValue: link), verbosity: round & 1, showsLink: round & 2 != 0)
      #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
      let json = packetJSON(frame, link: LinkType(rawValue: link), wire: frame.count + round % 3)
      #expect(json.hasPrefix("{") && json.hasSuffix("}"))
    }
  }
}
