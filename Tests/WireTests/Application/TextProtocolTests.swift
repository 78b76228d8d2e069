import Testing

@testable import Wire

@Suite("HTTP, SSH, SMTP, FTP, POP3, IMAP and TELNET")
struct TextProtocolTests {
  // MARK: HTTP

  @Test("A request line and its fields")
  func request() throws {
    let whole = ascii(
      """
      POST /a?b=c HTTP/1.1\r\nHost:  example.org \r\nUser-Agent: x/1\r\nCONTENT-TYPE: text/plain\r
      Content-Length: 42\r\nHost: other\r\n\r\n
      """)
    let head = try expectPrefixes(of: whole, parse: HTTPHead.parse)
    guard case .request(let method, let target) = head.startLine else {
      Issue.record("no request")
      return
    }
    #expect(text(method, of: whole) == "POST")
    #expect(text(target, of: whole) == "/a?b=c")
    #expect(head.minorVersion == 1)
    #expect(text(head.host, of: whole) == "example.org")
    #expect(text(head.userAgent, of: whole) == "x/1")
    #expect(text(head.contentType, of: whole) == "text/plain")
    #expect(head.contentLength == 42)
    #expect(head.length == whole.count)
    #expect(HTTPHead.parse((whole + ascii("body")).span) == .complete(head))
  }

  @Test("A status line, with a lone LF at its end")
  func response() throws {
    let whole = ascii("HTTP/1.0 404 Not Found\nServer: s\nLocation: /x\nContent-Length: many\n\n")
    let head = try expectPrefixes(of: whole, parse: HTTPHead.parse)
    guard case .response(404, let reason) = head.startLine else {
      Issue.record("no response")
      return
    }
    #expect(text(reason, of: whole) == "Not Found")
    #expect(head.minorVersion == 0)
    #expect(text(head.server, of: whole) == "s")
    #expect(text(head.location, of: whole) == "/x")
    #expect(head.contentLength == nil)
    let bare = HTTPHead.parse(ascii("HTTP/1.1 200\r\n\r\n").span)
    #expect(bare.isComplete)
  }

  @Test(
    "What is no start line is foreign",
    arguments: [
      "GET  HTTP/1.1\r\n", "GET / HTTP/2.0\r\n", "GET / RTSP/1.0\r\n", "GET /\r\n", "GET /\u{1}b HTTP/1.1\r\n", "\r\n",
      "G(T / HTTP/1.1\r\n", "INVITE sip:a SIP/2.0\r\n", "GET / HTTP/1.x\r\n", "GET / HTTP/1.1 \r\n",
      "HTTP/2.0 200 OK\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n", "HTTP/1.1 099 OK\r\n",
      "HTTP/1.1_200 OK\r\n", "AAAAAAAAAAAAAAAAAAAAAAAAA / HTTP/1.1\r\n",
    ])
  func badStartLine(line: String) {
    #expect(HTTPHead.parse(ascii(line).span).isForeign)
    #expect(!holds(ascii(line), HTTPHead.recognise))
  }

  @Test("Recognised by a known method and a target's form, or by a whole line")
  func httpRecognition() {
    for line in [
      "GET /long", "M-SEARCH * HTTP/1.1\r\n", "CONNECT a:443 HTTP/1.1\r\n", "HTTP/1.1 200",
      "POST http://a/ HTTP/1.1\r\n",
    ] {
      #expect(holds(ascii(line), HTTPHead.recognise), "\(line)")
    }
    for line in ["GET long way", "GETTING ", "HTTP/1.1", "POSTER / HTTP/1.1\r\n"] {
      #expect(!holds(ascii(line), HTTPHead.recognise), "\(line)")
    }
  }

  @Test("A line without an end is looked at up to a bound")
  func longLine() {
    let endless = ascii("GET /") + [UInt8](repeating: 0x61, count: 100_000)
    let head = HTTPHead.parse(endless.span)
    guard case .request(_, let target)? = head.message?.startLine else {
      Issue.record("no request")
      return
    }
    #expect(target.upperBound == TextLine.longest)
  }

  // MARK: SSH

  @Test("An identification string")
  func sshLine() throws {
    let whole = ascii("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n")
    let line = try expectPrefixes(of: whole, parse: SSHIdentification.parse)
    #expect(text(line.protocolVersion, of: whole) == "2.0")
    #expect(text(line.softwareVersion, of: whole) == "OpenSSH_9.2p1")
    #expect(text(line.comments, of: whole) == "Debian-2+deb12u3")
    #expect(line.length == whole.count)
    #expect(try #require(SSHIdentification.parse(ascii("SSH-1.99-x\n").span).message).comments == nil)
  }

  @Test(
    "What is no identification is foreign", arguments: ["SSH-x-y\n", "SSH-2.0\n", "SSX-2.0-x\n", "SSH-2.0-\u{7}\n"])
  func badSSHLine(line: String) {
    #expect(SSHIdentification.parse(ascii(line).span).isForeign)
  }

  @Test("An identification above 255 bytes is foreign")
  func longSSHLine() {
    let long = ascii("SSH-2.0-") + [UInt8](repeating: 0x61, count: 300)
    #expect(SSHIdentification.parse(long.span).isForeign)
    #expect(!SSHIdentification.parse(Array(long.prefix(254)).span).isForeign)
  }

  static let offer: [UInt8] = {
    let lists = [
      "curve25519-sha256,ecdh", "ssh-ed25519", "aes128-ctr", "", "hmac-sha2-256", "", "none", "none", "", "",
    ]
    let names: [UInt8] = lists.flatMap { [0, 0, 0, UInt8($0.utf8.count)] + ascii($0) }
    let payload: [UInt8] = [20] + [UInt8](repeating: 9, count: 16) + names + [0, 0, 0, 0, 0]
    let padding = [UInt8](repeating: 0, count: 6)
    let head: [UInt8] = [0, 0, 0, UInt8(payload.count + 7), 6]
    return head + payload + padding
  }()

  @Test("An offer of algorithms")
  func sshOffer() throws {
    let offer = try expectPrefixes(of: Self.offer, parse: SSHKeyExchangeInit.parse)
    #expect(offer.packetLength == Self.offer.count - 4)
    #expect(text(offer.keyExchange, of: Self.offer) == "curve25519-sha256,ecdh")
    #expect(text(offer.hostKey, of: Self.offer) == "ssh-ed25519")
    #expect(text(offer.cipher, of: Self.offer) == "aes128-ctr")
    #expect(text(offer.authentication, of: Self.offer) == "hmac-sha2-256")
    #expect(holds(Self.offer, SSHKeyExchangeInit.recognise))
  }

  @Test(
    "An offer that cannot be is foreign",
    arguments: [(0, 1), (3, 5), (4, 3), (4, 0xFF), (5, 21), (22, 1), (26, 0)] as [(Int, UInt8)])
  func badOffer(place: Int, value: UInt8) {
    let wrong = replacing(Self.offer, at: place, [value])
    #expect(SSHKeyExchangeInit.parse(wrong.span).isForeign)
    #expect(!holds(wrong, SSHKeyExchangeInit.recognise))
  }

  // MARK: Lines

  @Test("Commands and replies of SMTP and FTP")
  func replies() throws {
    let reply = ascii("250-mail.example.org\r\n250 OK\r\n")
    let first = try #require(TextCommand.parse(reply.span, as: .smtp).message)
    #expect(first.kind == .reply)
    #expect(first.code == 250)
    #expect(first.isContinued)
    #expect(text(first.rest, of: reply) == "mail.example.org")
    #expect(first.length == 22)
    let command = ascii("MAIL FROM:<a@b>\r\n")
    let mail = try #require(TextCommand.parse(command.span, as: .smtp).message)
    #expect(mail.kind == .command)
    #expect(text(mail.word, of: command) == "MAIL")
    #expect(text(mail.rest, of: command) == "FROM:<a@b>")
    #expect(mail.tag == nil)
    #expect(TextCommand.parse(ascii("QUIT\r\n").span, as: .ftp).message?.rest.isEmpty == true)
    let cut = TextCommand.parse(ascii("QUI").span, as: .ftp)
    #expect(!cut.isComplete && cut.message != nil)
    #expect(TextCommand.parse(ascii("").span, as: .ftp) == .incomplete(nil))
  }

  @Test("POP3's signs and IMAP's tags")
  func tagged() throws {
    let ok = ascii("+OK ready\r\n")
    let reply = try #require(TextCommand.parse(ok.span, as: .pop3).message)
    #expect(reply.kind == .reply)
    #expect(text(reply.word, of: ok) == "+OK")
    let line = ascii("a1 LOGIN x y\r\n")
    let login = try #require(TextCommand.parse(line.span, as: .imap).message)
    #expect(login.kind == .command)
    #expect(text(login.tag, of: line) == "a1")
    #expect(text(login.word, of: line) == "LOGIN")
    #expect(text(login.rest, of: line) == "x y")
    #expect(try #require(TextCommand.parse(ascii("a1 NO no\r\n").span, as: .imap).message).kind == .reply)
    #expect(try #require(TextCommand.parse(ascii("* 3 EXISTS\r\n").span, as: .imap).message).kind == .reply)
  }

  @Test(
    "Controls, and lines without a verb, are foreign",
    arguments: TextDialect.allCases, ["\u{1}\u{2}\r\n", " x\r\n", "MA\u{1B}[2J\r\n", "\r\n"])
  func badLine(dialect: TextDialect, line: String) {
    #expect(TextCommand.parse(ascii(line).span, as: dialect).isForeign)
  }

  @Test("At its port a dialect's lines are known; elsewhere only what is its own")
  func dialects() {
    let own: [(TextDialect, String)] = [
      (.smtp, "EHLO a\r\n"), (.smtp, "220 a ESMTP\r\n"), (.ftp, "PASV\r\n"), (.ftp, "220 (vsFTPd 3)\r\n"),
      (.pop3, "+OK ready\r\n"), (.pop3, "UIDL\r\n"), (.imap, "* OK x\r\n"), (.imap, "a01 LOGIN a b\r\n"),
      (.imap, "* 3 EXISTS\r\n"),
    ]
    for (dialect, line) in own {
      #expect(holds(ascii(line)) { dialect.recognises($0, isSure: true) }, "\(line)")
      #expect(holds(ascii(line)) { dialect.recognises($0, isSure: false) }, "\(line)")
    }
    let shared: [(TextDialect, String)] = [
      (.smtp, "QUIT\r\n"), (.ftp, "quit\r\n"), (.pop3, "QUIT\r\n"), (.smtp, "250 OK\r\n"), (.ftp, "230 in\r\n"),
      (.pop3, "-ERR no\r\n"), (.pop3, "+OK\r\n"), (.smtp, "MAIL FROM:<>\r\n"),
    ]
    for (dialect, line) in shared {
      #expect(!holds(ascii(line)) { dialect.recognises($0, isSure: true) }, "\(line)")
      #expect(holds(ascii(line)) { dialect.recognises($0, isSure: false) }, "\(line)")
    }
    for dialect in TextDialect.allCases {
      for line in ["", "QUI", "QUITTING time\r\n", "hello world\r\n", "700 x\r\n", "12 x\r\n", "220x\r\n", "a b\r\n"] {
        #expect(!holds(ascii(line)) { dialect.recognises($0, isSure: false) }, "\(dialect) \(line)")
      }
    }
  }

  // MARK: TELNET

  @Test("Commands, negotiation and data")
  func telnet() throws {
    let data = bytes("ff fd 01 ff fa 18 01 ff ff 02 ff f0 68 69 ff ff 21 ff f1")
    var cursor = TelnetCursor()
    #expect(try cursor.next(data.span) == .negotiation(.do, option: 1))
    #expect(try cursor.next(data.span) == .subnegotiation(option: 24, 6..<10))
    #expect(try cursor.next(data.span) == .data(12..<17))
    #expect(try cursor.next(data.span) == .command(241))
    #expect(try cursor.next(data.span) == nil)
    #expect(TelnetWords.option(24) == "TERMINAL TYPE")
    #expect(TelnetWords.option(49) == "FORWARD_X")
    #expect(TelnetWords.option(50) == nil)
    #expect(TelnetWords.command(241) == "NOP")
    #expect(TelnetWords.command(7) == nil)
  }

  @Test("A command that is cut, at every byte", arguments: ["ff fd 01", "ff fa 18 01 02 ff f0"])
  func cutTelnet(dump: String) throws {
    let whole = bytes(dump)
    for count in 1..<whole.count {
      let prefix = Array(whole.prefix(count))
      var cursor = TelnetCursor()
      let fault = #expect(throws: ApplicationFault.self) { try cursor.next(prefix.span) }
      guard case .truncated(let needed) = fault else {
        Issue.record("\(count) bytes: \(String(describing: fault))")
        continue
      }
      #expect(needed > count)
      #expect(cursor.position == 0)
      #expect(!holds(prefix, TelnetCursor.recognise))
    }
    #expect(holds(whole, TelnetCursor.recognise))
  }

  @Test("A command below 236 cannot be")
  func badTelnet() {
    let data = bytes("ff 10 01")
    var cursor = TelnetCursor()
    #expect(throws: ApplicationFault.invalid(at: 1, value: 16)) { try cursor.next(data.span) }
    #expect(!holds(data, TelnetCursor.recognise))
    #expect(!holds(bytes("ff fd 80"), TelnetCursor.recognise))
    #expect(!holds(bytes("ff fd 01 41"), TelnetCursor.recognise))
  }
}
