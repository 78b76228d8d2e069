import Wire

extension LayerLine {
  /// `STP 802.1w, Rapid STP, Flags [Forward], bridge-id 8001.00:19:06:ea:b8:80.8005, length 36`, as tcpdump has it; under
  /// `-v` times, root and the instances.
  static func spanningTree(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("STP ")
    let place = context.place
    let header = try SpanningTreeHeader(bytes, at: place.offset, limit: place.limit)
    writer.name("version", header.version, versionName(header.version), unnamed: "version ")
    let type: UInt8 =
      switch header.kind {
      case .configuration: 0
      case .rapid: 2
      case .topologyChange: 0x80
      }
    writer.name("type", type, kindName(header), after: ", ")
    var failure: DecodeError?
    if header.kind != .topologyChange {
      writer.spanningTreeFlags(header.flags)
      writer.bridge("bridge", header.bridge, after: ", bridge-id ")
      if writer.isText {
        writer.say(".")
        writer.bytes.appendHexadecimal(UInt64(header.port), digits: 4)
      } else {
        writer.number("port", header.port)
      }
      if writer.isVerbose {
        writer.seconds("message_age", header.messageAge, after: ", message-age ")
        writer.seconds("maximum_age", header.maximumAge, after: ", max-age ")
        writer.seconds("hello_time", header.helloTime, after: ", hello-time ")
        writer.seconds("forward_delay", header.forwardDelay, after: ", forwarding-delay ")
      }
      writer.bridge("root", header.root, after: ", root-id ")
      writer.number("root_path_cost", header.rootPathCost, after: ", root-pathcost ")
      let depth = writer.depth
      do throws(DecodeError) {
        if header.kind == .rapid, header.version >= 3 {
          try multiple(bytes, context, &writer)
        } else {
          perVLAN(bytes, header, &writer)
        }
      } catch {
        writer.close(to: depth)
        failure = error
      }
    }
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
  }

  private static func versionName(_ version: UInt8) -> String? {
    switch version {
    case 0: "802.1d"
    case 2: "802.1w"
    case 3: "802.1s"
    case 4: "802.1aq"
    default: nil
    }
  }

  private static func kindName(_ header: SpanningTreeHeader) -> String {
    switch (header.kind, header.version) {
    case (.configuration, _): "Config"
    case (.topologyChange, _): "Topology Change"
    case (.rapid, 3): "Multiple STP"
    case (.rapid, 4): "Shortest Path"
    case (.rapid, _): "Rapid STP"
    }
  }

  private static func multiple(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let region = try MultipleSpanningTree(bytes, at: context.place.offset, limit: context.place.limit)
    writer.object("region", after: ", region ")
    writer.text("name", bytes.extracting(region.name))
    writer.number("revision", region.revision, after: " revision ")
    if writer.isVerbose {
      writer.octets("digest", bytes.extracting(region.digest), after: " digest ")
      writer.number("internal_root_path_cost", region.internalRootPathCost, after: ", int-root-pathcost ")
      writer.bridge("bridge", region.bridge, after: ", bridge ")
      writer.number("remaining_hops", region.remainingHops, after: ", hops ")
    }
    writer.endObject()
    guard region.instanceCount > 0 else { return }
    guard writer.isVerbose else { return writer.number("instances", region.instanceCount, after: ", instances ") }
    writer.list("instances", after: ", instances [")
    for index in 0..<region.instanceCount {
      let start = region.instances + index * MultipleSpanningTree.instanceSize
      let root = bytes.uint64(at: start + 1)
      writer.item()
      // The lowest 12 bits of the priority are the instance's number (IEEE Std 802.1Q §14.2.5).
      writer.number("instance", root >> 48 & 0xFFF)
      writer.spanningTreeFlags(bytes[start], after: " flags [")
      writer.bridge("regional_root", root, after: " root ")
      writer.number("internal_root_path_cost", bytes.uint32(at: start + 9), after: " cost ")
      // Only the upper four bits are a priority.
      writer.number("bridge_priority", UInt16(bytes[start + 13] >> 4) << 12, after: " bridge-prio ")
      writer.number("port_priority", bytes[start + 14] & 0xF0, after: " port-prio ")
      writer.number("remaining_hops", bytes[start + 15], after: " hops ")
      writer.endItem()
    }
    writer.endList(before: "]")
  }

  /// What Cisco's per-VLAN frames have behind the standard's: an element with the VLAN.
  private static func perVLAN(_ bytes: Span<UInt8>, _ header: SpanningTreeHeader, _ writer: inout FieldWriter) {
    let start = SpanningTreeHeader.configurationSize + 1
    guard header.version <= 2, bytes.count == start + 6, bytes.uint32(at: start) == 2 else { return }
    writer.number("vlan", bytes.uint16(at: start + 4), after: ", vlan ")
  }
}

extension FieldWriter {
  /// Priority and address of a bridge: `8001.00:19:06:ea:b8:80`.
  fileprivate mutating func bridge(_ key: StaticString, _ value: UInt64, after lead: StaticString) {
    if isText {
      say(lead)
      bytes.appendHexadecimal(value >> 48, digits: 4)
      hardwareAddress("", value, after: ".")
    } else {
      object(key)
      number("priority", value >> 48)
      hardwareAddress("address", value)
      endObject()
    }
  }

  /// A time of 1/256 s; JSON has it as sent.
  fileprivate mutating func seconds(_ key: StaticString, _ value: UInt16, after lead: StaticString) {
    guard isText else { return number(key, value) }
    say(lead)
    bytes.appendDecimal(UInt64(value >> 8))
    say(".")
    bytes.appendDecimal(UInt64(value & 0xFF) * 100 / 256, digits: 2)
    say("s")
  }

  fileprivate mutating func spanningTreeFlags(_ flags: UInt8, after lead: StaticString = ", Flags [") {
    guard isText else { return number("flags", flags) }
    say(lead)
    let role = ["", "Alternate", "Root", "Designated"][Int(flags >> 2 & 3)]
    var words: [String] = []
    if flags & 0x01 != 0 { words.append("Topology change") }
    if flags & 0x02 != 0 { words.append("Proposal") }
    if !role.isEmpty { words.append(role) }
    if flags & 0x10 != 0 { words.append("Learn") }
    if flags & 0x20 != 0 { words.append("Forward") }
    if flags & 0x40 != 0 { words.append("Agreement") }
    if flags & 0x80 != 0 { words.append("Topology change ACK") }
    say(words.isEmpty ? "none" : words.joined(separator: ", "))
    say("]")
  }
}
