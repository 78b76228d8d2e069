import Testing
import Wire

@testable import Report

/// Tunnels' headers between an IPv4 header and the packet inside, from 203.0.113.1 to 203.0.113.2.
@Suite struct TunnelLineTests {
  /// 28 bytes: UDP from 10.0.0.1 port 1 to 10.0.0.2 port 9, empty.
  static let inner: [UInt8] = packetBytes("4500001c0000000040 1166cf0a0000010a000002 0001000900080000")
  static let ethernet: [UInt8] = packetBytes("020000000002 020000000001 0800") + inner
  static let insideText: String = "IP 10.0.0.1.1 > 10.0.0.2.9: UDP, length 0"

  static func ipv4(_ number: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let length = UInt16(20 + payload.count)
    var header: [UInt8] = [0x45, 0, UInt8(length >> 8), UInt8(length & 0xFF), 0, 0, 0, 0, 64, number, 0, 0]
    header += [203, 0, 113, 1, 203, 0, 113, 2]
    var sum = InternetChecksum()
    sum.add(header.span)
    header[10] = UInt8(~sum.folded >> 8)
    header[11] = UInt8(~sum.folded & 0xFF)
    return header + payload
  }

  static func udp(_ port: UInt16, _ payload: [UInt8]) -> [UInt8] {
    let words = [40_000, port, UInt16(payload.count + 8), 0]
    return ipv4(17, words.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } + payload)
  }

  static func line(_ packet: [UInt8], verbosity: Int = 0) -> String {
    packetLine(packet, link: LinkType(rawValue: 101), verbosity: verbosity)
  }

  static let ipCases: [(number: UInt8, hexdump: String, carries: [UInt8], line: String)] = [
    (47, "0000 0800", inner, "GREv0, length 32: " + insideText),
    (47, "3000 0800 0000002a 00000007", inner, "GREv0, key 0x2a, seq 7, length 40: " + insideText),
    (47, "2000 6558 12345678", ethernet, "GREv0 NVGRE, vsid 1193046, flow 120, length 50: " + insideText),
    (
      47, "1000 88be 00000005 1064 1a9a 00007ff8", ethernet,
      "GREv0, seq 5, length 58: ERSPAN type II, session 666, vlan 100: " + insideText
    ),
    (47, "2081 880b 0000 0006 00000001", [], "GREv1, call 6, ack 1, proto PPP (0x880b), length 12"),
    (47, "0000 0000", [], "GREv0, keepalive, proto 0, length 4"),
    (97, "3000", ethernet, "EtherIP: " + insideText),
    (
      97, "4000", ethernet,
      "[!EtherIP: byte 20, version 4 cannot be] 0x40000200000000020200000000010800…"
    ),
    (98, "1200 edd5 0000002a", inner, "IP encapsulation, flow 0x2a: " + insideText),
    (115, "00001234 a1b2c3d5", ethernet, "L2TPv3, session 0x1234, 4 bytes of cookie or sublayer: " + insideText),
    (115, "00001234 a5a5a5a5", [], "L2TPv3, session 0x1234, length 8: a5a5a5a5"),
    (
      115, "00000000 c803 0014 00000007 0001 0002 8008 0000 0000 0001", [],
      "L2TPv3, SCCRQ, connection 7, ns 1, nr 2, length 24"
    ),
  ]

  @Test(arguments: ipCases.indices)
  func overIP(index: Int) {
    let each = Self.ipCases[index]
    let packet = Self.ipv4(each.number, packetBytes(each.hexdump) + each.carries)
    #expect(Self.line(packet) == "IP 203.0.113.1 > 203.0.113.2: " + each.line)
  }

  static let udpCases: [(port: UInt16, hexdump: String, carries: [UInt8], line: String)] = [
    (4_789, "0800 0000 00000500", ethernet, "VXLAN, vni 5: " + insideText),
    (4_789, "8808 0063 00000500", ethernet, "VXLAN, vni 5, group 99: " + insideText),
    (4_790, "0c000001 00000500", inner, "VXLAN-GPE, vni 5, next IPv4: " + insideText),
    (6_081, "0000 6558 00000500", ethernet, "Geneve, vni 5: " + insideText),
    (4_341, "88 123456 000007 00", inner, "LISP, nonce 0x123456, instance 7: " + insideText),
    (2_152, "30ff 001c 00001234", inner, "GTPv1, G-PDU, teid 0x1234: " + insideText),
    (2_152, "3201 0004 00000000 0007 0000", [], "GTPv1, echo request, teid 0x0, seq 7, length 12"),
    (2_123, "4820 0008 00000077 000001 00", [], "GTPv2, create session request, teid 0x77, seq 1, length 12"),
    (
      1_701, "c802 0014 0000 0000 0000 0000 8008 0000 0000 0001", [],
      "L2TPv2, SCCRQ, tunnel 0, session 0, ns 0, nr 0, length 20"
    ),
    (1_701, "c802 000c 0008 0000 0001 0001", [], "L2TPv2, ZLB, tunnel 8, session 0, ns 1, nr 1, length 12"),
    (
      51_820, "04000000 04030201 0300000000000000 5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a", [],
      "WireGuard, keepalive, receiver 0x01020304, counter 3, length 32"
    ),
  ]

  @Test(arguments: udpCases.indices)
  func overUDP(index: Int) {
    let each = Self.udpCases[index]
    let payload = packetBytes(each.hexdump) + each.carries
    let head = "IP 203.0.113.1.40000 > 203.0.113.2.\(each.port): UDP, length \(payload.count): "
    #expect(Self.line(Self.udp(each.port, payload)) == head + each.line)
  }

  @Test func teredo() {
    let packet = packetBytes(
      """
      0001 02 00 6d65 1122334455667788 00     # authentication of the client "me"
      0000 f12a 3ffffdfe                      # origin 192.0.2.1 port 3797
      60000000 0000 3b 40                     # a bubble
      fe800000 00000000 00000000 00000001
      20010000 00000000 00000000 00000001
      """)
    #expect(
      Self.line(Self.udp(3_544, packet)).contains(": Teredo, authenticated as me, origin 192.0.2.1:3797, bubble: IP6 "))
  }

  /// What `-v` adds: options, attributes, routes, checksums, each in the line of its header.
  static let verboseCases: [(packet: [UInt8], part: String)] = [
    (
      ipv4(47, packetBytes("c000 0800 e95d 0000 0800 04 04 cb007109 fffe 00 02 fde8 00000000") + inner),
      "GREv0, cksum 0xe95d (incorrect -> 0x"
    ),
    (
      ipv4(47, packetBytes("c000 0800 e95d 0004 0800 04 04 cb007109 fffe 00 02 fde8 00000000") + inner),
      "routing offset 4, routes [family 0x0800 offset 4 203.0.113.9, family 0xfffe offset 0 fde8], proto IPv4 (0x0800)"
    ),
    (
      ipv4(47, packetBytes("1000 22eb 00000005 2064 629b 01020304 0063 8059 0c00000000000001") + ethernet),
      """
      ERSPAN type III, session 667, vlan 100, egress, cos 3, good, timestamp 16909060 x 100 us, sgt 99, \
      frame Ethernet, hardware 5, whole payload, platform 3 data 0x1: IP
      """
    ),
    (
      udp(6_081, packetBytes("0240 6558 00000500 0102 80 01 0a0b0c0d") + ethernet),
      "Geneve, vni 5, critical options, proto TEB (0x6558), options [OVN type 0x80 critical len 4 0a0b0c0d]: IP"
    ),
    (
      udp(2_152, packetBytes("36ff 0028 00001234 004d 00 85 011009c0 01000500") + inner),
      """
      GTPv1, G-PDU, teid 0x1234, seq 77, payload length 40, extensions [PDU session container uplink qfi 9, \
      PDCP PDU number 0005]: IP
      """
    ),
    (
      udp(
        1_701,
        packetBytes(
          """
          c802 0044 0000 0000 0000 0000 8008 0000 0000 0001
          8008 0000 0002 0100          # protocol version
          8009 0000 0007 1b5b6d        # host name: an escape sequence
          800e 0000 0001 0003 0006 62757379  # result and error
          c00a 0000 000b 01020304      # hidden
          0007 0009 0063 ff            # of vendor 9
          """)),
      #"""
      L2TPv2, SCCRQ, tunnel 0, session 0, ns 0, nr 0 [protocol version 1.0, host name \x1b[m, \#
      result code 3 error 6 busy, challenge hidden 01020304, vendor 9 attribute 99 ff], length 68
      """#
    ),
  ]

  @Test(arguments: verboseCases.indices)
  func verbose(index: Int) {
    let each = Self.verboseCases[index]
    let line = Self.line(each.packet, verbosity: 1)
    #expect(line.contains(each.part), "\(line)")
  }

  @Test func json() {
    let packet = Self.ipv4(47, packetBytes("3000 0800 0000002a 00000007") + Self.inner)
    let expected = """
      {"layer":"gre","offset":20,"version":0,"key":42,"sequence":7,"strict_source_route":false,"recursion":0,\
      "protocol":2048,"protocol_name":"IPv4","length":40}
      """
    let record = packetJSON(packet, link: LinkType(rawValue: 101))
    #expect(record.contains(expected), "\(record)")
    let routed = packetBytes("4000 0800 0000 0004 0800 04 04 cb007109 00000000") + Self.inner
    #expect(
      packetJSON(Self.ipv4(47, routed), link: LinkType(rawValue: 101)).contains(
        #""routes":[{"address_family":2048,"offset":4,"addresses":["203.0.113.9"]}]"#))
  }

  @Test func outer() {
    let packet = Self.udp(4_789, packetBytes("0800 0000 00000500") + Self.ethernet)
    let line = packetLine(packet, link: LinkType(rawValue: 101)) { $0.entersTunnels = false }
    #expect(line.hasPrefix("IP 203.0.113.1.40000 > 203.0.113.2.4789: UDP, length 50"))
    #expect(!line.contains("10.0.0.1"))
  }

  /// Every header of the cases above, cut anywhere and with bytes changed, in text and JSON: no trap, no raw control
  /// character, and JSON whose braces and brackets match.
  @Test func hostile() {
    var state: UInt64 = 11
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var packets = Self.ipCases.map { Self.ipv4($0.number, packetBytes($0.hexdump) + $0.carries) }
    packets += Self.udpCases.map { Self.udp($0.port, packetBytes($0.hexdump) + $0.carries) }
    packets += Self.verboseCases.map(\.packet)
    for packet in packets {
      for _ in 0..<60 {
        var changed = packet
        for _ in 0...random(3) where changed.count > 20 {
          changed[20 + random(changed.count - 20)] = UInt8(random(256))
        }
        let kept = Array(changed.prefix(20 + random(changed.count - 19)))
        let line = packetLine(kept, link: LinkType(rawValue: 101), wire: changed.count, verbosity: 1)
        #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "\(kept)")
        let record = packetJSON(kept, link: LinkType(rawValue: 101), wire: changed.count)
        #expect(record.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "\(kept)")
        #expect(Self.isBalanced(record), "\(record)")
      }
    }
  }

  static func isBalanced(_ json: String) -> Bool {
    var open: [UInt8] = []
    var isString = false
    var isEscaped = false
    for byte in json.utf8 {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isString = false
        }
        continue
      }
      switch byte {
      case 0x22: isString = true
      case 0x7B: open.append(0x7D)
      case 0x5B: open.append(0x5D)
      case 0x7D, 0x5D: if open.popLast() != byte { return false }
      default: break
      }
    }
    return open.isEmpty && !isString
  }
}
