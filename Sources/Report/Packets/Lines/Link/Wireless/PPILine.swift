import Wire

extension LayerLine {
  /// `PPI, 54.0 Mb/s, 2437 MHz 11g, -40 dBm signal`; under `-v` all fields by name.
  static func ppi(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try PPIHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink || writer.isVerbose || context.next == nil else { return }
    writer.say("PPI")
    if writer.isVerbose {
      writer.number("header_length", header.headerLength, after: ", header length ")
      if !writer.isText { writer.number("flags", header.flags) }
      writer.name("link_type", header.dataLinkType, header.linkType.name, after: ", link type ")
    }
    var cursor = PPIFieldCursor(header)
    let depth = writer.depth
    var failure: DecodeError?
    writer.list("fields")
    do throws(DecodeError) {
      while let field = try cursor.next(bytes, at: context.place.offset) {
        let common = PPICommonField(bytes, field)
        guard writer.isVerbose || common != nil else { continue }
        writer.item(separator: "")
        if writer.isVerbose { writer.name("field", field.type, field.name, after: ", ", unnamed: "field ") }
        if let common {
          writer.common(common)
        } else {
          writer.number("length", field.data.count, after: " length ")
        }
        writer.endItem()
      }
    } catch {
      failure = error
    }
    writer.close(to: depth)
    if let failure { throw failure }
  }
}

extension FieldWriter {
  fileprivate mutating func common(_ field: PPICommonField) {
    if isVerbose {
      number("synchronization_time", field.synchronizationTime, after: " ", before: " tsft")
      if !isText { number("flags", field.flags) }
    }
    flag("check_sequence_at_end", field.flags & 1 != 0, isVerbose ? ", FCS at the end" : "")
    flag("bad_check_sequence", field.flags & 5 == 5, ", bad FCS")
    if field.rate != 0 || !isText { rate(kilobits: UInt64(field.rate) * 500, after: ", ") }
    if field.frequency != 0 || !isText {
      channel(frequency: field.frequency, flags: UInt32(field.channelFlags), after: ", ")
    }
    number("signal_dbm", field.signal, after: ", ", before: " dBm signal")
    if isVerbose { number("noise_dbm", field.noise, after: ", ", before: " dBm noise") }
  }
}
