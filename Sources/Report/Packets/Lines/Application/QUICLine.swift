import Wire

extension ApplicationLine {
  /// `QUIC 1 Initial, dcid 8394c8f03e515708, sni example.org, alpn h3; Handshake`
  static func quic(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    writer.say("QUIC")
    writer.list("packets", after: " ")
    var start = 0
    var isFirst = true
    var isUnfinished = false
    // Several packets may share a datagram (RFC 9000 §12.2); zeros behind them pad it.
    for _ in 0..<8 where start < payload.count {
      guard payload[start] != 0 else { break }
      if payload[start] & 0x80 == 0 {
        writer.item(separator: "; ")
        writer.word("packet", isFirst ? "short header" : "1-RTT")
        writer.endItem()
        break
      }
      do throws(ApplicationFault) {
        let header = try QUICLongHeader(payload, at: start)
        writer.item(separator: "; ")
        write(header, payload, isFirst: isFirst, &writer)
        writer.endItem()
        isUnfinished = !header.isWhole
        start = header.end
        isFirst = false
      } catch {
        writer.endList()
        return writeFault(error, payload, "QUIC", context, &writer)
      }
    }
    writer.endList()
    if isUnfinished { writeUnfinished(payload, "QUIC", context, &writer) }
  }

  private static func write(
    _ header: QUICLongHeader, _ payload: Span<UInt8>, isFirst: Bool, _ writer: inout FieldWriter
  ) {
    if header.kind != .versionNegotiation, isFirst || !writer.isText {
      if writer.isText {
        if let name = header.version.name {
          writer.say(name)
        } else {
          writer.hexadecimal("", header.version.rawValue, digits: 8)
        }
        writer.say(" ")
      } else {
        writer.name("version", header.version.rawValue, header.version.name)
      }
    }
    writer.word("packet", name(of: header.kind))
    if isFirst || !writer.isText {
      if !header.destinationIdentifier.isEmpty {
        writer.octets("destination_connection_id", payload.extracting(header.destinationIdentifier), after: ", dcid ")
      }
      if !header.sourceIdentifier.isEmpty {
        writer.octets("source_connection_id", payload.extracting(header.sourceIdentifier), after: ", scid ")
      }
    }
    if !header.token.isEmpty, writer.isVerbose || header.kind == .retry {
      writer.number("token_length", header.token.count, after: ", token ", before: " bytes")
    }
    if let length = header.length, writer.isVerbose { writer.number("length", length, after: ", length ") }
    if header.kind == .versionNegotiation { write(versions: header.offeredVersions(payload), &writer) }
    if header.kind == .initial, isFirst { initial(payload, &writer) }
  }

  /// The hello that all Initial packets of the datagram hold together.
  private static func initial(_ payload: Span<UInt8>, _ writer: inout FieldWriter) {
    guard let hello = QUICInitial.hello(payload) else { return }
    guard hello != .incomplete(nil) else { return writer.flag("hello_part", true, ", part of a hello") }
    if let message = hello.message {
      writer.say(", ")
      writer.say(message.role == .client ? "Client Hello" : "Server Hello")
      write(message, &writer)
    }
    // A hello may take several datagrams.
    if !hello.isComplete { writer.flag("hello_continues", true, ", hello continues") }
  }

  private static func write(versions: [QUICVersion], _ writer: inout FieldWriter) {
    writer.list("offered_versions", after: ", offers ")
    for version in versions.prefix(16) {
      writer.separate(" ")
      if writer.isText, let name = version.name {
        writer.say(name)
      } else {
        writer.hexadecimal("", version.rawValue, digits: 8)
      }
    }
    writer.endList()
  }

  private static func name(of kind: QUICLongHeader.Kind) -> String {
    switch kind {
    case .initial: "Initial"
    case .zeroRTT: "0-RTT"
    case .handshake: "Handshake"
    case .retry: "Retry"
    case .versionNegotiation: "Version Negotiation"
    case .unknown: "long header"
    }
  }
}
