import Testing
import Wire

@testable import Report

/// An IPv4 packet of raw IP around `payload`, from 192.0.2.1 to 192.0.2.2, its checksum left out of the lines.
private func version4(_ number: UInt8, _ payload: String) -> [UInt8] {
  let payload = packetBytes(payload)
  let length = UInt8(20 + payload.count)
  return [0x45, 0, 0, length, 0, 0, 0, 0, 64, number, 0, 0] + packetBytes("c0000201 c0000202") + payload
}

/// An IPv6 packet of raw IP around `payload`, from 2001:db8::1 to 2001:db8::2.
private func version6(_ number: UInt8, _ payload: String) -> [UInt8] {
  let payload = packetBytes(payload)
  let ends = "20010db8000000000000000000000001 20010db8000000000000000000000002"
  return [0x60, 0, 0, 0, 0, UInt8(payload.count), number, 64] + packetBytes(ends) + payload
}

private func line(_ bytes: [UInt8], verbosity: Int = 0, checks: Bool = false) -> String {
  let whole = packetLine(bytes, link: .raw, verbosity: verbosity) { $0.checksChecksums = checks }
  guard let end = whole.range(of: ": ") else { return whole }
  return String(whole[end.upperBound...])
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}

@Suite("Lines of the network layer")
struct NetworkLineTests {
  static let quoted = "45000020 00000000 40110000 c0000202 c0000201 0035cd78 000c0000"

  @Test(
    "ICMP",
    arguments: [
      ("08000000 00010002 00000000", "ICMP echo request, id 1, seq 2, length 12"),
      (
        "03030000 00000000 \(quoted)",
        "ICMP 192.0.2.1 udp port 52600 unreachable, length 36: "
          + "IP 192.0.2.2.53 > 192.0.2.1.52600: UDP, length 4"
      ),
      (
        "03040000 00000578 \(quoted)",
        "ICMP 192.0.2.1 unreachable - need to frag (mtu 1400), length 36: "
          + "IP 192.0.2.2.53 > 192.0.2.1.52600: UDP, length 4"
      ),
      (
        "09000000 01020708 c0000209 ffffffff",
        "ICMP router advertisement, lifetime 1800 s, routers 1: 192.0.2.9 (preference -1), length 16"
      ),
      ("63070000", "ICMP type 99, code 7, length 4"),
      ("08000000 0001", "ICMP echo request [|ICMP: byte 20, 6 of 8 bytes; the length field around it is 2 short]"),
    ])
  func icmp(payload: String, expected: String) {
    #expect(line(version4(1, payload)) == expected)
  }

  @Test("ICMP extensions under -v")
  func extensions() {
    let padded = Self.quoted + String(repeating: "00", count: 128 - 28)
    let text = line(
      version4(1, "0b000000 00200000 \(padded) 20000000 00080101 03e811ff"), verbosity: 1)
    #expect(
      text.hasPrefix(
        "ICMP time exceeded in-transit, cksum 0x0000, length 148, "
          + "extensions (cksum 0x0000, MPLS label stack type 1 label 16001 tc 0 [S] ttl 255): IP "))
  }

  @Test(
    "ICMPv6",
    arguments: [
      ("80000000 00010002", "ICMP6, echo request, id 1, seq 2, length 8"),
      (
        "87000000 00000000 20010db8000000000000000000000003",
        "ICMP6, neighbor solicitation, who has 2001:db8::3, length 24"
      ),
      (
        "8f000000 00000001 04000000 ff0200000000000000000000000000fb",
        "ICMP6, multicast listener report v2, 1 group record, length 28"
      ),
      (
        "9b010000 1ef00100 88010000 20010db8000000000000000000000001",
        "ICMP6, RPL, DODAG Information Object, dagid 2001:db8::1, instance 30, version 240, rank 256, length 28"
      ),
    ])
  func icmpv6(payload: String, expected: String) {
    #expect(line(version6(58, payload)) == expected)
  }

  @Test("Text of a captive portal never reaches the terminal raw")
  func hostileText() {
    let portal = "2502 1b5b33316d68 74747073 3a2f2f78"
    let text = line(version6(58, "85000000 00000000 \(portal) 0000"), verbosity: 1)
    #expect(!text.utf8.contains(0x1B))
    #expect(text.contains("captive portal"))
    let json = packetJSON(version6(58, "85000000 00000000 \(portal) 0000"), link: .raw)
    #expect(!json.utf8.contains(0x1B))
  }

  @Test(
    "Extension headers",
    arguments: [
      (UInt8(0), "3b00 0502 0000 0100", "HBH router alert MLD: IPv6-NoNxt (59) (nothing follows), length 0"),
      (60, "3b00 0401 0401 0100", "DSTOPT tunnel encapsulation limit 4: IPv6-NoNxt (59) (nothing follows), length 0"),
      (
        43, "3b02 0400 00000007 20010db8000000000000000000000002",
        "srcrt (segment routing, segleft 0, last entry 0, tag 7, [2001:db8::2]): "
          + "IPv6-NoNxt (59) (nothing follows), length 0"
      ),
      (44, "3b00 0001 00000063", "frag (0x00000063:0|0+): IPv6-NoNxt (59) (nothing follows), length 0"),
      (
        51, "3b02 0000 00001000 00000001 01020304",
        "AH(spi=0x00001000,seq=0x1): IPv6-NoNxt (59) (nothing follows), length 0"
      ),
      (50, "00001000 00000005 aabb", "ESP(spi=0x00001000,seq=0x5), length 10"),
      (108, "06000003 aabb", "IPComp(cpi=0x0003), LZS, next-header TCP (6), length 6"),
      (135, "3b010500 12340001 c000000f 01020000", "mobility: binding update, seq 1, AH, lifetime 60 s, length 16"),
      (
        139,
        "3b040121 12340000 20010020000000000000000000000001 20010020000000000000000000000002",
        "HIP I1 (v2), 2001:20::1 > 2001:20::2, length 40"
      ),
      (140, "3b014200 12341a2b 3c4d5e6f 00000000", "Shim6 keepalive, context 0x1a2b3c4d5e6f, length 16"),
    ])
  func extensionHeaders(number: UInt8, payload: String, expected: String) {
    #expect(line(version6(number, payload)) == expected)
  }

  @Test("Checksums with the pseudo-header of each")
  func checksums() {
    #expect(
      line(version6(140, "3b014200 00001a2b 3c4d5e6f 00000000"), checks: true).contains("bad cksum 0x0000 (-> 0x"))
    #expect(line(version6(135, "3b000000 00000000"), checks: true).contains("bad cksum 0x0000 (-> 0x"))
    #expect(
      line(version4(1, "08000000 00010002"), checks: true)
        == "ICMP echo request, id 1, seq 2, bad cksum 0x0000 (-> 0xf7fc), length 8")
  }

  @Test("IPv4 options")
  func options() {
    var packet = packetBytes("47000000 00000000 40ff0000 c0000201 c0000202 94040000 01010100")
    packet[3] = UInt8(packet.count)
    let text = packetLine(packet, link: .raw, verbosity: 1) { $0.checksChecksums = false }
    #expect(text.contains(", options (RA,NOP,NOP,NOP,EOL)"))
    let json = packetJSON(packet, link: .raw)
    #expect(json.contains(#""options":[{"kind":148,"kind_name":"RA","value":0}"#))
  }

  /// Numbers whose lines this suite is about, with the version of IP that they stand in.
  static let layers: [(UInt8, Bool)] = [
    (1, false), (58, true), (0, true), (60, true), (43, true), (44, true), (51, true), (51, false), (50, true),
    (108, true), (135, true), (139, true), (140, true),
  ]

  @Test("Hostile bytes are printed, whatever they are, and JSON stays whole", arguments: layers)
  func hostile(number: UInt8, isVersion6: Bool) {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(number)
    func random() -> UInt8 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    for round in 0..<256 {
      let size = round % 200
      var hex = ""
      for index in 0..<size {
        var byte = random()
        // Types in turn, and small lengths, so that more than the first guard is reached.
        if index == 0, number == 1 || number == 58 { byte = UInt8(truncatingIfNeeded: round) }
        if index == 1, number != 1, number != 58 { byte &= 15 }
        if index == 2, number != 1, number != 58 { byte &= 31 }
        hex += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }
      let packet = isVersion6 ? version6(number, hex) : version4(number, hex)
      let text = packetLine(packet, link: .raw, verbosity: 1)
      #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
      let json = packetJSON(packet, link: .raw)
      #expect(isBalanced(json), "\(hex)")
      let cut = Array(packet.prefix(packet.count - size / 3))
      #expect(isBalanced(packetJSON(cut, link: .raw, wire: packet.count)), "\(hex)")
    }
  }

  /// Whether braces and brackets outside strings match.
  private func isBalanced(_ json: String) -> Bool {
    var open: [UInt8] = []
    var isText = false
    var isEscaped = false
    for byte in json.utf8 {
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isText = false
        }
        continue
      }
      switch byte {
      case 0x22: isText = true
      case 0x7B: open.append(0x7D)
      case 0x5B: open.append(0x5D)
      case 0x7D, 0x5D: guard open.popLast() == byte else { return false }
      default: break
      }
    }
    return open.isEmpty && !isText
  }
}
