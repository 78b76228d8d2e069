import Capture
import Flow
import Wire

extension JSONWriter {
  /// Writes the `summary` record that ends every run.
  ///
  /// `complete` is false where something stopped the run early or a drop is known; `incomplete` then says why.
  public func write(_ summary: RunSummary, to output: inout Output) {
    let tally = summary.tally
    output.bytes.beginRecord("summary")
    output.bytes.key("sources")
    output.bytes.list(summary.sources) { $0.hostileText($1) }
    output.bytes.key("live")
    output.bytes.boolean(summary.isLive)
    output.bytes.count("frames_read", tally.read)
    output.bytes.count("wire_bytes", tally.wireBytes)
    if summary.flows != nil { Self.appendWhereabouts(tally, to: &output.bytes) }
    output.bytes.count("frames_cut", tally.cut)
    if summary.flows != nil { output.bytes.count("orphan_fragments", tally.orphanFragments) }
    output.bytes.count("frames_received", summary.statistics.received)
    output.bytes.count("kernel_drops", summary.statistics.droppedByKernel)
    output.bytes.count("interface_drops", summary.statistics.droppedByInterface)
    output.bytes.count("time_went_back", summary.statistics.timeWentBack)
    output.bytes.count("above_snapshot_length", summary.statistics.aboveSnapshotLength)
    if let flows = summary.flows { output.bytes.count("flows", UInt64(max(flows, 0))) }
    output.bytes.moments(tally.first, tally.last)
    output.bytes.key("complete")
    output.bytes.boolean(summary.isComplete)
    if !summary.isComplete {
      output.bytes.key("incomplete")
      output.bytes.list(summary.shortfallWords) { $0.shortfall($1) }
    }
    if let count = summary.endedAtCount { output.bytes.count("ended_at_count", count) }
    output.bytes.key("interfaces")
    output.bytes.list(summary.interfaces) { Self.appendInterface($1, to: &$0) }
    output.bytes.key("filter")
    output.bytes.hostileText(summary.filter)
    if summary.flows != nil {
      output.bytes.key("options")
      Self.appendOptions(summary.options, to: &output.bytes)
    }
    output.bytes.append(0x7D)
    output.endLine()
  }

  /// In flows or outside, and what of them could not be read.
  private static func appendWhereabouts(_ tally: FrameTally, to bytes: inout [UInt8]) {
    bytes.count("frames_in_flows", tally.inFlows)
    bytes.count("frames_outside", tally.outsideTotal)
    bytes.key("outside")
    bytes.list(tally.outside.sorted { Self.isBefore(($0.value, $0.key), ($1.value, $1.key)) }) {
      Self.appendOutside($1.key, frames: $1.value, to: &$0)
    }
    bytes.count("frames_damaged", tally.damaged.values.reduce(0, +))
    bytes.key("damaged")
    bytes.list(tally.damaged.sorted { Self.isBefore(($0.value, $0.key), ($1.value, $1.key)) }) {
      $0.append(0x7B)
      Self.appendTrouble($1.key, isFirst: true, to: &$0)
      $0.count("frames", $1.value)
      $0.append(0x7D)
    }
  }

  /// The greater count first; equal ones by their words, so that the order is the same in every run.
  private static func isBefore(_ a: (UInt64, OutsideReason), _ b: (UInt64, OutsideReason)) -> Bool {
    a.0 != b.0 ? a.0 > b.0 : "\(a.1)" < "\(b.1)"
  }

  private static func isBefore(_ a: (UInt64, DecodeTrouble), _ b: (UInt64, DecodeTrouble)) -> Bool {
    a.0 != b.0 ? a.0 > b.0 : "\(a.1)" < "\(b.1)"
  }

  private static func appendOutside(_ reason: OutsideReason, frames: UInt64, to bytes: inout [UInt8]) {
    func numbered(_ kind: String, _ number: UInt64, _ name: String?) {
      bytes.plainText(kind)
      bytes.count("number", number)
      bytes.key("name")
      bytes.hostileText(name)
    }
    bytes.append(0x7B)
    bytes.firstKey("reason")
    switch reason {
    case .etherType(let type): numbered("ether_type", UInt64(type.rawValue), type.name)
    case .accessPoint(let point): numbered("access_point", UInt64(point), Phrase.accessPoint(point))
    case .linkType(let type): numbered("link_type", UInt64(type.rawValue), type.name)
    case .addressFamily(let family): numbered("address_family", UInt64(family), nil)
    case .linuxProtocol(let number): numbered("linux_protocol", UInt64(number), Phrase.linuxProtocol(number))
    case .pppProtocol(let number): numbered("ppp_protocol", UInt64(number), nil)
    case .networkLayerProtocol(let number): numbered("network_layer_protocol", UInt64(number), nil)
    case .layer(let layer):
      bytes.plainText("layer")
      bytes.key("layer")
      bytes.plainText(layer.name)
    case .undecodable(let trouble):
      bytes.plainText("undecodable")
      appendTrouble(trouble, isFirst: false, to: &bytes)
    }
    bytes.count("frames", frames)
    bytes.append(0x7D)
  }

  /// `layer`, `error` and what goes with it: `cut_by`, or `field`.
  private static func appendTrouble(_ trouble: DecodeTrouble, isFirst: Bool, to bytes: inout [UInt8]) {
    if isFirst { bytes.firstKey("layer") } else { bytes.key("layer") }
    bytes.plainText(trouble.layer.name)
    bytes.key("error")
    switch trouble.kind {
    case .truncated(let limit):
      bytes.plainText("truncated")
      bytes.key("cut_by")
      bytes.plainText(word(limit))
    case .invalid(let field):
      bytes.plainText("invalid")
      bytes.key("field")
      bytes.plainText(snakeCase("\(field)"))
    }
  }

  static func word(_ limit: DecodeError.Limit) -> String {
    switch limit {
    case .snapshot: "snapshot_length"
    case .frame: "frame"
    case .lengthField: "length_field"
    case .quotation: "quotation"
    }
  }

  private static func appendInterface(_ interface: CaptureInterface, to bytes: inout [UInt8]) {
    bytes.append(0x7B)
    bytes.firstKey("name")
    bytes.hostileText(interface.name)
    bytes.key("link_type")
    bytes.linkType(interface.link.type)
    bytes.count("link_type_number", UInt64(interface.link.type.rawValue))
    bytes.count("snapshot_length", interface.snapshotLength == 0 ? nil : UInt64(interface.snapshotLength))
    bytes.count("received", interface.received)
    bytes.count("kernel_drops", interface.droppedByKernel)
    bytes.count("interface_drops", interface.droppedByInterface)
    bytes.append(0x7D)
  }

  private static func appendOptions(_ options: FlowOptions, to bytes: inout [UInt8]) {
    bytes.append(0x7B)
    bytes.firstKey("tunnels")
    bytes.plainText("\(options.tunnels)")
    bytes.key("fragments")
    bytes.plainText("\(options.fragments)")
    bytes.key("split")
    bytes.boolean(options.splitsOnReuse)
    bytes.key("separate")
    var separate: [String] = []
    if options.separation.contains(.vlan) { separate.append("vlan") }
    if options.separation.contains(.interface) { separate.append("interface") }
    bytes.list(separate) { $0.plainText($1) }
    bytes.append(0x7D)
  }
}

/// `hopByHopOptions` as `hop_by_hop_options`.
private func snakeCase(_ name: String) -> String {
  name.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
}

extension [UInt8] {
  fileprivate mutating func count(_ name: StaticString, _ value: UInt64?) {
    key(name)
    number(value)
  }

  fileprivate mutating func list<Item>(_ items: [Item], _ write: (inout [UInt8], Item) -> Void) {
    append(0x5B)
    for (index, item) in items.enumerated() {
      if index > 0 { append(0x2C) }
      write(&self, item)
    }
    append(0x5D)
  }

  fileprivate mutating func shortfall(_ shortfall: RunSummary.ShortfallWords) {
    append(0x7B)
    firstKey("reason")
    plainText(shortfall.reason)
    key("message")
    // The message's parts were made harmless where it was worded: only JSON's own escapes are left to do.
    append(0x22)
    for byte in shortfall.message.utf8 {
      if byte == 0x22 || byte == 0x5C { append(0x5C) }
      append(byte)
    }
    append(0x22)
    append(0x7D)
  }
}
