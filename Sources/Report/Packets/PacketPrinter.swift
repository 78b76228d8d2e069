import Wire

/// What `PacketReport` prints with: a value that nobody else has, so that each of its parts is reached without asking.
struct PacketPrinter: ~Copyable {
  let options: PacketOptions
  private(set) var stack = LayerStack()
  var writer: FieldWriter
  private var time: TimePrinter
  var sequences: SequenceTable?

  init(_ options: PacketOptions) {
    self.options = options
    writer = FieldWriter(
      options.isJSON ? .json : .text, isVerbose: options.verbosity > 0, isASCII: options.isASCII)
    time = TimePrinter(options.time)
    sequences = options.absoluteSequence ? nil : SequenceTable()
  }

  /// Prints a packet.
  ///
  /// - Parameters:
  ///   - frame: its place in `bytes`.
  ///   - number: of the packet in its capture, from 1.
  ///   - link: of its interface.
  ///   - interface: the interface's name; nil where the capture has none.
  mutating func write(
    _ frame: Frame, of bytes: Span<UInt8>, number: UInt64, link: LinkLayer, interface: String?,
    to output: inout Output
  ) {
    // The check sequence at the end is no part of any header or payload.
    let wire = max(Int(frame.wire) &- Int(link.frameCheckSequence), 0)
    let captured = min(Int(frame.captured), max(wire, Int(frame.captured) &- Int(link.frameCheckSequence)))
    let start = Int(frame.start)
    let packet = bytes.extracting(start..<start &+ captured)
    stack.removeAll()
    var error: DecodeError?
    do {
      try walk(packet, wire: wire, as: link.type, entersTunnels: options.entersTunnels, into: &stack)
    } catch let thrown {
      error = thrown
    }
    writer.bytes.removeAll()
    if options.isJSON {
      beginRecord(frame, number, link, interface)
      writer.list("layers")
    } else {
      beginLine(frame, number)
    }
    writeLayers(packet, frame, link.type, error)
    if options.isJSON {
      writer.close(to: 0)
    }
    writer.bytes.lend { output.bytes.append(contentsOf: $0) }
    output.endLine()
    // A check sequence is among the bytes of the frame, though no header's.
    options.dump.write(
      bytes.extracting(start..<start &+ Int(frame.captured)), networkOffset: stack.networkOffset, to: &output)
  }

  private mutating func beginLine(_ frame: Frame, _ number: UInt64) {
    if options.showsNumbers {
      // As tcpdump: five columns, and two spaces.
      var digits: [UInt8] = []
      digits.appendDecimal(number)
      writer.bytes.pad(5 - digits.count)
      writer.bytes.append(contentsOf: digits)
      writer.bytes.append("  ")
    }
    guard options.time.form != .none else { return }
    time.append(frame.flags.contains(.timeless) ? nil : frame.time, to: &writer.bytes)
    writer.bytes.append(0x20)
  }

  private mutating func beginRecord(_ frame: Frame, _ number: UInt64, _ link: LinkLayer, _ interface: String?) {
    writer.beginRecord("packet")
    writer.number("number", number)
    writer.bytes.packetTime(frame.flags.contains(.timeless) ? nil : frame.time)
    writer.number("captured_bytes", frame.captured)
    writer.number("wire_bytes", frame.wire)
    writer.bytes.key("interface")
    writer.bytes.hostileText(interface)
    writer.bytes.key("link_type")
    writer.bytes.linkType(link.type)
  }

  /// The headers, outermost first, and what kept the next from being read.
  private mutating func writeLayers(_ packet: Span<UInt8>, _ frame: Frame, _ link: LinkType, _ error: DecodeError?) {
    var context = LayerContext(
      place: stack[0], frame: frame, link: link, showsLink: options.showsLink || options.isJSON,
      checksChecksums: options.checksChecksums, isQuiet: options.isQuiet)
    var hasText = false
    for index in 0..<stack.count {
      let place = stack[index]
      context.place = place
      context.next = index + 1 < stack.count ? stack[index + 1] : nil
      let isLast = context.next == nil
      context.announced = isLast ? stack.announced : nil
      context.opaque = isLast ? stack.opaque : nil
      if place.layer == .rawIP, !isLast { continue }
      let bytes = packet.extracting(place.offset..<place.offset &+ place.available)
      let start = writer.bytes.count
      if options.isJSON {
        writer.item()
        writer.word("layer", place.layer.name)
        writer.number("offset", place.offset)
        if place.isQuoted { writer.flag("quoted", true) }
      } else if hasText {
        writer.bytes.append(": ")
      }
      let before = writer.bytes.count
      let depth = writer.depth
      var failure = isLast ? error : nil
      do throws(DecodeError) {
        try writeLayer(bytes, of: packet, at: index, &context)
      } catch let thrown {
        writer.close(to: depth)
        failure = thrown
      }
      if let failure {
        FailureWords.write(failure, bytes, isFirst: writer.bytes.count == before, to: &writer)
      }
      if options.isJSON {
        writer.endItem()
      } else if writer.bytes.count == before {
        writer.bytes.removeAll(behind: start)
      } else {
        hasText = true
      }
      if isLast, failure == nil { writePayload(bytes, context) }
    }
    if options.isJSON {
      writer.endList()
      if stack.omitted > 0 { writer.number("layers_omitted", stack.omitted) }
    }
  }

  /// What the last header's payload says, where a header has a payload that talks.
  private mutating func writePayload(_ bytes: Span<UInt8>, _ context: LayerContext) {
    guard !context.isQuoted, !options.isQuiet || options.isJSON else { return }
    let (start, source, destination, number): (Int, UInt16, UInt16, IPProtocol)
    switch context.place.layer {
    case .tcp:
      guard let header = try? TCPHeader(bytes) else { return }
      (start, source, destination, number) = (header.headerLength, header.sourcePort, header.destinationPort, .tcp)
    case .udp:
      guard let header = try? UDPHeader(bytes) else { return }
      (start, source, destination, number) = (UDPHeader.size, header.sourcePort, header.destinationPort, .udp)
    default: return
    }
    guard bytes.count > start, context.network?.isLaterFragment != true else { return }
    ApplicationLine.write(
      bytes.extracting(droppingFirst: start),
      ApplicationContext(
        number: number, sourcePort: source, destinationPort: destination,
        offset: context.place.offset &+ start, length: context.length &- start,
        isFragment: context.network?.isFragment == true),
      to: &writer)
  }
}
