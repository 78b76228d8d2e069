import Wire

extension LayerLine {
  /// `Sun ND, read, minor 1, seq 5, block 64, bytes 8192, this packet 0:1024, length 1052`
  static func sunND(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try SunNDHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say("Sun ND")
    writer.name("operation", header.operation, header.operationName, after: ", ", unnamed: "operation ")
    writer.flag("waits", header.waits, ", wait")
    writer.flag("done", header.isDone, ", done")
    writer.number("minor_device", header.minorDevice, after: ", minor ")
    if header.errorNumber != 0 || !writer.isText {
      writer.number("error_number", header.errorNumber, after: ", error ")
    }
    if writer.isVerbose { writer.number("version", header.version, after: ", version ") }
    writer.number("sequence", header.sequenceNumber, after: ", seq ")
    writer.number("block", header.blockNumber, after: ", block ")
    writer.number("byte_count", header.byteCount, after: ", bytes ")
    if writer.isVerbose { writer.number("residual_count", header.residualCount, after: ", residual ") }
    writer.number("packet_offset", header.packetOffset, after: ", this packet ")
    writer.number("packet_bytes", header.packetCount, after: "+")
    writer.number("length", context.length, after: ", length ")
  }
}
