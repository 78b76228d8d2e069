import Wire

extension LayerLine {
  /// `Juniper in, extensions 16 bytes`, under `-e`.
  static func juniperEthernet(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try JuniperHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink else { return }
    if writer.isText {
      writer.say(header.isIncoming ? "Juniper in" : "Juniper out")
    } else {
      writer.number("flags", header.flags)
      writer.flag("incoming", header.isIncoming)
    }
    writer.flag("no_link_header", header.hasNoLinkHeader, ", no-L2-hdr")
    guard !header.extensions.isEmpty, writer.isVerbose else { return }
    writer.list("extensions", after: ", ext [")
    var place = header.extensions.lowerBound
    while place + 2 <= header.extensions.upperBound {
      let end = place + 2 + Int(bytes[place + 1])
      guard end <= header.extensions.upperBound else {
        throw DecodeError(
          .juniperEthernet, at: context.place.offset, .invalid(.optionLength, value: UInt64(bytes[place + 1])))
      }
      writer.item()
      writer.name("type", bytes[place], extensionName(bytes[place]), unnamed: "type ")
      writer.octets("value", bytes.extracting(place + 2..<end), after: " ")
      writer.endItem()
      place = end
    }
    writer.endList(before: "]")
  }

  private static func extensionName(_ type: UInt8) -> String? {
    switch type {
    case 1: "device interface index"
    case 2: "device interface name"
    case 3: "device media type"
    case 4: "TTP device interface encapsulation"
    case 5: "device interface encapsulation"
    case 6: "logical interface index"
    default: nil
    }
  }
}
