import Wire

extension ApplicationLine {
  /// `HTTP GET /index.html HTTP/1.1, host example.org`, `HTTP/1.1 200 OK, text/html, 1234 bytes`
  static func http(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    let parsed = HTTPHead.parse(payload)
    guard let head = parsed.message else {
      writer.say("HTTP")
      return writeUnfinished(payload, "HTTP", context, &writer)
    }
    switch head.startLine {
    case .request(let method, let target):
      writer.text("method", payload, method, after: "HTTP ")
      writer.text("target", payload, target, after: " ")
      if let minor = head.minorVersion { writer.number("minor_version", minor, after: " HTTP/1.") }
    case .response(let status, let reason):
      writer.number("minor_version", head.minorVersion ?? 1, after: "HTTP/1.")
      writer.number("status", status, after: " ")
      if !reason.isEmpty { writer.text("reason", payload, reason, after: " ") }
    }
    writer.text("host", payload, head.host, after: ", host ")
    writer.text("content_type", payload, head.contentType, after: ", ")
    if let length = head.contentLength { writer.number("content_length", length, after: ", ", before: " bytes") }
    if writer.isVerbose {
      writer.text("location", payload, head.location, after: ", location ")
      writer.text("server", payload, head.server, after: ", server ")
      writer.text("user_agent", payload, head.userAgent, after: ", agent ")
    }
    if !parsed.isComplete { writeUnfinished(payload, "HTTP", context, &writer) }
  }
}
