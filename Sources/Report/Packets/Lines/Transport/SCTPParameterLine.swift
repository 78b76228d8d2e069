import Wire

extension FieldWriter {
  /// ` {IPv4 address 10.0.0.1, ECN capable}`, for `-v`: the parameters of a chunk.
  mutating func parameters(
    _ chunk: SCTPChunk, from start: Int, _ bytes: Span<UInt8>, _ context: LayerContext
  ) throws(DecodeError) {
    guard isVerbose, start < chunk.value.upperBound else { return }
    list("parameters", after: " {")
    var cursor = SCTPParameterCursor(start..<chunk.value.upperBound, isCut: chunk.isCut)
    do throws(DecodeError) {
      while let parameter = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
        item()
        name("type", parameter.type, SCTPName.parameter(parameter.type), unnamed: "parameter ")
        value(parameter, bytes)
        endItem()
      }
    } catch {
      endList(before: "}")
      throw error
    }
    endList(before: "}")
  }

  private mutating func value(_ parameter: SCTPParameter, _ bytes: Span<UInt8>) {
    let range = parameter.value
    let start = range.lowerBound
    switch (parameter.type, range.count) {
    case (5, 4), (6, 16): sctpAddress(parameter, bytes)
    case (9, 4): number("life_span_increment", bytes.uint32(at: start), after: " ", before: " ms")
    case (11, _): text("host_name", bytes.extracting(range), after: " ")
    case (12, _): numbers16("address_types", range, bytes)
    case (13, 12...):
      number("request_number", bytes.uint32(at: start), after: " ")
      number("response_number", bytes.uint32(at: start + 4), after: " answers ")
      number("last_sequence_number", bytes.uint32(at: start + 8), after: ", last tsn ")
      numbers16("streams", start + 12..<range.upperBound, bytes, lead: ", streams")
    case (14, 4...):
      number("request_number", bytes.uint32(at: start), after: " ")
      numbers16("streams", start + 4..<range.upperBound, bytes, lead: ", streams")
    case (15, 4): number("request_number", bytes.uint32(at: start), after: " ")
    case (16, 8), (16, 16):
      number("response_number", bytes.uint32(at: start), after: " ")
      let result = bytes.uint32(at: start + 4)
      name("result", result, SCTPName.result(result), after: " ", unnamed: "result ")
      guard range.count == 16 else { return }
      number("sender_next_sequence_number", bytes.uint32(at: start + 8), after: ", sender next tsn ")
      number("receiver_next_sequence_number", bytes.uint32(at: start + 12), after: ", receiver next tsn ")
    case (17, 8), (18, 8):
      number("request_number", bytes.uint32(at: start), after: " ")
      number("new_streams", bytes.uint16(at: start + 4), after: ", streams ")
    case (0x8000, 0), (0xC000, 0): break
    // How errors are detected instead: 1 is DTLS (RFC 9653 §3).
    case (0x8001, 4):
      let method = bytes.uint32(at: start)
      name("error_detection", method, method == 1 ? "DTLS" : nil, after: " ", unnamed: "method ")
    case (0x8003, _), (0x8008, _):
      list("chunk_types")
      for index in range {
        separate(",")
        let type = SCTPChunkType(rawValue: bytes[index])
        if let known = type.name, isText { say(" " + known) } else { number("", type.rawValue, after: " ") }
      }
      endList()
    case (0x8004, _):
      list("algorithms")
      for index in 0..<range.count / 2 {
        separate(",")
        let algorithm = bytes.uint16(at: start + 2 * index)
        if let known = SCTPName.algorithm(algorithm), isText {
          say(" " + known)
        } else {
          number("", algorithm, after: " ")
        }
      }
      endList()
    case (0x8005, _): number("padding_length", range.count, after: " ")
    case (0xC001, 4...), (0xC002, 4...), (0xC003, 4...), (0xC004, 4...):
      number("correlation_id", bytes.uint32(at: start), after: " ")
      nested(start + 4..<range.upperBound, bytes)
    case (0xC005, 4): number("correlation_id", bytes.uint32(at: start), after: " ")
    case (0xC006, 4): number("adaptation_code", bytes.uint32(at: start), after: " ")
    default:
      if !range.isEmpty { octets("value", bytes.extracting(range), after: " 0x") }
    }
  }

  /// The one parameter inside another: an address, or whatever it is.
  private mutating func nested(_ range: Range<Int>, _ bytes: Span<UInt8>) {
    var cursor = SCTPParameterCursor(range, isCut: false)
    guard let parameter = try? cursor.next(bytes) else {
      return octets("value", bytes.extracting(range), after: " 0x")
    }
    if !sctpAddress(parameter, bytes) { octets("value", bytes.extracting(range), after: " 0x") }
  }

  @discardableResult
  private mutating func sctpAddress(_ parameter: SCTPParameter, _ bytes: Span<UInt8>) -> Bool {
    let start = parameter.value.lowerBound
    switch (parameter.type, parameter.value.count) {
    case (5, 4): address("address", v4: bytes.uint32(at: start), after: " ")
    case (6, 16):
      address(
        "address", v6: IPv6Address(high: bytes.uint64(at: start), low: bytes.uint64(at: start + 8)), after: " ")
    default: return false
    }
    return true
  }

  private mutating func numbers16(
    _ key: StaticString, _ range: Range<Int>, _ bytes: Span<UInt8>, lead: StaticString = ""
  ) {
    guard range.count >= 2 || !isText else { return }
    list(key, after: lead)
    for index in 0..<range.count / 2 {
      separate("")
      number("", bytes.uint16(at: range.lowerBound + 2 * index), after: " ")
    }
    endList()
  }

  /// ` {stale cookie 12 µs}`: the causes of an ABORT or ERROR.
  mutating func causes(
    _ chunk: SCTPChunk, _ bytes: Span<UInt8>, _ context: LayerContext
  ) throws(DecodeError) {
    guard !chunk.value.isEmpty else { return }
    list("causes", after: " {")
    var cursor = SCTPParameterCursor(chunk.value, isCut: chunk.isCut)
    do throws(DecodeError) {
      while let cause = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
        item()
        name("code", cause.type, SCTPName.cause(cause.type), unnamed: "cause ")
        value(cause: cause, bytes)
        endItem()
      }
    } catch {
      endList(before: "}")
      throw error
    }
    endList(before: "}")
  }

  private mutating func value(cause: SCTPParameter, _ bytes: Span<UInt8>) {
    let range = cause.value
    let start = range.lowerBound
    switch (cause.type, range.count) {
    case (1, 4): number("stream", bytes.uint16(at: start), after: " ")
    case (2, 4...): numbers16("parameter_types", start + 4..<range.upperBound, bytes)
    case (3, 4): number("staleness", bytes.uint32(at: start), after: " by ", before: " us")
    case (4, 0), (7, 0), (10, 0): break
    case (5, _): nested(range, bytes)
    case (6, 1...):
      let type = SCTPChunkType(rawValue: bytes[start])
      name("chunk_type", type.rawValue, type.name, after: " ")
    case (9, 4): number("sequence_number", bytes.uint32(at: start), after: " tsn ")
    case (12, _), (13, _):
      if !range.isEmpty { text("reason", bytes.extracting(range), after: " \"", before: "\"") }
    case (261, 2...): number("algorithm", bytes.uint16(at: start), after: " ")
    default:
      if !range.isEmpty { octets("value", bytes.extracting(range), after: " 0x") }
    }
  }
}
