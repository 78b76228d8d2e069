import Testing

@testable import Wire

@Suite("What talks over a transport")
struct ApplicationProtocolTests {
  static func recognise(
    _ payload: [UInt8], _ transport: IPProtocol, from source: UInt16 = 50_000, to destination: UInt16
  ) -> (application: ApplicationProtocol, by: ApplicationProtocol.Evidence)? {
    ApplicationProtocol.recognise(
      payload.span, transport: transport, sourcePort: source, destinationPort: destination)
  }

  static let query = bytes("abcd 0100 0001 0000 0000 0000 07 6578616d706c65 03 636f6d 00 0001 0001")

  struct Sample: Sendable {
    let application: ApplicationProtocol
    let transport: IPProtocol
    let payload: [UInt8]
  }

  /// What is certain wherever it is.
  static let certain = [
    Sample(application: .dns, transport: .udp, payload: query),
    Sample(application: .dns, transport: .tcp, payload: [0, UInt8(query.count)] + query),
    Sample(application: .dhcp, transport: .udp, payload: DHCPTests.fixed + DHCPTests.options),
    Sample(application: .ntp, transport: .udp, payload: NTPPacketTests.server),
    Sample(application: .tls, transport: .tcp, payload: TLSHelloTests.records(TLSHelloTests.client)),
    Sample(application: .tls, transport: .tcp, payload: bytes("17 0303 0100 aa")),
    Sample(application: .dtls, transport: .udp, payload: TLSHelloTests.datagram()),
    Sample(application: .quic, transport: .udp, payload: QUICTests.initial),
    Sample(application: .http, transport: .tcp, payload: ascii("GET / HTTP/1.1\r\n\r\n")),
    Sample(application: .http, transport: .udp, payload: ascii("NOTIFY * HTTP/1.1\r\n\r\n")),
    Sample(application: .ssh, transport: .tcp, payload: ascii("SSH-2.0-x\r\n")),
    Sample(application: .ssh, transport: .tcp, payload: TextProtocolTests.offer),
    Sample(application: .smtp, transport: .tcp, payload: ascii("EHLO a\r\n")),
    Sample(application: .ftp, transport: .tcp, payload: ascii("EPSV\r\n")),
    Sample(application: .pop3, transport: .tcp, payload: ascii("+OK ready\r\n")),
    Sample(application: .imap, transport: .tcp, payload: ascii("* OK IMAP\r\n")),
    Sample(application: .telnet, transport: .tcp, payload: bytes("ff fd 01 ff fb 03")),
  ]

  @Test("By content, wherever it is", arguments: certain)
  func content(sample: Sample) throws {
    for (source, destination) in [(50_000, 60_000), (60_000, 50_000), (80, 50_000), (22, 443), (53, 50_000)] {
      let found = try #require(
        Self.recognise(sample.payload, sample.transport, from: UInt16(source), to: UInt16(destination)))
      #expect(found.application == sample.application, "\(source) to \(destination)")
      #expect(found.by == .content)
    }
  }

  @Test(
    "By port alone where the bytes say nothing",
    arguments: [
      (.tcp, 443, .tls), (.tcp, 80, .http), (.tcp, 22, .ssh), (.tcp, 25, .smtp), (.tcp, 21, .ftp), (.tcp, 110, .pop3),
      (.tcp, 143, .imap), (.tcp, 23, .telnet), (.tcp, 53, .dns), (.udp, 53, .dns), (.udp, 5353, .multicastDNS),
      (.udp, 5355, .linkLocalNames), (.udp, 67, .dhcp), (.udp, 547, .dhcpv6), (.udp, 123, .ntp), (.udp, 443, .quic),
      (.udp, 853, .dtls), (.udp, 1900, .http),
    ] as [(IPProtocol, UInt16, ApplicationProtocol)])
  func port(transport: IPProtocol, port: UInt16, application: ApplicationProtocol) throws {
    let noise = bytes("7f 7f 7f 7f 7f")
    for (source, destination) in [(50_000, port), (port, 50_000)] {
      let found = try #require(Self.recognise(noise, transport, from: source, to: destination))
      #expect(found.application == application)
      #expect(found.by == .port)
    }
    #expect(Self.recognise([], transport, to: port) == nil)
    #expect(Self.recognise(noise, .sctp, to: port) == nil)
  }

  @Test("A form that several have is told by the port")
  func shared() throws {
    let reply = ascii("230 OK\r\n")
    #expect(try #require(Self.recognise(reply, .tcp, from: 21, to: 50_000)) == (.ftp, .content))
    #expect(try #require(Self.recognise(reply, .tcp, from: 25, to: 50_000)) == (.smtp, .content))
    #expect(Self.recognise(reply, .tcp, to: 50_001) == nil)
    #expect(try #require(Self.recognise(Self.query, .udp, to: 5353)) == (.multicastDNS, .content))
    #expect(try #require(Self.recognise(Self.query, .udp, to: 5355)) == (.linkLocalNames, .content))
    #expect(try #require(Self.recognise(DHCPTests.reply, .udp, to: 546)) == (.dhcpv6, .content))
  }

  @Test("NetBIOS names have DNS's form, and are none")
  func netBIOS() {
    #expect(Self.recognise(Self.query, .udp, from: 137, to: 137) == nil)
  }

  @Test("Bytes that are nothing known are nothing")
  func nothing() {
    for first in UInt8.min...UInt8.max {
      let payload = [first] + [UInt8](repeating: 0x7E, count: 60)
      for transport in [IPProtocol.tcp, .udp] {
        #expect(Self.recognise(payload, transport, to: 50_001) == nil, "\(first)")
      }
    }
  }

  @Test("No prefix and no changed byte of any sample reads beyond its end", arguments: certain)
  func hostile(sample: Sample) {
    // A read beyond the end traps, and that fails the test; what is recognised does not matter here.
    for port in [50_001, 53, 443, 80, 22, 25, 21, 110, 143, 23, 67, 547, 123] as [UInt16] {
      for count in 0...sample.payload.count {
        _ = Self.recognise(Array(sample.payload.prefix(count)), sample.transport, to: port)
      }
    }
    for place in sample.payload.indices {
      for value in [0, 0x7F, 0xC0, 0xFF, sample.payload[place] ^ 1] as [UInt8] {
        let changed = replacing(sample.payload, at: place, [value])
        _ = Self.recognise(changed, sample.transport, to: 50_001)
        _ = Self.parsers.map { $0(changed.span) }
      }
    }
  }

  /// Every parser, whatever the bytes are.
  static let parsers: [@Sendable (Span<UInt8>) -> Bool] = [
    { DNSMessage.parse($0).isComplete }, { DNSMessage.parseStream($0).isComplete },
    { DHCPMessage.parse($0).isComplete }, { DHCPv6Message.parse($0).isComplete }, { NTPPacket.parse($0).isComplete },
    { TLSHandshake.parse($0).isComplete }, { TLSHandshake.parseDatagram($0).isComplete },
    { HTTPHead.parse($0).isComplete }, { SSHIdentification.parse($0).isComplete },
    { SSHKeyExchangeInit.parse($0).isComplete }, { TextCommand.parse($0, as: .imap).isComplete },
    { (try? QUICLongHeader($0)) != nil },
    {
      var stream = QUICCryptoStream()
      return stream.add($0)
    },
  ]

  @Test("Names in JSON and in sentences are all different")
  func names() {
    let all = ApplicationProtocol.allCases
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(Set(all.map(\.title)).count == all.count)
  }
}
