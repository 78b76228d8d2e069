import Wire

extension LayerLine {
  /// `, max resp delay 10000 ms, addr ::, sources 0`
  static func multicastQuery(
    _ bytes: Span<UInt8>, _ query: MulticastListenerQuery, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say(" v2")
    writer.number(
      "maximum_response_milliseconds", query.maximumResponseDelay, after: ", max resp delay ", before: " ms")
    writer.address("group", v6: query.group, after: ", addr ")
    if writer.isVerbose {
      writer.flag("suppresses_processing", query.suppressesProcessing, ", sflag")
      writer.number("robustness", query.robustness, after: ", robustness ")
      writer.number("query_interval_seconds", query.queryInterval, after: ", qqi ", before: " s")
    }
    writer.number("source_count", query.sourceCount, after: ", sources ")
    guard writer.isVerbose, query.sourceCount > 0 else { return }
    let end = MulticastListenerQuery.size + Int(query.sourceCount) * 16
    writer.addresses(
      "sources", bytes, wholeAddressesEnd(bytes, from: MulticastListenerQuery.size, to: end), after: " ")
    guard bytes.count >= end else {
      throw DecodeError(
        .icmpv6, at: context.place.offset,
        .truncated(needed: end, available: bytes.count, limit: context.place.limit))
    }
  }

  /// `, 1 group record(s) [gaddr ff02::fb to ex { }]`
  static func multicastReport(
    _ bytes: Span<UInt8>, _ count: UInt16, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.number("record_count", count, after: ", ", before: count == 1 ? " group record" : " group records")
    guard writer.isVerbose else { return }
    writer.list("records")
    var cursor = MulticastAddressRecordCursor(count: count)
    while let record = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.item(separator: "")
      writer.address("group", v6: record.group, after: " [gaddr ")
      writer.name("type", record.type, record.typeName, after: " ", unnamed: "type ")
      writer.addresses("sources", bytes, record.sources, after: " { ", before: record.sources.isEmpty ? "}" : " }")
      writer.say("]")
      writer.endItem()
    }
    writer.endList()
  }

  /// As many whole addresses as are there.
  static func wholeAddressesEnd(_ bytes: Span<UInt8>, from start: Int, to end: Int = .max) -> Range<Int> {
    let last = min(end, bytes.count)
    return start..<(last > start ? start + (last - start) / 16 * 16 : start)
  }
}
