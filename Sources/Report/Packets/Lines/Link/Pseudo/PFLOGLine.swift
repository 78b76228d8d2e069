import Wire

extension LayerLine {
  /// `rule 3.ssh.2/0(match): block in on em0`, under `-e`.
  static func pflog(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let header = try PFLOGHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    if header.rule == .max {
      writer.say("rule def")
    } else {
      writer.number("rule", header.rule, after: "rule ")
    }
    if !header.rulesetName.isEmpty { writer.text("ruleset", bytes.extracting(header.rulesetName), after: ".") }
    if header.subrule != .max { writer.number("subrule", header.subrule, after: ".") }
    writer.say("/")
    if writer.isText { writer.number("", header.reason, before: "(") }
    writer.name("reason", header.reason, header.reasonName, before: "): ")
    writer.name("action", header.action, header.actionName, unnamed: "action ")
    writer.name("direction", header.direction, header.directionName, after: " ", unnamed: "direction ")
    writer.text("interface", bytes.extracting(header.interfaceName), after: " on ")
    if writer.isVerbose {
      if let user = header.user { writer.number("user", user, after: ", uid ") }
      if let process = header.process { writer.number("process", process, after: ", pid ") }
    }
    if !writer.isText {
      writer.number("family", header.family)
      writer.number("header_length", header.headerLength)
    }
  }
}
