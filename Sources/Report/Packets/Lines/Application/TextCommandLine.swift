import Wire

extension ApplicationLine {
  /// `SMTP MAIL FROM:<a@example.org>`, `FTP 230 Login successful.`, and how many lines follow.
  static func textCommand(
    _ payload: Span<UInt8>, _ dialect: TextDialect, _ application: ApplicationProtocol, _ context: ApplicationContext,
    _ writer: inout FieldWriter
  ) {
    writer.say(application.title)
    let parsed = TextCommand.parse(payload, as: dialect)
    guard let command = parsed.message else { return writeUnfinished(payload, application.title, context, &writer) }
    if writer.isText {
      writer.text("", payload, command.line, after: " ")
    } else {
      writer.word("kind", command.kind == .reply ? "reply" : "command")
      writer.text("tag", payload, command.tag)
      if let code = command.code {
        writer.number("code", code)
        writer.flag("continued", command.isContinued)
      } else {
        writer.text("word", payload, command.word)
      }
      writer.text("text", payload, command.rest)
    }
    if payload.count > command.length {
      writer.number("following_bytes", payload.count - command.length, after: " [+", before: " bytes]")
    }
    if !parsed.isComplete { writeUnfinished(payload, application.title, context, &writer) }
  }
}
