import Wire

extension LayerLine {
  /// `MACsec an 0, pn 68, flags [IE], sci 2eb73f3995c30001`: in the clear under `-e` only.
  static func macsec(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) throws(DecodeError) {
    let tag = try MACsecTag(bytes, at: context.place.offset, limit: context.place.limit)
    let isHidden = tag.isEncrypted || tag.isChanged
    guard context.showsLink || isHidden else { return }
    writer.number("association", tag.associationNumber, after: "MACsec an ")
    writer.number("packet_number", tag.packetNumber, after: ", pn ")
    if writer.isText {
      var flags = ""
      if tag.isEndStation { flags += "S" }
      if tag.channel != nil { flags += "I" }
      if tag.isSingleCopyBroadcast { flags += "B" }
      if tag.isEncrypted { flags += "E" }
      if tag.isChanged { flags += "C" }
      writer.say(", flags [\(flags.isEmpty ? "none" : flags)]")
    } else {
      writer.flag("end_station", tag.isEndStation)
      writer.flag("single_copy_broadcast", tag.isSingleCopyBroadcast)
      writer.flag("encrypted", tag.isEncrypted)
      writer.flag("changed", tag.isChanged)
    }
    if tag.shortLength != 0 || !writer.isText { writer.number("short_length", tag.shortLength, after: ", sl ") }
    if tag.channel != nil { writer.octets("channel", bytes.extracting(6..<14), after: ", sci ") }
    if !isHidden, bytes.count >= tag.headerLength + 2 {
      writer.lengthOrType(bytes.uint16(at: tag.headerLength), context)
    }
    if isHidden { writer.say(tag.isEncrypted ? ", encrypted" : ", changed") }
  }
}
