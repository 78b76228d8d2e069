import Wire

extension LayerLine {
  /// `SCTP [INIT tag 7, rwnd 65535, streams 17 out 17 in, tsn 1], length 20`: the chunks in their order.
  static func sctp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    if bytes.count >= 4, !writer.isText { ports(bytes, &writer) }
    writer.say("SCTP")
    let header = try SCTPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    if writer.isVerbose {
      writer.hexadecimal("verification_tag", header.verificationTag, digits: 8, after: " (tag ")
      writer.checksum(header.checksum, context.castagnoli(bytes), digits: 8)
      writer.say(")")
    } else {
      writer.checksum(header.checksum, context.castagnoli(bytes), digits: 8, after: " ")
    }
    let failure = writer.chunks(bytes, context)
    writer.number("length", max(context.length - SCTPHeader.size, 0), after: ", length ")
    if let failure { throw failure }
  }
}

extension LayerContext {
  /// Judges SCTP's checksum.
  fileprivate func castagnoli(_ bytes: Span<UInt8>) -> ChecksumVerdict? {
    guard checksChecksums else { return nil }
    if isQuoted { return .cut }
    if network?.isFragment == true { return .fragment }
    if frame.flags.contains(.checksumNotReady) || network?.isSegmentedLater == true { return .notYetComputed }
    return .sctp(bytes, length: length)
  }
}

extension FieldWriter {
  /// - Returns: the first error; later chunks have been written all the same, where their place is known.
  fileprivate mutating func chunks(_ bytes: Span<UInt8>, _ context: LayerContext) -> DecodeError? {
    var failure: DecodeError?
    var cursor = SCTPChunkCursor(length: context.length)
    list("chunks", after: " ")
    while true {
      do throws(DecodeError) {
        guard let chunk = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) else { break }
        item(separator: " ")
        let inside = depth
        name("type", chunk.type.rawValue, chunk.type.name, after: "[", unnamed: "chunk ")
        if !isText {
          number("flags", chunk.flags)
          number("length", chunk.length)
        }
        do throws(DecodeError) {
          try body(chunk, bytes, context)
        } catch {
          close(to: inside)
          if failure == nil { failure = error }
        }
        say("]")
        endItem()
      } catch {
        if failure == nil { failure = error }
        break
      }
    }
    endList()
    return failure
  }

  private mutating func body(
    _ chunk: SCTPChunk, _ bytes: Span<UInt8>, _ context: LayerContext
  ) throws(DecodeError) {
    let (offset, limit) = (context.place.offset, context.place.limit)
    switch chunk.type {
    case .data, .interleavedData: data(chunk, try SCTPDataBody(chunk, bytes, at: offset, limit: limit))
    case .initiation, .initiationAcknowledgment:
      let body = try SCTPInitiationBody(chunk, bytes, at: offset, limit: limit)
      number("initiate_tag", body.initiateTag, after: " tag ")
      number("receiver_window", body.receiverWindow, after: ", rwnd ")
      number("outbound_streams", body.outboundStreams, after: ", streams ", before: " out")
      number("inbound_streams", body.inboundStreams, after: " ", before: " in")
      number("initial_sequence_number", body.initialSequence, after: ", tsn ")
      try parameters(chunk, from: body.start, bytes, context)
    case .selectiveAcknowledgment, .nonRenegableAcknowledgment:
      acknowledgment(try SCTPAcknowledgmentBody(chunk, bytes, at: offset, limit: limit), bytes)
    case .heartbeat, .heartbeatAcknowledgment: try parameters(chunk, from: chunk.value.lowerBound, bytes, context)
    case .abort, .error:
      if chunk.type == .abort { flag("tag_reflected", chunk.flags & 1 != 0, " (T)") }
      try causes(chunk, bytes, context)
    case .shutdownComplete: flag("tag_reflected", chunk.flags & 1 != 0, " (T)")
    case .shutdown:
      number(
        "cumulative_sequence_number", bytes.uint32(at: try chunk.place(of: 4, at: offset, limit: limit)),
        after: " cum ack ")
    case .congestionEcho, .congestionWindowReduced:
      number(
        "lowest_sequence_number", bytes.uint32(at: try chunk.place(of: 4, at: offset, limit: limit)), after: " tsn ")
    case .cookieEcho:
      if isVerbose { octets("cookie", bytes.extracting(chunk.value), after: " 0x") }
    case .authentication:
      let place = try chunk.place(of: 4, at: offset, limit: limit)
      number("key_id", bytes.uint16(at: place), after: " key ")
      let algorithm = bytes.uint16(at: place + 2)
      name("algorithm", algorithm, SCTPName.algorithm(algorithm), after: ", ", unnamed: "algorithm ")
      if isVerbose { octets("code", bytes.extracting(place + 4..<chunk.value.upperBound), after: " 0x") }
    case .forwardSequence, .interleavedForwardSequence: try forward(chunk, bytes, context)
    case .addressConfiguration, .addressConfigurationAcknowledgment:
      let place = try chunk.place(of: 4, at: offset, limit: limit)
      number("serial_number", bytes.uint32(at: place), after: " serial ")
      try parameters(chunk, from: place + 4, bytes, context)
    case .streamReconfiguration: try parameters(chunk, from: chunk.value.lowerBound, bytes, context)
    case .packetDropped:
      let place = try chunk.place(of: 12, at: offset, limit: limit)
      number("maximum_window", bytes.uint32(at: place), after: " max rwnd ")
      number("queued_bytes", bytes.uint32(at: place + 4), after: ", queued ")
      number("dropped_length", bytes.uint16(at: place + 8), after: ", dropped length ")
    case .padding, .shutdownAcknowledgment, .cookieAcknowledgment: break
    default:
      if !chunk.value.isEmpty { octets("value", bytes.extracting(chunk.value), after: " 0x") }
    }
    if chunk.isCut {
      throw DecodeError(
        .sctp, at: offset,
        .truncated(
          needed: chunk.value.lowerBound + chunk.length - SCTPChunk.size, available: chunk.value.upperBound,
          limit: limit))
    }
  }

  private mutating func data(_ chunk: SCTPChunk, _ body: SCTPDataBody) {
    if isText {
      if chunk.flags & 0xF != 0 { say(" ") }
      if chunk.flags & 8 != 0 { say("(I)") }
      if chunk.flags & 4 != 0 { say("(U)") }
      if chunk.flags & 2 != 0 { say("(B)") }
      if chunk.flags & 1 != 0 { say("(E)") }
    }
    number("sequence_number", body.sequence, after: " tsn ")
    number("stream", body.stream, after: ", stream ")
    if chunk.type == .data {
      number("stream_sequence_number", body.messageNumber, after: ", seq ")
    } else {
      number("message_identifier", body.messageNumber, after: ", mid ")
    }
    if let number = body.payloadProtocol {
      name("payload_protocol", number, SCTPName.payloadProtocol(number), after: ", ppid ")
    }
    if let fragment = body.fragment { number("fragment_sequence_number", fragment, after: ", fsn ") }
    number("data_length", chunk.length - SCTPChunk.size - (body.start - chunk.value.lowerBound), after: ", data ")
  }

  private mutating func acknowledgment(_ body: SCTPAcknowledgmentBody, _ bytes: Span<UInt8>) {
    number("cumulative_sequence_number", body.cumulative, after: " cum ack ")
    number("receiver_window", body.receiverWindow, after: ", rwnd ")
    var place = gaps("gaps", body.gaps, bytes, from: body.start, lead: ", gaps ")
    if body.nonRenegableGaps > 0 {
      place = gaps("non_renegable_gaps", body.nonRenegableGaps, bytes, from: place, lead: ", nr-gaps ")
    }
    guard body.duplicates > 0 || !isText else { return }
    list("duplicates", after: ", dups ")
    for index in 0..<body.duplicates {
      separate(",")
      number("", bytes.uint32(at: place + 4 * index))
    }
    endList()
  }

  /// - Returns: the byte behind them.
  private mutating func gaps(
    _ key: StaticString, _ count: Int, _ bytes: Span<UInt8>, from start: Int, lead: StaticString
  ) -> Int {
    guard count > 0 || !isText else { return start }
    list(key, after: lead)
    for index in 0..<count {
      item(separator: ",")
      number("first", bytes.uint16(at: start + 4 * index))
      number("last", bytes.uint16(at: start + 4 * index + 2), after: "-")
      endItem()
    }
    endList()
    return start + 4 * count
  }

  /// FORWARD TSN, RFC 3758 §3.2, and I-FORWARD TSN, RFC 8260 §2.3.1: messages given up, stream by stream.
  private mutating func forward(
    _ chunk: SCTPChunk, _ bytes: Span<UInt8>, _ context: LayerContext
  ) throws(DecodeError) {
    var place = try chunk.place(of: 4, at: context.place.offset, limit: context.place.limit)
    let isInterleaved = chunk.type == .interleavedForwardSequence
    number("cumulative_sequence_number", bytes.uint32(at: place), after: " cum ")
    place += 4
    let size = isInterleaved ? 8 : 4
    list("streams", after: "")
    while place + size <= chunk.value.upperBound {
      item(separator: "")
      number("stream", bytes.uint16(at: place), after: ", stream ")
      if isInterleaved {
        flag("unordered", bytes.uint16(at: place + 2) & 1 != 0, " (U)")
        number("message_identifier", bytes.uint32(at: place + 4), after: " mid ")
      } else {
        number("stream_sequence_number", bytes.uint16(at: place + 2), after: " seq ")
      }
      endItem()
      place += size
    }
    endList()
  }
}
