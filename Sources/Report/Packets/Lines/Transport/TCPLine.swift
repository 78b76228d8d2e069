import Wire

extension LayerLine {
  /// `Flags [P.], seq 1:100, ack 1, win 512, length 99`, as tcpdump has it.
  static func tcp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ sequences: inout SequenceTable?, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header: TCPHeader
    do {
      header = try TCPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    } catch {
      cut(bytes, &writer)
      throw error
    }
    if !writer.isText { ports(bytes, &writer) }
    let payload = max(context.length &- header.headerLength, 0)
    if context.isQuiet, writer.isText { return writer.number("", payload, after: "tcp ") }

    writer.flags(header.flags, bytes.uint16(at: 12) & 0x0FFF)
    var (sequence, acknowledgment) = (header.sequenceNumber, header.acknowledgmentNumber)
    var isRelative = false
    if !context.isQuoted, let network = context.network, let relative = sequences?.relative(header, network) {
      (sequence, acknowledgment, isRelative) = relative
    }
    if writer.isText {
      if payload > 0 || !header.flags.isDisjoint(with: [.synchronize, .finish, .reset]) {
        writer.number("", sequence, after: ", seq ")
        if payload > 0 { writer.number("", sequence &+ UInt32(truncatingIfNeeded: payload), after: ":") }
      }
      if header.flags.contains(.acknowledgment) { writer.number("", acknowledgment, after: ", ack ") }
    } else {
      writer.number("sequence_number", header.sequenceNumber)
      writer.number("acknowledgment_number", header.acknowledgmentNumber)
      if isRelative {
        writer.number("relative_sequence_number", sequence)
        if header.flags.contains(.acknowledgment) {
          writer.number("relative_acknowledgment_number", acknowledgment)
        }
      }
      writer.number("header_length", header.headerLength)
    }
    if writer.isVerbose || context.checksChecksums {
      writer.checksum(
        header.checksum, context.verdict(bytes, field: 16, number: .tcp))
    }
    writer.number("window", header.window, after: ", win ")
    if !writer.isText || header.flags.contains(.urgent) {
      writer.number("urgent_pointer", header.urgentPointer, after: ", urg ")
    }
    var failure: DecodeError?
    if header.headerLength > TCPHeader.size {
      let depth = writer.depth
      do throws(DecodeError) {
        // The blocks of a selective acknowledgment count from where the acknowledgment number does.
        try tcpOptions(
          bytes, header, acknowledgmentBase: isRelative ? header.acknowledgmentNumber &- acknowledgment : 0, context,
          &writer)
      } catch {
        writer.close(to: depth)
        failure = error
      }
    }
    writer.number("payload_length", payload, after: ", length ")
    if let failure { throw failure }
  }

  /// What there is of a header that is cut.
  private static func cut(_ bytes: Span<UInt8>, _ writer: inout FieldWriter) {
    guard bytes.count >= 4 else { return }
    if !writer.isText { ports(bytes, &writer) }
    if bytes.count >= 8 {
      writer.number("sequence_number", bytes.uint32(at: 4), after: "seq ")
    }
    if bytes.count >= 12 { writer.number("acknowledgment_number", bytes.uint32(at: 8), after: ", ack ") }
    if bytes.count >= 14, !writer.isText {
      writer.number("header_length", bytes[12] >> 4 &* 4)
      writer.number("flags", bytes.uint16(at: 12) & 0x0FFF)
    }
    if bytes.count >= 16 { writer.number("window", bytes.uint16(at: 14), after: ", win ") }
  }

  /// The two ports of a transport, for JSON: people read them behind the addresses.
  static func ports(_ bytes: Span<UInt8>, _ writer: inout FieldWriter) {
    writer.number("source_port", bytes.uint16(at: 0))
    writer.number("destination_port", bytes.uint16(at: 2))
  }
}

extension FieldWriter {
  /// tcpdump's letters: F, S, R, P, `.` for ACK, U, E, W, e for accurate ECN; JSON has the twelve bits.
  fileprivate mutating func flags(_ flags: TCPHeader.Flags, _ bits: UInt16) {
    guard isText else { return number("flags", bits) }
    say("Flags [")
    if flags.isEmpty { say("none") }
    if flags.contains(.finish) { bytes.append(0x46) }
    if flags.contains(.synchronize) { bytes.append(0x53) }
    if flags.contains(.reset) { bytes.append(0x52) }
    if flags.contains(.push) { bytes.append(0x50) }
    if flags.contains(.acknowledgment) { bytes.append(0x2E) }
    if flags.contains(.urgent) { bytes.append(0x55) }
    if flags.contains(.congestionEcho) { bytes.append(0x45) }
    if flags.contains(.congestionWindowReduced) { bytes.append(0x57) }
    if flags.contains(.accurateECN) { bytes.append(0x65) }
    bytes.append(0x5D)
    // Three bits that nobody has assigned (RFC 9293 §3.1).
    if isVerbose, bits &>> 9 != 0 { number("", bits &>> 9, after: " [reserved bits ", before: "]") }
  }
}
