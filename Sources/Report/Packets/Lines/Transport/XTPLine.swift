import Wire

extension LayerLine {
  /// `XTP FIRST, key 0x1, seq 0, data 64, length 96`
  static func xtp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try XTPHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("XTP")
    writer.name("format", header.format, header.formatName, after: " ", unnamed: "format ")
    writer.hexadecimal("key", header.key & 0x7FFF_FFFF_FFFF_FFFF, after: ", key ")
    writer.flag("return_key", header.isReturnKey, " (returned)")
    writer.number("sequence", header.sequenceNumber, after: ", seq ")
    writer.number("data_length", header.dataLength, after: ", data ")
    if writer.isVerbose {
      writer.number("version", header.version, after: ", version ")
      if !writer.isText { writer.number("options", header.options.rawValue) }
      writer.words("option_names", xtpOptions(header.options), after: ", options [", before: "]")
      writer.number("sort", header.sort, after: ", sort ")
      writer.number("synchronization", header.synchronization, after: ", sync ")
    }
    if header.isControl, writer.isVerbose {
      var reader = context.reader(from: XTPHeader.size)
      writer.number("received_sequence", try reader.uint64(bytes), after: ", rseq ")
      writer.number("allocation", try reader.uint64(bytes), after: ", alloc ")
      writer.number("echo", try reader.uint32(bytes), after: ", echo ")
    }
    let covered = XTPHeader.size + (header.options.contains(.noCheck) ? 0 : Int(header.dataLength))
    let verdict: ChecksumVerdict? =
      context.checksChecksums && covered > context.length
      ? .cut
      : context.verdict(
        bytes, field: 16, length: covered, usesPseudoHeader: false, number: IPProtocol(rawValue: 36))
    writer.checksum(header.checksum, verdict)
    writer.number("length", context.length, after: ", length ")
    if XTPHeader.size + Int(header.dataLength) > context.length {
      throw context.reader().refusal(.length, header.dataLength)
    }
  }

  private static func xtpOptions(_ options: XTPHeader.Options) -> [String] {
    let names: [(XTPHeader.Options, String)] = [
      (.noCheck, "NOCHECK"), (.edge, "EDGE"), (.noError, "NOERR"), (.multicast, "MULTI"), (.reservation, "RES"),
      (.sort, "SORT"), (.noFlowControl, "NOFLOW"), (.fastNegative, "FASTNAK"), (.statusRequest, "SREQ"),
      (.deliveryRequest, "DREQ"), (.readClose, "RCLOSE"), (.writeClose, "WCLOSE"), (.endOfMessage, "EOM"),
      (.end, "END"), (.beginningTag, "BTAG"),
    ]
    return names.filter { options.contains($0.0) }.map(\.1)
  }
}
