import Wire

extension LayerLine {
  /// `DSA Forward port 0.1, VLAN 0u`: a `t` or `u` behind the number says whether the frame was tagged.
  static func distributedSwitch(
    _ bytes: Span<UInt8>, isTyped: Bool, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try DistributedSwitchTag(
      bytes, isTyped: isTyped, at: context.place.offset, limit: context.place.limit)
    writer.frameAddresses(source: header.source, destination: header.destination, context)
    if let type = header.tagType {
      writer.hexadecimal("tag_type", type, digits: 4, after: "EDSA ", before: ", ")
    } else {
      writer.say("DSA ")
    }
    let mode = header.mode
    if writer.isText {
      port(header, &writer)
    } else {
      writer.name("mode", mode.rawValue, name(mode))
      writer.number("device", header.device)
      writer.number("port", header.port)
      writer.flag("trunk", header.isTrunk)
    }
    if mode == .toProcessor { writer.name("code", header.code, codeName(header.code), after: ", ", unnamed: "code ") }
    writer.number("vlan", header.identifier, after: ", VLAN ", before: header.isTagged ? "t" : "u")
    if !writer.isText { writer.flag("tagged", header.isTagged) }
    if writer.isVerbose || context.showsLink { writer.number("priority", header.priority, after: ", FPri ") }
    writer.lengthOrType(header.lengthOrType, context)
  }

  private static func port(_ header: DistributedSwitchTag, _ writer: inout FieldWriter) {
    let place = "\(header.isTrunk ? "trunk" : "port") \(header.device).\(header.port)"
    switch header.mode {
    case .toProcessor: writer.say("\(place) > CPU")
    case .fromProcessor: writer.say("CPU > \(place)")
    case .toSniffer: writer.say("\(place) > sniffer")
    case .forward: writer.say("Forward \(place)")
    }
  }

  private static func name(_ mode: DistributedSwitchTag.Mode) -> String {
    switch mode {
    case .toProcessor: "to_cpu"
    case .fromProcessor: "from_cpu"
    case .toSniffer: "to_sniffer"
    case .forward: "forward"
    }
  }

  /// Why the switch gave a frame to the processor.
  private static func codeName(_ code: UInt8) -> String? {
    switch code {
    case 0: "BPDU (MGMT) trap"
    case 1: "frame to register"
    case 2: "IGMP/MLD trap"
    case 3: "policy trap"
    case 4: "ARP mirror or trap"
    case 5: "policy mirror"
    default: nil
    }
  }
}
