import Wire

extension LayerLine {
  /// `BRCM tag to switch, TC 3, TE 0, TS 0, ports [7]` or `BRCM tag to CPU, CID 0, reasons [exception], TC 0, port 5`.
  static func broadcomSwitch(
    _ bytes: Span<UInt8>, isInside: Bool, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try BroadcomTag(bytes, isInside: isInside, at: context.place.offset, limit: context.place.limit)
    if isInside {
      writer.frameAddresses(source: bytes.uint48(at: 6), destination: bytes.uint48(at: 0), context)
    }
    writer.say("BRCM tag ")
    switch header.opcode {
    case 0: writer.name("opcode", header.opcode, "to CPU")
    case 1: writer.name("opcode", header.opcode, "to switch")
    default: writer.name("opcode", header.opcode, nil, unnamed: "opcode ")
    }
    if header.isToSwitch {
      writer.number("traffic_class", header.trafficClass, after: ", TC ")
      writer.number("tag_enforcement", header.tagEnforcement, after: ", TE ")
      writer.number("timestamp_wanted", header.wantsTimestamp ? 1 : 0, after: ", TS ")
      writer.list("ports", after: ", ports [")
      for port in 0..<9 where header.destinations & (1 << UInt16(port)) != 0 {
        writer.separate(" ")
        writer.number("", port)
      }
      writer.endList(before: "]")
    } else {
      writer.number("classification", header.classification, after: ", CID ")
      writer.list("reasons", after: ", reasons [")
      for bit in 0..<8 where header.reasons & (1 << UInt8(bit)) != 0 {
        writer.separate(" ")
        writer.word("", reason(bit))
      }
      writer.endList(before: "]")
      writer.number("traffic_class", header.trafficClass, after: ", TC ")
      writer.number("port", header.port, after: ", port ")
    }
    if isInside { writer.lengthOrType(bytes.uint16(at: 16), context) }
  }

  private static func reason(_ bit: Int) -> String {
    switch bit {
    case 0: "mirror"
    case 1: "MAC learning"
    case 2: "switching"
    case 3: "protocol termination"
    case 4: "protocol snooping"
    case 5: "exception"
    default: "reserved"
    }
  }
}
