import Testing
import Wire

@testable import Report

@Suite("Lines of what talks")
struct ApplicationLineTests {
  struct Sample: Sendable {
    let name: String
    var transport = IPProtocol.tcp
    var source: UInt16 = 50_000
    let port: UInt16
    let payload: [UInt8]
    let line: String
    let verbose: String
  }

  static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  static let query = packetBytes(
    "abcd 0100 0001 0000 0000 0001 07 6578616d706c65 03 636f6d 00 001c 0001 00 0029 1000 00008000 0000")

  static let response = packetBytes(
    """
    b940 8583 0001 0002 0000 0000 07 6578616d706c65 03 636f6d 00 0001 0001
    c00c 0005 0001 00000e10 0006 03 777777 c00c   # CNAME www.example.com.
    c029 0001 0001 00015180 0004 5db8d822         # A 93.184.216.34
    """)

  static let discover =
    packetBytes("0101 0600 3d1d0007 0000 8000 00000000 00000000 00000000 00000000 000c293657d2 00000000000000000000")
    + [UInt8](repeating: 0, count: 192)
    + packetBytes("63825363 350101 3204 c0000207 0c04 686f7374 3702 0103 ff")

  static let solicit = packetBytes(
    """
    01 e1e093 0001 0002 aabb
    0003 0028 00000001 00000000 00000000 0005 0018 20010db8000000000000000000000005 00000064 000000c8
    """)

  static let time = packetBytes(
    """
    24 01 06 ec 00000f5c 0000009a 47505300
    e000000100000000 e000000200000000 e000000300000000 e000000380000000
    """)

  static let serverHello = packetBytes(
    """
    16 0303 003f 02 00003b 0303 5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
    00 1302 00 0013 002b 0002 0304 0010 0005 0003 02 6832 0017 0000
    14 0303 0001 01 17 0303 0005 0102030405
    """)

  static let samples: [Sample] = [
    Sample(
      name: "dns", transport: .udp, port: 53, payload: query, line: ": DNS 43981+ [1au] AAAA? example.com.",
      verbose: ": DNS 43981+ [1au] AAAA? example.com. ar: OPT UDPsize=4096 DO"),
    Sample(
      name: "dns", port: 53, payload: [0, UInt8(query.count)] + query + [0, 9],
      line: ": DNS 43981+ [1au] AAAA? example.com. [+2 bytes]",
      verbose: ": DNS 43981+ [1au] AAAA? example.com. ar: OPT UDPsize=4096 DO [+2 bytes]"),
    Sample(
      name: "mdns", transport: .udp, source: 5353, port: 5353, payload: response,
      line: ": mDNS 47424 NXDomain* 2/0/0 CNAME www.example.com., A 93.184.216.34",
      verbose: """
        : mDNS 47424 NXDomain* q: A? example.com. 2/0/0 example.com. CNAME [3600s] www.example.com., \
        www.example.com. A [86400s] 93.184.216.34
        """),
    Sample(
      name: "dhcp", transport: .udp, source: 68, port: 67, payload: discover,
      line: ": DHCP Discover from 00:0c:29:36:57:d2, requested 192.0.2.7, host \"host\"",
      verbose: """
        : DHCP Discover from 00:0c:29:36:57:d2, xid 0x3d1d0007, broadcast, requested 192.0.2.7, host "host", asks 1,3
        """),
    Sample(
      name: "dhcpv6", transport: .udp, source: 546, port: 547, payload: solicit,
      line: ": DHCPv6 Solicit, xid 0xe1e093, address 2001:db8::5",
      verbose: ": DHCPv6 Solicit, xid 0xe1e093, address 2001:db8::5, client aabb"),
    Sample(
      name: "ntp", transport: .udp, source: 123, port: 123, payload: time,
      line: ": NTPv4 Server, stratum 1, reference GPS",
      verbose: """
        : NTPv4 Server, leap 0, stratum 1, poll 6, precision -20, reference GPS, delay 0.059997, dispersion 0.002349, \
        set 3758096385.000000000, origin 3758096386.000000000, receive 3758096387.000000000, \
        transmit 3758096387.500000000
        """),
    Sample(
      name: "tls", source: 443, port: 50_000, payload: serverHello,
      line: ": TLSv1.3 Server Hello, Change Cipher Spec, Application Data 5, alpn h2, TLS_AES_256_GCM_SHA384",
      verbose: ": TLSv1.3 Server Hello, Change Cipher Spec, Application Data 5, alpn h2, TLS_AES_256_GCM_SHA384"),
    Sample(
      name: "tls", port: 50_001, payload: packetBytes("15 0303 0002 02 28"),
      line: ": TLSv1.2 Alert fatal handshake failure", verbose: ": TLSv1.2 Alert fatal handshake failure"),
    Sample(
      name: "http", port: 50_001, payload: ascii("GET /x HTTP/1.1\r\nHost: a.example\r\nUser-Agent: u\r\n\r\n"),
      line: ": HTTP GET /x HTTP/1.1, host a.example", verbose: ": HTTP GET /x HTTP/1.1, host a.example, agent u"),
    Sample(
      name: "http", source: 80, port: 50_000,
      payload: ascii("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\nServer: s\r\n\r\n"),
      line: ": HTTP/1.1 200 OK, text/html, 12 bytes", verbose: ": HTTP/1.1 200 OK, text/html, 12 bytes, server s"),
    Sample(
      name: "ssh", source: 22, port: 50_000, payload: ascii("SSH-2.0-OpenSSH_9.2 Debian-2\r\n"),
      line: ": SSH-2.0-OpenSSH_9.2 Debian-2", verbose: ": SSH-2.0-OpenSSH_9.2 Debian-2"),
    Sample(
      name: "smtp", source: 25, port: 50_000, payload: ascii("250-a\r\n250 b\r\n"), line: ": SMTP 250-a [+7 bytes]",
      verbose: ": SMTP 250-a [+7 bytes]"),
    Sample(
      name: "ftp", port: 21, payload: ascii("CWD /a\r\n"), line: ": FTP CWD /a", verbose: ": FTP CWD /a"),
    Sample(
      name: "telnet", port: 23, payload: packetBytes("fffd01 fffa1801fff0 6869"),
      line: ": TELNET DO ECHO, SB TERMINAL TYPE, 2 bytes of data",
      verbose: ": TELNET DO ECHO, SB TERMINAL TYPE 01, 2 bytes of data"),
  ]

  @Test("Its line, and what -v adds", arguments: samples)
  func line(sample: Sample) {
    func line(_ isVerbose: Bool) -> String {
      applicationLine(sample.payload, sample.transport, from: sample.source, to: sample.port, isVerbose: isVerbose)
    }
    #expect(line(false) == sample.line)
    #expect(line(true) == sample.verbose)
  }

  @Test("Its record, which is JSON however the payload is cut", arguments: samples)
  func record(sample: Sample) {
    let whole = applicationRecord(sample.payload, sample.transport, from: sample.source, to: sample.port)
    #expect(whole?["layer"] as? String == sample.name)
    #expect(whole?["offset"] as? Int == 100)
    #expect(whole?["recognised_by"] == nil)
    for count in 1..<sample.payload.count {
      // The helper records an issue where the bytes are no JSON.
      _ = applicationRecord(
        Array(sample.payload.prefix(count)), sample.transport, from: sample.source, to: sample.port,
        length: sample.payload.count)
    }
  }

  @Test("Its record and line, whatever a byte becomes", arguments: samples)
  func damage(sample: Sample) {
    for place in sample.payload.indices {
      for value in [0, 0x1B, 0x9B, 0xC0, 0xFF] as [UInt8] {
        var changed = sample.payload
        changed[place] = value
        _ = applicationRecord(changed, sample.transport, from: sample.source, to: sample.port)
        let line = applicationLine(changed, sample.transport, from: sample.source, to: sample.port, isVerbose: true)
        let isHarmless = line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        #expect(isHarmless, "byte \(place): \(line.debugDescription)")
      }
    }
  }

  @Test("What is recognised by its port alone bears a question mark")
  func byPort() {
    #expect(applicationLine([0x7F, 0x7F], .tcp, to: 443) == ": TLS?")
    #expect(applicationLine([0x7F, 0x7F], .tcp, from: 445, to: 50_000) == ": microsoft-ds?")
    #expect(applicationLine([0x7F, 0x7F], .tcp, from: 50_000, to: 50_001) == "")
    #expect(applicationLine([], .tcp, to: 443) == "")
    let record = applicationRecord([0x7F, 0x7F], .tcp, from: 445, to: 50_000)
    #expect(record?["service"] as? String == "microsoft-ds")
    #expect(record?["recognised_by"] as? String == "port")
  }

  @Test("Where a message ends too early, and what set the end")
  func cut() {
    let part = Array(Self.response.prefix(50))
    #expect(
      applicationLine(part, .udp, from: 53, to: 50_000, length: Self.response.count)
        == ": DNS 47424 NXDomain* 2/0/0 CNAME www.example.com. [|DNS: ends at byte 150, as the capture does]")
    #expect(
      applicationLine(part, .udp, from: 53, to: 50_000)
        == ": DNS 47424 NXDomain* 2/0/0 CNAME www.example.com. [|DNS: ends at byte 150, as the datagram does]")
    #expect(
      applicationLine(Self.ascii("GET /x HTTP/1.1\r\nHost: a\r\nX"), .tcp, to: 80)
        == ": HTTP GET /x HTTP/1.1, host a [continues]")
    let record = applicationRecord(part, .udp, from: 53, to: 50_000)
    #expect(record?["complete"] as? Bool == false)
    #expect(record?["cut_by"] as? String == "datagram")
  }

  @Test("Of a message that breaks a rule, what stands before, and where it breaks")
  func fault() {
    var message = Self.response
    message[29] = 0x80
    #expect(
      applicationLine(message, .udp, from: 53, to: 50_000)
        == ": DNS? 47424 NXDomain* 2/0/0 [!DNS: byte 129, 128 cannot be]")
    let error = applicationRecord(message, .udp, from: 53, to: 50_000)?["error"] as? [String: Any]
    #expect(error?["offset"] as? Int == 129)
    #expect(error?["value"] as? Int == 128)
  }

  @Test("Escape sequences in a packet's text never reach the terminal raw")
  func escapes() {
    let escape = "\u{1B}]0;x\u{7}\u{9B}2J"
    let bytes = Self.ascii(escape)
    let count = UInt8(bytes.count)
    var dhcp = Array(Self.discover.dropLast())
    dhcp += [60, count] + bytes + [255]
    let name = packetBytes("0001 0100 0001 0000 0000 0000") + [count] + bytes + packetBytes("00 0001 0001")
    let strings = packetBytes("0001 8000 0000 0001 0000 0000 00 0010 0001 00000000 00") + [count + 1, count] + bytes
    let payloads: [([UInt8], IPProtocol, UInt16)] = [
      (name, .udp, 53), (strings, .udp, 53), (dhcp, .udp, 67),
      (Self.ascii("GET / HTTP/1.1\r\nHost: \(escape)\r\n\r\n"), .tcp, 80),
      (Self.ascii("HTTP/1.1 200 OK\r\nServer: \(escape)\r\n\r\n"), .tcp, 80),
    ]
    for (payload, transport, port) in payloads {
      let line = applicationLine(payload, transport, to: port, isVerbose: true)
      #expect(line.contains("\\x1b]0;x\\x07"), "\(port): \(line.debugDescription)")
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }
  }
}
