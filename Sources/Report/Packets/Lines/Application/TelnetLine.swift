import Wire

extension ApplicationLine {
  /// Most commands of a packet that are listed.
  private static let mostCommands = 32

  /// `TELNET DO ECHO, WILL NAWS, SB TERMINAL TYPE, 12 bytes of data`
  static func telnet(_ payload: Span<UInt8>, _ context: ApplicationContext, _ writer: inout FieldWriter) {
    writer.say("TELNET")
    var cursor = TelnetCursor()
    var count = 0
    var data = 0
    writer.list("commands", after: " ")
    var fault: ApplicationFault?
    do throws(ApplicationFault) {
      while count < mostCommands, let item = try cursor.next(payload) {
        switch item {
        case .data(let range):
          data += range.count
          continue
        case .negotiation(let verb, let option):
          writer.item()
          writer.word("command", verb.title)
          writer.name("option", option, TelnetWords.option(option), after: " ")
        case .subnegotiation(let option, let range):
          writer.item()
          writer.word("command", "SB")
          writer.name("option", option, TelnetWords.option(option), after: " ")
          if writer.isVerbose { writer.octets("data", payload.extracting(range), after: " ") }
        case .command(let code):
          writer.item()
          writer.word("command", TelnetWords.command(code) ?? "\(code)")
        }
        writer.endItem()
        count += 1
      }
    } catch {
      fault = error
    }
    writer.endList()
    if data > 0 { writer.number("data_length", data, after: ", ", before: " bytes of data") }
    if let fault {
      writeFault(fault, payload, "TELNET", context, &writer)
    } else if cursor.position < payload.count {
      writer.number("bytes_not_listed", payload.count - cursor.position, after: ", and ", before: " bytes more")
    }
  }
}
