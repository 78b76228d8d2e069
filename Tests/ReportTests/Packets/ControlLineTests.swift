import Testing
import Wire

@testable import Report

/// An IPv4 packet of a protocol, from 192.0.2.1 to 224.0.0.5, without options and without a checksum.
private func control(_ number: UInt8, _ hexdump: String) -> [UInt8] {
  control(number, packetBytes(hexdump))
}

private func control(_ number: UInt8, _ message: [UInt8]) -> [UInt8] {
  let total = 20 + message.count
  return [0x45, 0, UInt8(total >> 8), UInt8(total & 0xFF), 0, 0, 0, 0, 1, number, 0, 0, 192, 0, 2, 1, 224, 0, 0, 5]
    + message
}

/// What the line says behind the addresses.
private func said(_ number: UInt8, _ hexdump: String, verbosity: Int = 1) -> String {
  let line = packetLine(control(number, hexdump), link: .ipv4, verbosity: verbosity)
  return line.components(after: "224.0.0.5: ")
}

extension String {
  fileprivate func components(after mark: String) -> String {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(mark) { return String(rest.dropFirst(mark.count)) }
      rest = rest.dropFirst()
    }
    return self
  }
}

/// One message of each protocol, and its line under `-v`.
private let messages: [(name: String, number: UInt8, hexdump: String, line: String)] = [
  (
    "ggp", 3, "0c 00 0007 01 02 00 01 0a 01 01 8009",
    "GGP, routing update, seq 7, need update, 2 groups: distance 0 {10.0.0.0} distance 1 {128.9.0.0}, length 13"
  ),
  (
    "egp", 8, "02 03 01 02 fc27 0034 0009 001e 0078",
    "EGPv2, acquisition confirm, passive mode, AS 52, seq 9, hello 30s, poll 120s, cksum 0xfc27 (correct), "
      + "length 14"
  ),
  (
    "pup", 12, "0017 20 01 00000007 03 0a 00000005 03 07 00000024 61 00 ffff",
    "PUP, echo me, 3#7#44 > 3#12#5, id 7, hops 2, no cksum, length 23"
  ),
  (
    "xns", 22,
    """
    ffff 0020 03 04 00000001 02000000000a 0401
    00000002 02000000000b 0002 6162
    """,
    "XNS IDP, PEP, 00000002.02:00:00:00:00:0b.2 > 00000001.02:00:00:00:00:0a.1025, hops 3, no cksum, length 32"
  ),
  (
    "sun", 77, "12 01 05 02 00000007 00000040 00002000 00000003 00000400 00000200",
    "Sun ND, write, done, minor 1, error 5, version 2, seq 7, block 64, bytes 8192, residual 3, "
      + "this packet 1024+512, length 28"
  ),
  (
    "eon", 80, "01 00 0000 81 0f 01 40 1c 0019 0000 03 470005 03 470006",
    "ISO-IP v1, unicast, cksum 0x0000, CLNP, data, 470006 > 470005, hlen 15, lifetime 32s, segment 25, cksum 0x0000, "
      + "length 21"
  ),
  (
    "xtp", 36, "8000000000000001 004000 22 00000000 7f8a 0005 00000006 0000000000000007",
    "XTP FIRST, key 0x1 (returned), seq 7, data 0, version 1, options [SREQ], sort 5, sync 6, "
      + "cksum 0x7f8a (correct), length 32"
  ),
  (
    "tp4", 29, "0c ef 0000 0102 40 c0 01 0a c1 01 41 0001",
    "TP4, CR, class 4, options 0x0, to 0x0000, from 0x0102, credit 15 {TPDU size 0a, calling TSAP \"A\"}, data 2, "
      + "length 15"
  ),
  (
    "igmp", 2, "22 00 f902 0000 0001 04 00 0000 e00000fb",
    "IGMPv3, report, 1 record: 224.0.0.251 to_ex {}, cksum 0xf902 (correct), length 16"
  ),
  (
    "carp", 112, "21 03 20 07 01 02 0000 0000000100000002 000102030405060708090a0b0c0d0e0f10111213",
    "CARPv2, advertisement, vhid 3, advbase 2, advskew 32, authlen 7, demote 1, counter 4294967298, "
      + "hmac 000102030405060708090a0b0c0d0e0f10111213, cksum 0x0000 (incorrect -> 0x638c), length 36"
  ),
  (
    "vrrp", 112, "21 07 64 01 00 01 b8f4 c0000201 0000000000000000",
    "VRRPv2, advertisement, vrid 7, prio 100, auth none, interval 1s, addrs(1): 192.0.2.1, cksum 0xb8f4 "
      + "(correct), length 20"
  ),
  (
    "eigrp", 88, "02 05 ee68 00000000 00000000 00000000 0000 0064 0001 000c 01000100 0000000f 0004 0008 0c040102",
    "EIGRPv2, Hello, AS 100, flags 0x0, vrid 0, cksum 0xee68 (correct), length 40: "
      + "parameters K 1/0/1/0/0/0 holdtime 15s, software version 12.4, TLV 1.2"
  ),
  (
    "ospf", 89,
    """
    02 01 0030 0a000001 00000000 de96 0000 0000000000000000
    ffffff00 000a 02 01 00000028 0a000001 00000000 0a000002
    """,
    "OSPFv2, Hello, length 48, router 10.0.0.1, area 0.0.0.0, auth none, cksum 0xde96 (correct), options [E], "
      + "hello 10s, dead 40s, mask 255.255.255.0, priority 1, DR 10.0.0.1, BDR 0.0.0.0, neighbors {10.0.0.2}"
  ),
  (
    "pim", 103, "20 00 41fe 0001 0002 0069 0014 0004 d76fc4dc 0013 0004 00000001 0015 0004 01000000",
    "PIMv2, Hello, length 34, cksum 0x41fe (correct), holdtime 105s, generation ID 0xd76fc4dc, DR priority 1, "
      + "state refresh v1 0s"
  ),
  (
    "rsvp", 46,
    """
    10 01 0000 fe 00 002c
    0010 01 07 0a000003 0000 0001 0a000001   # session
    0014 14 01 0108 0a000002 2000 8108 0a000003 2000  # a strict hop, a loose one
    """,
    "RSVPv1, Path, ttl 254, length 44, no cksum: session IPv4 LSP tunnel 10.0.0.3 tunnel 1 extended 10.0.0.1, "
      + "explicit route IPv4 {IPv4 10.0.0.2/32, IPv4 loose 10.0.0.3/32}"
  ),
]

@Suite struct ControlLineTests {
  @Test(arguments: messages.indices)
  func line(index: Int) {
    let message = messages[index]
    #expect(said(message.number, message.hexdump) == message.line)
  }

  @Test("Cut at any byte the line says so, and with bytes changed it does not trap", arguments: messages.indices)
  func hostile(index: Int) {
    let whole = control(messages[index].number, messages[index].hexdump)
    // PUP, XNS and TP4 end with data, of which the line has but the length.
    let header = 20 + (["pup": 20, "xns": 30, "tp4": 13][messages[index].name] ?? whole.count - 20)
    for length in 20..<whole.count {
      let cut = Array(whole.prefix(length))
      let line = packetLine(cut, link: .ipv4, wire: whole.count, verbosity: 1)
      #expect(line.contains("[|") == (length < header), "\(length): \(line)")
      #expect(isBalanced(packetJSON(cut, link: .ipv4, wire: whole.count)), "\(length)")
    }
    var state = UInt64(index + 1)
    for _ in 0..<400 {
      var changed = whole
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        changed[20 + Int(state >> 33) % (whole.count - 20)] = UInt8(truncatingIfNeeded: state >> 20)
      }
      let line = packetLine(changed, link: .ipv4, verbosity: 1)
      #expect(!line.isEmpty && line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
      #expect(isBalanced(packetJSON(changed, link: .ipv4)))
    }
  }

  /// Whether every brace and bracket outside of strings is closed.
  private func isBalanced(_ json: String) -> Bool {
    var open: [UInt8] = []
    var isString = false
    var isEscaped = false
    for byte in json.utf8 {
      if isEscaped {
        isEscaped = false
      } else if isString {
        if byte == 0x5C { isEscaped = true }
        if byte == 0x22 { isString = false }
      } else {
        switch byte {
        case 0x22: isString = true
        case 0x7B, 0x5B: open.append(byte + 2)
        case 0x7D, 0x5D: if open.popLast() != byte { return false }
        default: break
        }
      }
    }
    return open.isEmpty && !isString
  }

  @Test("A Register's packet is walked, and its checksum covers eight bytes")
  func register() {
    let register = packetBytes("21 00 deff 00000000") + control(17, "0401 0035 0008 0000")
    let line = packetLine(control(103, register), link: .ipv4)
    #expect(line.contains("PIMv2, Register, length 36: "), "\(line)")
    #expect(line.contains("192.0.2.1.1025 > 224.0.0.5.53: "), "\(line)")
  }

  @Test("A password that carries an escape sequence does not reach the terminal")
  func escapes() {
    let line = said(
      89,
      """
      02 01 0018 0a000001 00000000 0000 0001 1b5b33316d000000
      """)
    #expect(!line.utf8.contains(0x1B) && line.contains("[31m"), "\(line)")
  }

  @Test("JSON has numbers beside names")
  func json() {
    let record = packetJSON(control(2, "22 00 f902 0000 0001 04 00 0000 e00000fb"), link: .ipv4)
    #expect(record.contains(#""type":34,"type_name":"report""#), "\(record)")
    #expect(
      record.contains(#""records":[{"group":"224.0.0.251","type":4,"type_name":"to_ex","sources":[]}]"#), "\(record)")
    #expect(record.contains(#""checksum_verdict":"good""#), "\(record)")
  }
}
