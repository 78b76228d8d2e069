import Wire

extension LayerLine {
  /// `Q.922, hlen 2, DLCI 100, Flags [none], NLPID IPv4 (0xcc), length 84`, under `-e`; what is signalling always.
  static func frameRelay(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try FrameRelayHeader(bytes, at: context.place.offset, limit: context.place.limit)
    guard context.showsLink || context.next?.layer == .opaque else { return }
    writer.number("header_length", header.addressLength, after: "Q.922, hdr-len ")
    writer.number("connection", header.connection, after: ", DLCI ")
    if writer.isText {
      var flags: [String] = []
      if header.congestionForward { flags.append("FECN") }
      if header.congestionBackward { flags.append("BECN") }
      if header.discardEligible { flags.append("DE") }
      if header.isCommand { flags.append("C") }
      writer.say(", Flags [\(flags.isEmpty ? "none" : flags.joined(separator: ", "))]")
    } else {
      writer.flag("congestion_forward", header.congestionForward)
      writer.flag("congestion_backward", header.congestionBackward)
      writer.flag("discard_eligible", header.discardEligible)
      writer.flag("command", header.isCommand)
    }
    switch header.payload {
    case .networkLayer(let identifier): nlpid(identifier, &writer)
    case .subnetwork(let organization, let identifier):
      nlpid(0x80, &writer)
      writer.hexadecimal("organization", organization, digits: 6, after: ", oui ")
      if organization == 0 {
        writer.etherType("ether_type", EtherType(rawValue: identifier), after: ", ethertype ")
      } else {
        writer.hexadecimal("protocol_identifier", identifier, digits: 4, after: ", pid ")
      }
    case .etherType(let type): writer.etherType("ether_type", type, after: ", ethertype ")
    case .control(let control): writer.hexadecimal("control", control, digits: 2, after: ", control ")
    }
    writer.say(", length \(context.length)")
  }

  private static func nlpid(_ identifier: UInt8, _ writer: inout FieldWriter) {
    writer.name(
      "network_layer_protocol", identifier, NetworkLayerProtocol(rawValue: identifier).name, after: ", NLPID ",
      unnamed: "unknown ")
    if writer.isText { writer.hexadecimal("", identifier, digits: 2, after: " (", before: ")") }
  }
}
