import Foundation
import Testing
import Wire

@testable import Report

/// An IPv4 packet from 10.0.0.1 to 10.0.0.2 around a transport, on raw IP; its own checksum is not filled in.
private func packet(_ number: UInt8, _ transport: [UInt8], length: Int? = nil) -> [UInt8] {
  let total = 20 + (length ?? transport.count)
  return [0x45, 0, UInt8(total >> 8 & 0xFF), UInt8(total & 0xFF), 0, 0, 0, 0, 64, number, 0, 0]
    + [10, 0, 0, 1, 10, 0, 0, 2] + transport
}

/// What stands behind the addresses.
private func line(_ number: UInt8, _ transport: [UInt8], verbosity: Int = 0, checksChecksums: Bool = false) -> String {
  let line = packetLine(packet(number, transport), link: .raw, verbosity: verbosity) {
    $0.checksChecksums = checksChecksums
  }
  guard let colon = line.range(of: ": ") else { return line }
  return String(line[colon.upperBound...])
}

/// The JSON of the layer behind IP.
private func layer(_ number: UInt8, _ transport: [UInt8]) throws -> [String: Any] {
  let record = packetJSON(packet(number, transport), link: .raw)
  let object = try #require(try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any])
  let layers = try #require(object["layers"] as? [[String: Any]])
  return try #require(layers.last)
}

@Suite struct TCPOptionsLineTests {
  /// A segment with these options, padded with zeros.
  static func segment(_ options: String, flags: UInt8 = 2) -> [UInt8] {
    let options = packetBytes(options)
    let padding = [UInt8](repeating: 0, count: -options.count & 3)
    let size = UInt8(20 + options.count + padding.count)
    return packetBytes("0401 0050 00000064 000000c8") + [size << 2, flags] + packetBytes("0200 0000 0000") + options
      + padding
  }

  @Test(arguments: [
    ("0204 05b4 0402 080a 00000001 00000000 01 030307", "mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7"),
    ("01 01 0512 00000003 00000005 00000007 00000009", "nop,nop,sack 2 {3:5}{7:9}"),
    ("00 ff ff ff", "eol"),
    ("1312 000102030405060708090a0b0c0d0e0f", "md5 000102030405060708090a0b0c0d0e0f,eol"),
    ("1d06 01 02 aabb", "tcp-ao keyid 1 rnextkeyid 2 mac 0xaabb,eol"),
    ("1c04 8005 1c04 0005", "uto 5 min,uto 5 s"),
    ("2202 2206 01020304", "tfo cookiereq,tfo cookie 01020304"),
    ("1e0c 01 81 0102030405060708", "mptcp 12 capable v1 flags [AH] {0x102030405060708}"),
    ("1e08 20 01 00000009", "mptcp 8 dss ack 9"),
    ("1e04 81 02", "mptcp 4 tcprst flags [T] reason lack of resources"),
    ("ac0b 000001 000002 000003 00", "accecn order 0 ect0 1 ce 2 ect1 3,eol"),
    ("fe04 f989 fe04 1234", "exp-tfo cookiereq,exp-0x1234"),
    ("4505 01 a3 aa", "eno 0x01 tcpcrypt-25519:aa,eol"),
    ("4d05 010203", "unknown-77 0x010203,eol"),
    // A length that the kind does not allow, and one that leads out of the header, with the value.
    ("0203 05 030307", "[!mss length 3],wscale 7,eol"),
    ("01 01 01 01 02ff 05b4", "nop,nop,nop,nop,[!mss length 255]"),
  ])
  func options(dump: String, expected: String) {
    #expect(line(6, Self.segment(dump)) == "Flags [S], seq 100, win 512, options [\(expected)], length 0")
  }

  @Test func headerEndsBehindAKind() {
    #expect(
      line(6, Self.segment("01 01 01 02"))
        == "Flags [S], seq 100, win 512, options [nop,nop,nop], length 0 "
        + "[|TCP: byte 20, 24 of 25 bytes; the length field around it is 1 short]")
  }

  @Test func json() throws {
    let options = try #require(
      try layer(6, Self.segment("0204 05b4 0203 05 1e08 20 01 00000009"))["options"] as? [[String: Any]])
    #expect(options[0]["kind"] as? Int == 2)
    #expect(options[0]["kind_name"] as? String == "mss")
    #expect(options[0]["maximum_segment_size"] as? Int == 1_460)
    #expect(options[1]["invalid_length"] as? Int == 3)
    #expect(options[2]["subtype_name"] as? String == "dss")
    #expect(options[2]["data_acknowledgment_number"] as? Int == 9)
    #expect(options[2]["length"] as? Int == 8)
  }
}

@Suite struct SCTPLineTests {
  static let header = packetBytes("0b80 1f90 00000007 00000000")

  @Test func chunks() {
    let chunks = packetBytes(
      """
      0100 0020 00000064 00010000 000a 0014 000003e8 0005 0008 c0000201 c000 0004  # INIT
      0003 0012 000003e8 0001 0000 00000003 6869 0000                              # DATA
      0300 0018 000003e8 00010000 0001 0001 0002 0003 000003e6                     # SACK
      0601 000c 000c 0008 1b5b 6d2e                                                # ABORT with a reason
      """)
    #expect(
      line(132, Self.header + chunks) == """
        SCTP [INIT tag 100, rwnd 65536, streams 10 out 20 in, tsn 1000] \
        [DATA (B)(E) tsn 1000, stream 1, seq 0, ppid M3UA, data 2] \
        [SACK cum ack 1000, rwnd 65536, gaps 2-3, dups 998] \
        [ABORT (T) {user-initiated abort "\\x1b[m."}], length 88
        """)
    #expect(
      line(132, Self.header + chunks.prefix(32), verbosity: 1, checksChecksums: true) == """
        SCTP (tag 0x00000007, cksum 0x00000000 (left to the card)) \
        [INIT tag 100, rwnd 65536, streams 10 out 20 in, tsn 1000 {IPv4 address 192.0.2.1, forward TSN supported}], \
        length 32
        """)
  }

  @Test func whatIsWrong() {
    // A chunk too short for its type does not hide the next; one that leads out of the packet ends the list.
    #expect(
      line(132, Self.header + packetBytes("0700 0004 0800 0004"))
        == "SCTP [SHUTDOWN] [SHUTDOWN ACK], length 8 [|SCTP: byte 20, 16 of 20 bytes; the length field around it is 4 short]"
    )
    #expect(
      line(132, Self.header + packetBytes("0800 0004 0700 0009"))
        == "SCTP [SHUTDOWN ACK], length 8 [!SCTP: byte 20, length 9 cannot be]")
    #expect(
      line(132, Array(Self.header.prefix(9)))
        == "SCTP [|SCTP: byte 20, 9 of 12 bytes; the length field around it is 3 short]")
  }

  @Test func json() throws {
    let layer = try layer(132, Self.header + packetBytes("0003 0012 000003e8 0001 0000 00000003 6869 0000"))
    #expect(layer["verification_tag"] as? Int == 7)
    #expect(layer["checksum_verdict"] as? String == "absent")
    let chunks = try #require(layer["chunks"] as? [[String: Any]])
    #expect(chunks.count == 1)
    #expect(chunks[0]["type_name"] as? String == "DATA")
    #expect(chunks[0]["flags"] as? Int == 3)
    #expect(chunks[0]["payload_protocol_name"] as? String == "M3UA")
    #expect(chunks[0]["data_length"] as? Int == 2)
  }
}

@Suite struct DatagramLineTests {
  @Test func dccp() throws {
    let request = packetBytes(
      """
      c350 1389 0700 0000 01 00 0000 0000 0009  # Request, sequence number 9
      44495343                                  # service DISC
      2004 0502 0000 0000                       # Change L Ack Ratio 2, padding
      """)
    #expect(line(33, request) == "DCCP Request (service=DISC), seq 9, length 0")
    #expect(
      line(33, request, verbosity: 1) == """
        DCCP Request (service=DISC), seq 9, ccval 0, cscov 0, cksum 0x0000, \
        options <change_l ack_ratio 2, nop, nop, nop, nop>, length 0
        """)
    var wrong = request
    wrong[21] = 9
    #expect(line(33, wrong, verbosity: 1).contains("options <[!change_l length 9]>, length 0"))
    let layer = try layer(33, request)
    #expect(layer["type_name"] as? String == "Request")
    #expect(layer["service_code"] as? Int == 0x4449_5343)
    #expect((layer["options"] as? [[String: Any]])?.first?["feature_name"] as? String == "ack_ratio")
  }

  @Test func udpLite() throws {
    let datagram = packetBytes("c350 1389 0008 0000 6162 6364")
    // 1400 + 3 (addresses) + 136 + 12 (protocol, length) + c350 + 1389 + 0008: eb78 at the end, its complement 1487.
    var summed = datagram
    (summed[6], summed[7]) = (0x14, 0x87)
    #expect(line(136, summed, checksChecksums: true) == "UDP-Lite, coverage 8, length 4")
    #expect(
      line(136, summed, verbosity: 1, checksChecksums: true)
        == "UDP-Lite, coverage 8, cksum 0x1487 (correct), length 4")
    #expect(
      line(136, datagram, verbosity: 1, checksChecksums: true)
        == "UDP-Lite, coverage 8, cksum 0x0000 (zero is not allowed), length 4")
    var wrong = summed
    wrong[5] = 99
    #expect(line(136, wrong) == "UDP-Lite [!coverage 99, the packet has 12], length 4")
    wrong[5] = 7
    #expect(line(136, wrong) == "UDP-Lite [!UDP-Lite: byte 20, length 7 cannot be]")
    #expect(try layer(136, summed)["checksum_verdict"] as? String == "good")
  }
}

/// Bytes that nobody chose: no trap, one line, whole JSON.
@Suite struct HostileTransportTests {
  @Test(arguments: [6, 33, 132, 136] as [UInt8])
  func anyBytes(number: UInt8) throws {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(number)
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state ^ state >> 33) >> 8 & 0xFF_FFFF) % bound
    }
    for _ in 0..<600 {
      var transport = (0..<random(120)).map { _ in UInt8(random(2) == 0 ? random(12) : random(256)) }
      // Lengths that lead further: TCP's and DCCP's data offsets, and chunks with small numbers.
      if number == 6, transport.count > 12 { transport[12] = UInt8(0x50 + random(11) * 16) }
      if number == 33, transport.count > 8 {
        transport[4] = UInt8(3 + random(20))
        transport[8] = UInt8(random(22))
      }
      if number == 132 {
        for start in stride(from: 12, to: max(transport.count - 3, 12), by: 8 + 4 * random(4)) {
          let types: [UInt8] = [0, 1, 2, 3, 4, 6, 9, 16, 64, 128, 129, 130, 192, 193, 194]
          transport[start] = types[random(types.count)]
          transport[start + 2] = 0
          transport[start + 3] = UInt8(4 + random(40))
        }
      }
      let whole = packet(number, transport, length: transport.count + (random(4) == 0 ? random(40) : 0))
      let text = packetLine(whole, link: .raw, verbosity: 1)
      #expect(!text.isEmpty)
      for scalar in text.unicodeScalars { #expect(scalar.value >= 0x20 && scalar.value != 0x7F) }
      let record = packetJSON(whole, link: .raw)
      #expect((try? JSONSerialization.jsonObject(with: Data(record.utf8))) != nil, "\(record)")
    }
  }
}
