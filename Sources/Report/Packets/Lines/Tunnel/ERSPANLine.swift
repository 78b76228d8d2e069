import Wire

extension LayerLine {
  /// `ERSPAN type II, session 100, vlan 12`
  static func erspan(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try ERSPANHeader(bytes, at: context.place.offset, limit: context.place.limit)
    writer.say(header.type == 2 ? "ERSPAN type II" : "ERSPAN type III")
    if !writer.isText { writer.number("type", header.type) }
    writer.number("session", header.session, after: ", session ")
    writer.number("vlan", header.vlan, after: ", vlan ")
    writer.flag("truncated", header.isTruncated, ", truncated")
    if header.version == 2 { writer.flag("egress", header.isEgress, ", egress") }
    if writer.isVerbose {
      writer.number("class_of_service", header.classOfService, after: ", cos ")
      if let index = header.index {
        writer.name("encapsulation", header.encapsulation, encapsulation(header.encapsulation), after: ", ")
        writer.number("index", index, after: ", index ")
      } else {
        writer.name("bad_short_oversized", header.encapsulation, frameState(header.encapsulation), after: ", ")
        writer.number("timestamp", header.timestamp ?? 0, after: ", timestamp ")
        writer.name("granularity", header.granularity, granularity(header.granularity), after: " x ")
        writer.number("security_group", header.securityGroup ?? 0, after: ", sgt ")
        writer.name(
          "frame_type", header.frameType, frameType(header.frameType), after: ", frame ", unnamed: "type ")
        writer.number("hardware", header.hardware, after: ", hardware ")
        writer.flag("whole_payload", header.isPayloadWhole, ", whole payload")
        if let subheader = header.subheader {
          writer.number("platform", UInt8(subheader &>> 58), after: ", platform ")
          writer.hexadecimal("platform_data", subheader & 0x3FF_FFFF_FFFF_FFFF, after: " data ")
        }
      }
    }
    writer.tunnelLength(context)
  }

  private static func encapsulation(_ value: UInt8) -> String {
    ["untagged", "ISL", "802.1Q", "tag kept"][Int(value & 3)]
  }

  private static func frameState(_ value: UInt8) -> String {
    ["good", "short", "oversized", "bad"][Int(value & 3)]
  }

  private static func granularity(_ value: UInt8) -> String {
    ["100 us", "100 ns", "1588 ns", "platform"][Int(value & 3)]
  }

  private static func frameType(_ value: UInt8) -> String? {
    switch value {
    case 0: "Ethernet"
    case 2: "IP"
    default: nil
    }
  }
}
