import Wire

extension ApplicationLine {
  /// Most records of a packet that are listed: a segment of small ones has over two hundred.
  private static let mostRecords = 16

  /// `TLSv1.3 Client Hello, sni example.org, alpn h2 http/1.1`, `TLSv1.2 Application Data 1400, Alert 26`
  static func tls(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    records(payload, TLSRecordCursor(payload), TLSHandshake.parse(payload), context, &writer)
  }

  static func dtls(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    records(
      payload, TLSRecordCursor(payload, isDatagram: true), TLSHandshake.parseDatagram(payload), context, &writer)
  }

  private static func records(
    _ payload: Span<UInt8>, _ cursor: TLSRecordCursor, _ hello: Parsed<TLSHello>, _ context: ApplicationContext,
    _ writer: inout FieldWriter
  ) {
    let title = cursor.isDatagram ? "DTLS" : "TLS"
    var cursor = cursor
    var count = 0
    var isUnfinished = false
    var isFirst = true
    do throws(ApplicationFault) {
      while count < mostRecords, let record = try cursor.next(payload) {
        if isFirst {
          let version = hello.message.map { $0.role == .client ? $0.version : $0.version } ?? record.version
          writer.name(
            "version", version.rawValue, version.name, unnamed: cursor.isDatagram ? "DTLS version " : "TLS version ")
          writer.list("records", after: " ")
          isFirst = false
        }
        writer.item()
        write(record, payload, isHello: count == 0 && !hello.isForeign, isDatagram: cursor.isDatagram, &writer)
        writer.endItem()
        isUnfinished = !record.isWhole
        count += 1
      }
      if !isFirst { writer.endList() }
      if cursor.position < payload.count, count == mostRecords {
        writer.number("bytes_not_listed", payload.count - cursor.position, after: ", and ", before: " bytes more")
      }
      if let message = hello.message { write(message, &writer) }
      if isUnfinished || !hello.isForeign && !hello.isComplete { writeUnfinished(payload, title, context, &writer) }
    } catch {
      // Behind good records the rest is another protocol's, or a record that began in an earlier segment.
      if isFirst { writer.say(title) } else { writer.endList() }
      if let message = hello.message { write(message, &writer) }
      if case .truncated = error { writeUnfinished(payload, title, context, &writer) }
    }
  }

  private static func write(
    _ record: TLSRecord, _ payload: Span<UInt8>, isHello: Bool, isDatagram: Bool, _ writer: inout FieldWriter
  ) {
    if !writer.isText {
      writer.name("content_type", record.type.rawValue, record.type.title)
      writer.hexadecimal("record_version", record.version.rawValue)
      writer.number("record_length", record.length)
    }
    let fragment = record.fragment
    switch record.type {
    case .handshake where !fragment.isEmpty && (isHello || isPlain(payload, record, isDatagram: isDatagram)):
      let type = payload[fragment.lowerBound]
      writer.name("handshake_type", type, TLSWords.handshake(type), unnamed: "Handshake type ")
    case .handshake:
      writer.say("Handshake")
      writer.say(fragment.isEmpty ? "" : " (encrypted)")
    case .alert where record.length == 2 && fragment.count == 2:
      let level = payload[fragment.lowerBound]
      let description = payload[fragment.lowerBound + 1]
      writer.name("alert_level", level, level == 1 ? "warning" : level == 2 ? "fatal" : nil, after: "Alert ")
      writer.name("alert", description, TLSWords.alert(description), after: " ")
    case .alert:
      writer.say("Alert (encrypted)")
    case .applicationData:
      writer.say("Application Data ")
      if writer.isText { writer.number("", record.length) }
    case .changeCipherSpec, .heartbeat:
      writer.say(record.type.title)
    }
  }

  /// Whether a record begins with a handshake message in the clear: a known type whose length the record could hold.
  private static func isPlain(_ payload: Span<UInt8>, _ record: TLSRecord, isDatagram: Bool) -> Bool {
    let fragment = record.fragment
    guard record.epoch == 0, fragment.count >= 4, TLSWords.handshake(payload[fragment.lowerBound]) != nil else {
      return false
    }
    let length = Int(payload.uint32(at: fragment.lowerBound) & 0xFF_FFFF)
    // A certificate may go on in further records; an encrypted message has a length of chance.
    return length &+ (isDatagram ? 12 : 4) <= record.length || !isDatagram && length <= 1 << 16
  }

  /// What a hello says: name, protocols, cipher suites.
  static func write(_ hello: TLSHello, _ writer: inout FieldWriter) {
    writer.object("hello")
    if !writer.isText {
      writer.word("role", "\(hello.role)")
      writer.hexadecimal("legacy_version", hello.legacyVersion.rawValue)
    }
    if let name = hello.serverName, !name.isEmpty || !writer.isText {
      writer.text("server_name", name, after: ", sni ")
    }
    writer.flag("encrypted_client_hello", hello.isEncrypted, ", ech")
    if !hello.applicationProtocols.isEmpty {
      writer.list("alpn", after: ", alpn ")
      for name in hello.applicationProtocols {
        writer.separate(" ")
        writer.text("", name)
      }
      writer.endList()
    }
    if hello.role == .server || hello.role == .retryRequest {
      if let suite = hello.cipherSuites.first {
        writer.suite("cipher_suite", suite, after: ", ")
      }
    } else if hello.role == .client, writer.isVerbose {
      writer.number("cipher_suite_count", hello.meaningfulCipherSuites, after: ", ", before: " cipher suites")
      writer.versions(hello.supportedVersions)
      if !writer.isText { writer.numbers("cipher_suites", hello.cipherSuites) }
      if !writer.isText { writer.numbers("extensions", hello.extensions) }
    }
    writer.endObject()
  }
}

extension FieldWriter {
  fileprivate mutating func suite(_ key: StaticString, _ number: UInt16, after lead: StaticString) {
    guard isText else { return name(key, number, TLSCipherSuite.name(number)) }
    if let name = TLSCipherSuite.name(number) {
      word(key, name, after: lead)
    } else {
      say(lead)
      hexadecimal(key, number, digits: 4, after: "cipher suite ")
    }
  }

  fileprivate mutating func versions(_ versions: [TLSVersion]) {
    let known = versions.filter { !TLSVersion.isGrease($0.rawValue) }
    guard !known.isEmpty else { return }
    list("supported_versions", after: ", versions ")
    for version in known {
      separate(" ")
      if isText { name("", version.rawValue, version.name) } else { number("", version.rawValue) }
    }
    endList()
  }

  fileprivate mutating func numbers(_ key: StaticString, _ values: [UInt16]) {
    list(key)
    for value in values {
      separate()
      number("", value)
    }
    endList()
  }
}
