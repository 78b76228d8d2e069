import Wire

extension ApplicationLine {
  /// `DNS 4711+ A? example.org.`, `DNS 4711 NXDomain* 0/1/0`, `DNS 4711 1/0/0 A 192.0.2.1`, as tcpdump has it: `+`
  /// recursion desired, `-` not available, `*` authoritative, `|` truncated, `$` authentic, `%` checking disabled.
  static func names(
    _ payload: Span<UInt8>, _ application: ApplicationProtocol, _ context: ApplicationContext,
    _ writer: inout FieldWriter
  ) {
    // Over TCP a length of two bytes stands before the message.
    let shift = context.number == .tcp ? 2 : 0
    guard payload.count >= shift else { return writeUnfinished(payload, application.title, context, &writer) }
    var bytes = payload.extracting(droppingFirst: shift)
    if shift == 2 {
      let length = payload.uint16(at: 0)
      if !writer.isText { writer.number("message_length", length) }
      bytes = bytes.extracting(first: Int(length))
    }
    let depth = writer.depth
    do throws(ApplicationFault) {
      var cursor = try DNSCursor(bytes)
      try write(&cursor, bytes, application, &writer)
      if shift == 2, payload.count > 2 + bytes.count {
        writer.number("following_bytes", payload.count - 2 - bytes.count, after: " [+", before: " bytes]")
      }
    } catch {
      writer.close(to: depth)
      writeFault(error, shift: shift, payload, application.title, context, &writer)
    }
  }

  private static func write(
    _ cursor: inout DNSCursor, _ bytes: Span<UInt8>, _ application: ApplicationProtocol, _ writer: inout FieldWriter
  ) throws(ApplicationFault) {
    let header = cursor.header
    writer.number("identification", header.identification, after: " ")
    if writer.isText {
      writer.dnsFlags(header)
    } else {
      writer.dnsHeader(header)
    }
    let showsQuestions = !header.isResponse || writer.isVerbose
    if header.questionCount > 0, showsQuestions, header.isResponse { writer.say(" q:") }
    var omitted = 0
    let end = writer.bytes.count + mostOutput(of: bytes)
    writer.list("questions")
    while let question = try cursor.nextQuestion(bytes) {
      guard showsQuestions || !writer.isText else { continue }
      guard writer.bytes.count < end else {
        omitted += 1
        continue
      }
      writer.item(separator: ",")
      writer.question(question, bytes, isMulticast: application == .multicastDNS)
      writer.endItem()
    }
    writer.endList()
    if writer.isText, header.isResponse {
      writer.number("", header.answerCount, after: " ")
      writer.number("", header.authorityCount, after: "/")
      writer.number("", header.additionalCount, after: "/")
    }
    try writeRecords(&cursor, bytes, application, to: end, &omitted, &writer)
    if omitted > 0 { writer.number("entries_omitted", omitted, after: " [+", before: " entries]") }
  }

  /// Bytes of output behind which no further entry of a message is shown: each entry of six bytes may point to a name of
  /// 255 (RFC 1035 §4.1.4), and would make a hundredfold of a hostile message. Honest ones stay far below.
  private static func mostOutput(of message: Span<UInt8>) -> Int { 2048 + 32 * message.count }

  private static func writeRecords(
    _ cursor: inout DNSCursor, _ bytes: Span<UInt8>, _ application: ApplicationProtocol, to end: Int,
    _ omitted: inout Int, _ writer: inout FieldWriter
  ) throws(ApplicationFault) {
    let isResponse = cursor.header.isResponse
    var section = DNSSection.answer
    var hasSome = false
    writer.list("records")
    while let next = try cursor.nextRecord(bytes) {
      // Without -v people read the answers; every record is walked, so that what is wrong with any is said.
      guard !writer.isText || writer.isVerbose || isResponse && next.section == .answer else {
        _ = try DNSRecordData(next.record, in: bytes)
        continue
      }
      guard writer.bytes.count < end else {
        omitted += 1
        _ = try DNSRecordData(next.record, in: bytes)
        continue
      }
      if writer.isText, next.section != section {
        writer.say(next.section == .authority ? " ns:" : " ar:")
        section = next.section
        hasSome = false
      }
      if hasSome { writer.say(",") }
      hasSome = true
      writer.item(separator: "")
      if !writer.isText { writer.word("section", "\(next.section)") }
      try writer.record(next.record, bytes, isMulticast: application == .multicastDNS)
      writer.endItem()
    }
    writer.endList()
  }
}

extension FieldWriter {
  fileprivate mutating func dnsFlags(_ header: DNSHeader) {
    if header.opcode != 0 {
      name("", header.opcode, DNSWords.operation(header.opcode), after: " ", unnamed: "op")
    }
    if header.isResponse {
      if header.responseCode != 0 {
        name("", header.responseCode, DNSWords.response(UInt16(header.responseCode)), after: " ", unnamed: "Resp")
      }
      if header.flags.contains(.authoritativeAnswer) { say("*") }
      if !header.flags.contains(.recursionAvailable) { say("-") }
      if header.flags.contains(.truncation) { say("|") }
      if header.flags.contains(.authenticData) { say("$") }
    } else {
      if header.flags.contains(.recursionDesired) { say("+") }
      if header.flags.contains(.truncation) { say("|") }
      if header.flags.contains(.checkingDisabled) { say("%") }
      if header.questionCount != 1 { number("", header.questionCount, after: " [", before: "q]") }
      if header.answerCount != 0 { number("", header.answerCount, after: " [", before: "a]") }
      if header.authorityCount != 0 { number("", header.authorityCount, after: " [", before: "n]") }
      if header.additionalCount != 0 { number("", header.additionalCount, after: " [", before: "au]") }
    }
  }

  fileprivate mutating func dnsHeader(_ header: DNSHeader) {
    flag("response", header.isResponse)
    name("opcode", header.opcode, DNSWords.operation(header.opcode))
    flag("authoritative_answer", header.flags.contains(.authoritativeAnswer))
    flag("truncated", header.flags.contains(.truncation))
    flag("recursion_desired", header.flags.contains(.recursionDesired))
    flag("recursion_available", header.flags.contains(.recursionAvailable))
    flag("authentic_data", header.flags.contains(.authenticData))
    flag("checking_disabled", header.flags.contains(.checkingDisabled))
    name("response_code", header.responseCode, DNSWords.response(UInt16(header.responseCode)))
    number("question_count", header.questionCount)
    number("answer_count", header.answerCount)
    number("authority_count", header.authorityCount)
    number("additional_count", header.additionalCount)
  }

  fileprivate mutating func question(_ question: DNSQuestion, _ bytes: Span<UInt8>, isMulticast: Bool) {
    name("question_type", question.type.rawValue, question.type.name, after: " ", unnamed: "Type", before: "?")
    dnsClass(question.classNumber, isMulticast: isMulticast, isQuestion: true)
    domainName("name", question.name, bytes, after: " ")
  }

  /// The class, where it is not the Internet's; in mDNS without its highest bit, which has a meaning of its own.
  private mutating func dnsClass(_ number: UInt16, isMulticast: Bool, isQuestion: Bool) {
    let plain = isMulticast ? number & 0x7FFF : number
    if !isText || plain != 1 { name("class", plain, DNSWords.className(plain), after: " ", unnamed: "Class") }
    if isMulticast {
      flag(
        isQuestion ? "unicast_response" : "cache_flush", number & 0x8000 != 0, isQuestion ? " (QU)" : " (flush)")
    }
  }

  fileprivate mutating func record(
    _ record: DNSRecord, _ bytes: Span<UInt8>, isMulticast: Bool
  ) throws(ApplicationFault) {
    if isVerbose || !isText, record.type != .options { domainName("name", record.name, bytes, after: " ") }
    name("record_type", record.type.rawValue, record.type.name, after: " ", unnamed: "Type")
    if let extended = DNSExtension(record) { return edns(extended) }
    dnsClass(record.classNumber, isMulticast: isMulticast, isQuestion: false)
    if isVerbose { number("ttl_seconds", record.timeToLive, after: " [", before: "s]") }
    try recordData(record, bytes)
  }

  private mutating func edns(_ extended: DNSExtension) {
    number("udp_payload_size", extended.payloadSize, after: " UDPsize=")
    flag("dnssec_ok", extended.isDNSSECOK, " DO")
    if !isText || extended.version != 0 { number("edns_version", extended.version, after: " version ") }
    if !isText || extended.extendedResponseCode != 0 {
      number("extended_response_code", extended.extendedResponseCode, after: " extended rcode ")
    }
  }

  private mutating func recordData(_ record: DNSRecord, _ bytes: Span<UInt8>) throws(ApplicationFault) {
    switch try DNSRecordData(record, in: bytes) {
    case .address(let address): self.address("address", v4: address, after: " ")
    case .address6(let address): self.address("address", v6: address, after: " ")
    case .name(let name): domainName("target", name, bytes, after: " ")
    case .mailExchange(let preference, let name):
      domainName("target", name, bytes, after: " ")
      number("preference", preference, after: " ")
    case .startOfAuthority(let server, let mailbox, let serial):
      guard isVerbose else { return }
      domainName("server", server, bytes, after: " ")
      domainName("mailbox", mailbox, bytes, after: " ")
      number("serial", serial, after: " ")
    case .service(let priority, let weight, let port, let target):
      domainName("target", target, bytes, after: " ")
      number("port", port, after: ":")
      number("priority", priority, after: " ")
      number("weight", weight, after: " ")
    case .strings(var strings):
      list("strings")
      while let string = try strings.next(bytes) {
        separate("")
        text("", bytes, string, after: " \"", before: "\"")
      }
      endList()
    case .serviceBinding(let priority, let target, _):
      number("priority", priority, after: " ")
      domainName("target", target, bytes, after: " ")
    case .uri(let priority, let weight, let target):
      number("priority", priority, after: " ")
      number("weight", weight, after: " ")
      text("target", bytes, target, after: " ")
    case .certificationAuthority(let flags, let tag, let value):
      number("flags", flags, after: " ")
      text("tag", bytes, tag, after: " ")
      text("value", bytes, value, after: " ")
    case .other(let data):
      number("data_length", data.count, after: " [", before: " bytes]")
    }
  }

  /// A domain name with a dot behind each label; `.` is the root. A dot within a label has a backslash before it, which
  /// is doubled like all of a packet.
  mutating func domainName(_ key: StaticString, _ name: DNSName, _ bytes: Span<UInt8>, after lead: StaticString = "") {
    var labels = name.labels
    var whole: [UInt8] = []
    while let label = labels.next(bytes) {
      for place in label {
        if bytes[place] == 0x2E { whole.append(0x5C) }
        whole.append(bytes[place])
      }
      whole.append(0x2E)
    }
    if whole.isEmpty { whole.append(0x2E) }
    text(key, whole, after: lead)
  }
}
