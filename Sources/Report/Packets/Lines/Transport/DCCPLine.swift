import Wire

extension LayerLine {
  /// `DCCP Request (service=0) seq 8, options <…>, length 0`
  static func dccp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    if bytes.count >= 4, !writer.isText { ports(bytes, &writer) }
    writer.say("DCCP")
    let header = try DCCPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.name("type", header.type.rawValue, header.type.name, after: " ")
    if let service = header.serviceCode { writer.service(service) }
    if let reset = header.reset {
      writer.name("reset_code", reset.code, DCCPHeader.name(reset: reset.code), after: " (code=")
      if !writer.isText || reset.data != 0 { writer.hexadecimal("reset_data", reset.data, digits: 6, after: ", data ") }
      writer.say(")")
    }
    writer.number("sequence_number", header.sequenceNumber, after: ", seq ")
    if let acknowledgment = header.acknowledgmentNumber {
      writer.number("acknowledgment_number", acknowledgment, after: ", ack ")
    }
    if !header.isExtended, !header.type.allowsShortSequence { writer.say(" [!24 bits, the type needs 48]") }
    if writer.isVerbose {
      writer.number("congestion_control_value", header.congestionControlValue, after: ", ccval ")
      writer.number("checksum_coverage", header.checksumCoverage, after: ", cscov ")
    }
    if !writer.isText {
      writer.flag("extended_sequence_numbers", header.isExtended)
      writer.number("header_length", header.headerLength)
    }
    let beyondHeader = header.checksumCoverage == 0 ? 0 : (Int(header.checksumCoverage) - 1) * 4
    let covered =
      header.checksumCoverage == 0 ? context.length : min(header.headerLength + beyondHeader, context.length)
    writer.checksum(
      header.checksum,
      context.verdict(bytes, field: 6, length: covered, pseudoLength: context.length, number: .dccp))
    if writer.isVerbose, header.headerLength > header.optionsStart {
      try writer.dccpOptions(bytes, header, context)
    }
    writer.number("payload_length", max(context.length - header.headerLength, 0), after: ", length ")
  }
}

extension FieldWriter {
  /// Four characters where they are such, else the number (RFC 4340 §8.1.2).
  fileprivate mutating func service(_ code: UInt32) {
    guard isText else { return number("service_code", code) }
    let characters = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: code >> $0) }
    guard characters.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return number("", code, after: " (service=", before: ")")
    }
    text("", characters, after: " (service=", before: ")")
  }

  fileprivate mutating func dccpOptions(
    _ bytes: Span<UInt8>, _ header: DCCPHeader, _ context: LayerContext
  ) throws(DecodeError) {
    list("options", after: ", options <")
    var cursor = DCCPOptionCursor(header)
    while cursor.position < cursor.end {
      let start = cursor.position
      do throws(DecodeError) {
        guard let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) else { break }
        item()
        name("type", option.type, DCCPOption.name(option.type), unnamed: "option ")
        value(option, bytes)
        endItem()
      } catch {
        guard case .invalid(.optionLength, let length) = error.reason else {
          endList(before: ">")
          throw error
        }
        item()
        name("type", bytes[start], DCCPOption.name(bytes[start]), after: "[!", unnamed: "option ")
        number("invalid_length", length, after: " length ", before: "]")
        endItem()
      }
    }
    endList(before: ">")
  }

  private mutating func value(_ option: DCCPOption, _ bytes: Span<UInt8>) {
    switch option {
    case .single: break
    case .feature(_, let feature, let values):
      name("feature", feature, DCCPOption.name(feature: feature), after: " ", unnamed: "feature ")
      list("values")
      for index in values {
        separate("")
        number("", bytes[index], after: " ")
      }
      endList()
    case .nonDataPackets(let count): number("count", count, after: " ")
    case .acknowledgmentVector(let nonce, let runs):
      number("nonce", nonce, after: " nonce ")
      octets("runs", bytes.extracting(runs), after: " 0x")
    case .dataDropped(let blocks): octets("blocks", bytes.extracting(blocks), after: " 0x")
    case .timestamp(let time): number("timestamp", time, after: " ")
    case .timestampEcho(let time, let elapsed):
      number("timestamp", time, after: " ")
      if let elapsed { number("elapsed_time", elapsed, after: " elapsed ") }
    case .elapsedTime(let time): number("elapsed_time", time, after: " ")
    case .dataChecksum(let checksum): hexadecimal("data_checksum", checksum, digits: 8, after: " ")
    case .lossEventRate(let rate): number("loss_event_rate", rate, after: " 1/")
    case .receiveRate(let rate): number("receive_rate", rate, after: " ")
    case .other(_, let data):
      if !data.isEmpty { octets("data", bytes.extracting(data), after: " 0x") }
    }
  }
}
