/// What talks over a transport: the protocols that have a parser here.
public enum ApplicationProtocol: UInt8, Hashable, Sendable, CaseIterable {
  case dns
  /// Multicast DNS (RFC 6762).
  case multicastDNS
  /// Link-Local Multicast Name Resolution (RFC 4795).
  case linkLocalNames
  case dhcp
  case dhcpv6
  case ntp
  case tls
  case dtls
  case quic
  /// Version 1, and what has its form.
  case http
  case ssh
  case smtp
  case ftp
  case pop3
  case imap
  case telnet

  /// How it was told.
  public enum Evidence: UInt8, Hashable, Sendable {
    /// The bytes have the protocol's form; for forms that several share, the port chose among them.
    case content
    /// Nothing but a port that is usually its own.
    case port
  }

  /// Key in JSON: lower case, one word, stable.
  public var name: String {
    switch self {
    case .dns: "dns"
    case .multicastDNS: "mdns"
    case .linkLocalNames: "llmnr"
    case .dhcp: "dhcp"
    case .dhcpv6: "dhcpv6"
    case .ntp: "ntp"
    case .tls: "tls"
    case .dtls: "dtls"
    case .quic: "quic"
    case .http: "http"
    case .ssh: "ssh"
    case .smtp: "smtp"
    case .ftp: "ftp"
    case .pop3: "pop3"
    case .imap: "imap"
    case .telnet: "telnet"
    }
  }

  /// Name in a sentence.
  public var title: String {
    switch self {
    case .dns: "DNS"
    case .multicastDNS: "mDNS"
    case .linkLocalNames: "LLMNR"
    case .dhcp: "DHCP"
    case .dhcpv6: "DHCPv6"
    case .ntp: "NTP"
    case .tls: "TLS"
    case .dtls: "DTLS"
    case .quic: "QUIC"
    case .http: "HTTP"
    case .ssh: "SSH"
    case .smtp: "SMTP"
    case .ftp: "FTP"
    case .pop3: "POP3"
    case .imap: "IMAP"
    case .telnet: "TELNET"
    }
  }

  /// What a payload is, by its bytes wherever it is, else by its port.
  ///
  /// The first bytes decide nearly always, and nothing is allocated for the decision.
  ///
  /// - Parameters:
  ///   - payload: of one packet, or of several segments joined.
  ///   - transport: TCP or UDP; for others the answer is nil.
  /// - Returns: nil for an empty payload, and where neither bytes nor ports say anything.
  public static func recognise(
    _ payload: Span<UInt8>, transport: IPProtocol, sourcePort: UInt16, destinationPort: UInt16
  ) -> (application: ApplicationProtocol, by: Evidence)? {
    guard !payload.isEmpty else { return nil }
    let expected: ApplicationProtocol?
    switch transport {
    case .tcp: expected = overTCP(sourcePort) ?? overTCP(destinationPort)
    case .udp: expected = overUDP(destinationPort) ?? overUDP(sourcePort)
    default: return nil
    }
    // A form that is seen at its port needs less proof.
    if let expected, expected.fits(payload, transport) { return (expected, .content) }
    // NetBIOS names have DNS's form (RFC 1002 §4.2), and are none.
    if sourcePort == 137 || destinationPort == 137 { return nil }
    let found = transport == .tcp ? streamContent(payload) : datagramContent(payload)
    if let found, found != expected { return (found, .content) }
    return expected.map { ($0, .port) }
  }

  /// Whether a payload has the form that is expected at a port.
  private func fits(_ payload: Span<UInt8>, _ transport: IPProtocol) -> Bool {
    switch self {
    case .dns, .multicastDNS, .linkLocalNames:
      let parsed = transport == .tcp ? DNSMessage.parseStream(payload) : DNSMessage.parse(payload)
      // Of a message that is cut, an entry at least: counts alone are whatever they are.
      return parsed.isComplete || (parsed.message?.entries ?? 0) > 0
    case .dhcp: return DHCPMessage.parse(payload).message != nil
    case .dhcpv6: return DHCPv6Message.parse(payload).message != nil
    case .ntp: return NTPPacket.parse(payload).message != nil || NTPPacket.isControl(payload)
    case .tls: return TLSRecord.recognise(payload)
    case .dtls: return TLSRecord.recogniseDatagram(payload)
    case .quic: return QUICLongHeader.recognise(payload)
    case .http: return HTTPHead.recognise(payload)
    case .ssh: return SSHIdentification.recognise(payload) || SSHKeyExchangeInit.recognise(payload)
    case .smtp: return TextDialect.smtp.recognises(payload, isSure: false)
    case .ftp: return TextDialect.ftp.recognises(payload, isSure: false)
    case .pop3: return TextDialect.pop3.recognises(payload, isSure: false)
    case .imap: return TextDialect.imap.recognises(payload, isSure: false)
    case .telnet: return TelnetCursor.recognise(payload)
    }
  }

  /// What has a form that nothing else has.
  private static func streamContent(_ payload: Span<UInt8>) -> ApplicationProtocol? {
    switch payload[0] {
    case 0:
      if SSHKeyExchangeInit.recognise(payload) { return .ssh }
      guard payload.count > 2, Int(payload.uint16(at: 0)) == payload.count &- 2 else { return nil }
      return DNSMessage.recognise(payload.extracting(droppingFirst: 2)) ? .dns : nil
    case 1...2:
      guard payload.count > 2, Int(payload.uint16(at: 0)) == payload.count &- 2 else { return nil }
      return DNSMessage.recognise(payload.extracting(droppingFirst: 2)) ? .dns : nil
    case 20...24:
      return TLSRecord.recognise(payload) ? .tls : nil
    case 0x2A...0x2D, 0x30...0x39:
      return textContent(payload)
    case 0x41...0x5A:
      if HTTPHead.recognise(payload) { return .http }
      if SSHIdentification.recognise(payload) { return .ssh }
      return textContent(payload)
    case 0x61...0x7A:
      return textContent(payload)
    case TelnetCursor.escape:
      return TelnetCursor.recognise(payload) ? .telnet : nil
    default:
      return nil
    }
  }

  private static func textContent(_ payload: Span<UInt8>) -> ApplicationProtocol? {
    if TextDialect.smtp.recognises(payload, isSure: true) { return .smtp }
    if TextDialect.ftp.recognises(payload, isSure: true) { return .ftp }
    if TextDialect.pop3.recognises(payload, isSure: true) { return .pop3 }
    if TextDialect.imap.recognises(payload, isSure: true) { return .imap }
    return nil
  }

  private static func datagramContent(_ payload: Span<UInt8>) -> ApplicationProtocol? {
    let first = payload[0]
    if first & 0x80 != 0, QUICLongHeader.recognise(payload) { return .quic }
    switch first {
    case 20...24 where TLSRecord.recogniseDatagram(payload): return .dtls
    case 1 where DHCPMessage.recognise(payload), 2 where DHCPMessage.recognise(payload): return .dhcp
    case 0x41...0x5A where HTTPHead.recognise(payload): return .http
    default: break
    }
    if first & 7 == 3 || first & 7 == 4, NTPPacket.recognise(payload) { return .ntp }
    return DNSMessage.recognise(payload) ? .dns : nil
  }

  /// Whose port it is over TCP (IANA's registry; 8000, 8080 and 3128 by use).
  private static func overTCP(_ port: UInt16) -> ApplicationProtocol? {
    switch port {
    case 53: .dns
    case 5353: .multicastDNS
    case 5355: .linkLocalNames
    case 443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 5061, 8443: .tls
    case 80, 3128, 8000, 8008, 8080: .http
    case 22: .ssh
    case 25, 587: .smtp
    case 21: .ftp
    case 110: .pop3
    case 143: .imap
    case 23: .telnet
    default: nil
    }
  }

  /// Whose port it is over UDP.
  private static func overUDP(_ port: UInt16) -> ApplicationProtocol? {
    switch port {
    case 53: .dns
    case 5353: .multicastDNS
    case 5355: .linkLocalNames
    case 67, 68: .dhcp
    case 546, 547: .dhcpv6
    case 123: .ntp
    case 443: .quic
    case 853: .dtls
    case 1900: .http
    default: nil
    }
  }
}
