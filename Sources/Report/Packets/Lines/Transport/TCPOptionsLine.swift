import Wire

extension LayerLine {
  /// `, options [mss 1460,sackOK,TS val 1 ecr 2,nop,wscale 7]`, as tcpdump has it. An option whose length its kind does
  /// not allow is shown as `[!mss length 5]`, and the next is read.
  ///
  /// - Parameters:
  ///   - bytes: from the header's first byte.
  ///   - acknowledgmentBase: what people see subtracted from the sequence numbers of selective acknowledgments.
  static func tcpOptions(
    _ bytes: Span<UInt8>, _ header: TCPHeader, acknowledgmentBase: UInt32, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("options", after: ", options [")
    var cursor = TCPOptionCursor(header)
    while cursor.position < cursor.end {
      let start = cursor.position
      do throws(DecodeError) {
        guard let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) else { break }
        writer.item(separator: ",")
        writer.name("kind", option.kind, TCPOption.name(option.kind), unnamed: "unknown-")
        switch option {
        case .endOfList, .noOperation, .selectiveAcknowledgmentPermitted: break
        case .maximumSegmentSize(let size): writer.number("maximum_segment_size", size, after: " ")
        case .windowScale(let shift): writer.number("shift", shift, after: " ")
        case .timestamps(let value, let echo):
          writer.number("value", value, after: " val ")
          writer.number("echo", echo, after: " ecr ")
        case .selectiveAcknowledgment(let acknowledgment): writer.blocks(acknowledgment, base: acknowledgmentBase)
        case .multipath(let option):
          writer.number("length", cursor.position - start, after: " ")
          writer.multipath(option, bytes)
        default: writer.rareOption(option, bytes)
        }
        writer.endItem()
      } catch {
        guard case .invalid(.optionLength, let length) = error.reason else {
          writer.endList(before: "]")
          throw error
        }
        let kind = bytes[start]
        writer.item(separator: ",")
        writer.name("kind", kind, TCPOption.name(kind), after: "[!", unnamed: "unknown-")
        writer.number("invalid_length", length, after: " length ", before: "]")
        writer.endItem()
      }
    }
    writer.endList(before: "]")
  }
}

extension FieldWriter {
  /// ` 2 {5:9}{12:15}`
  fileprivate mutating func blocks(_ acknowledgment: TCPOption.SelectiveAcknowledgment, base: UInt32) {
    if isText { number("", acknowledgment.count, after: " ", before: " ") }
    list("blocks")
    for index in 0..<acknowledgment.count {
      guard let block = acknowledgment[index] else { break }
      item(separator: "")
      number("left", isText ? block.left &- base : block.left, after: "{")
      number("right", isText ? block.right &- base : block.right, after: ":", before: "}")
      endItem()
    }
    endList()
  }

  /// What few segments have.
  fileprivate mutating func rareOption(_ option: TCPOption, _ bytes: Span<UInt8>) {
    switch option {
    case .echo(let value), .echoReply(let value), .connectionCount(_, let value):
      number("value", value, after: " ")
    case .partialOrderProfile(let flags):
      flag("starts", flags & 0x80 != 0, " start")
      flag("ends", flags & 0x40 != 0, " end")
    case .alternateChecksumRequest(let number):
      name("algorithm", number, Self.alternateChecksum(number), after: " ")
    case .md5Signature(let digest): octets("digest", bytes.extracting(digest), after: " ")
    case .spaceCapabilities(let vector, let connection):
      hexadecimal("capabilities", vector, digits: 2, after: " cap ")
      number("connection", connection, after: " id ")
    case .negativeAcknowledgment(let offset, let size, let bits):
      number("hole_offset", offset, after: " offset ")
      number("hole_size", size, after: " size ")
      if !bits.isEmpty { octets("bits", bytes.extracting(bits), after: " bits 0x") }
    case .quickStart(let rate, let difference, let nonce):
      number("rate", rate, after: " rate ")
      number("ttl_difference", difference, after: " ttl-diff ")
      hexadecimal("nonce", nonce, digits: 8, after: " nonce ")
    case .userTimeout(let isMinutes, let timeout):
      number("timeout", timeout, after: " ", before: isMinutes ? " min" : " s")
      if !isText { word("unit", isMinutes ? "minutes" : "seconds") }
    case .authentication(let key, let nextKey, let code):
      number("key_id", key, after: " keyid ")
      number("next_key_id", nextKey, after: " rnextkeyid ")
      octets("code", bytes.extracting(code), after: " mac 0x")
    case .fastOpen(let cookie): fastOpen(bytes.extracting(cookie))
    case .encryptionNegotiation(let data): suboptions(data, bytes)
    case .accurateECN(let counters): accurateECN(counters)
    case .experiment(_, let identifier, let data):
      if let known = identifier.name {
        name("experiment", identifier.value, known, after: "-")
      } else {
        hexadecimal("experiment", identifier.value, digits: 4, after: "-")
      }
      let rest = bytes.extracting(data.lowerBound + identifier.size..<data.upperBound)
      if identifier.isFastOpen {
        fastOpen(rest)
      } else if rest.count > 0 {
        octets("data", rest, after: " 0x", limit: 40)
      }
    case .other(_, let data):
      if !data.isEmpty { octets("data", bytes.extracting(data), after: " 0x", limit: 40) }
    case .endOfList, .noOperation, .maximumSegmentSize, .windowScale, .selectiveAcknowledgmentPermitted,
      .selectiveAcknowledgment, .timestamps, .partialOrderPermitted, .multipath:
      break
    }
  }

  private mutating func fastOpen(_ cookie: Span<UInt8>) {
    if cookie.count == 0 { return flag("cookie_requested", true, " cookiereq") }
    octets("cookie", cookie, after: " cookie ")
  }

  private mutating func suboptions(_ data: Range<Int>, _ bytes: Span<UInt8>) {
    list("suboptions", after: " ")
    var cursor = EncryptionSuboptionCursor(data)
    while let suboption = cursor.next(bytes) {
      item(separator: " ")
      if let known = suboption.name {
        name("identifier", suboption.identifier, known)
      } else {
        hexadecimal("identifier", suboption.identifier, digits: 2)
      }
      if !suboption.data.isEmpty { octets("data", bytes.extracting(suboption.data), after: ":") }
      endItem()
    }
    endList()
  }

  private mutating func accurateECN(_ counters: TCPOption.AccurateECN) {
    number("order", counters.order.rawValue, after: " order ")
    if let value = counters.capableZero { number("ect0_bytes", value, after: " ect0 ") }
    if let value = counters.congestionExperienced { number("ce_bytes", value, after: " ce ") }
    if let value = counters.capableOne { number("ect1_bytes", value, after: " ect1 ") }
  }

  /// RFC 1146 §3.
  private static func alternateChecksum(_ number: UInt8) -> String? {
    switch number {
    case 0: "tcp"
    case 1: "fletcher-8"
    case 2: "fletcher-16"
    case 3: "redundant"
    default: nil
    }
  }
}
