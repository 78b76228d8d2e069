import Flow
import Wire

/// The ports of a transport, which people read behind the addresses of the IP header before it.
struct PortPair {
  let source: UInt16
  let destination: UInt16
}

extension PacketPrinter {
  /// The ports of the transport of the IP packet whose header is at `index`; nil where it has none or too little of it
  /// is there.
  func ports(behind index: Int, in packet: Span<UInt8>) -> PortPair? {
    var next = index + 1
    while next < stack.count {
      let place = stack[next]
      switch place.layer {
      case .tcp, .udp, .sctp, .dccp, .udpLite:
        guard place.available >= 4 else { return nil }
        return PortPair(
          source: packet.uint16(at: place.offset), destination: packet.uint16(at: place.offset &+ 2))
      case .hopByHopOptions, .routing, .fragment, .destinationOptions, .authentication: next &+= 1
      default: return nil
      }
    }
    return nil
  }
}

extension LayerLine {
  /// As tcpdump begins its lines: `IP 10.0.0.1.1025 > 10.0.0.2.80`; under `-v` the header's fields before the addresses.
  static func ipv4(
    _ bytes: Span<UInt8>, _ header: IPv4Header, ports: PortPair?, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("IP ")
    var failure: DecodeError?
    if writer.isVerbose {
      writer.say("(")
      if !writer.isText { writer.number("version", 4 as UInt8) }
      writer.number("header_length", header.headerLength, after: "hlen ")
      writer.trafficClass(header.trafficClass)
      writer.number("time_to_live", header.timeToLive, after: ", ttl ")
      writer.number("identification", header.identification, after: ", id ")
      writer.number("fragment_offset", header.fragmentOffset, after: ", offset ")
      writer.say(header.flags.isEmpty ? ", flags [none" : ", flags [")
      writer.flag("reserved_flag", header.flags.contains(.reserved), "+")
      writer.flag("dont_fragment", header.flags.contains(.dontFragment), "DF")
      writer.flag("more_fragments", header.flags.contains(.moreFragments), "MF")
      writer.say("]")
      writer.protocolNumber("protocol", header.protocolNumber, after: ", proto ")
      writer.number("total_length", header.totalLength, after: ", length ")
      if context.network?.isSegmentedLater == true { writer.say(" (left to the card)") }
      if header.headerLength > IPv4Header.size {
        do throws(DecodeError) {
          try ipv4Options(bytes, header, context, &writer)
        } catch {
          failure = error
          writer.close(to: writer.isText ? 0 : 3)
        }
      }
      writer.checksum(header.checksum, verdict(bytes, header, context))
      writer.say(") ")
    } else if !context.isQuoted, case .bad? = verdict(bytes, header, context) {
      writer.say("(")
      writer.checksum(header.checksum, verdict(bytes, header, context), after: "")
      writer.say(") ")
    }
    writer.address("source", v4: header.source)
    if writer.isText, let ports { writer.number("", ports.source, after: ".") }
    writer.address("destination", v4: header.destination, after: " > ")
    if writer.isText, let ports { writer.number("", ports.destination, after: ".") }
    if writer.isText, header.isFragment {
      writer.number("", header.identification, after: ": frag (id ")
      writer.number("", header.fragmentOffset, after: ", ")
      writer.number("", max(Int(header.totalLength) - header.headerLength, 0), after: "|")
      writer.say(header.flags.contains(.moreFragments) ? ", more)" : ")")
    }
    if let failure { throw failure }
  }

  /// The header's own checksum; nil with `-K`.
  private static func verdict(
    _ bytes: Span<UInt8>, _ header: IPv4Header, _ context: LayerContext
  ) -> ChecksumVerdict? {
    guard context.checksChecksums else { return nil }
    // A quoted header is the one that a router had in its hands: its checksum stands for itself.
    let verdict = ChecksumVerdict.internet(bytes, length: header.headerLength, field: 10)
    // Only all zeros have a sum that gives zero (RFC 1624 §3), and no header is that: the field was left for the card.
    if case .bad = verdict, header.checksum == 0 { return .notYetComputed }
    return verdict
  }

  /// `IP6 2001:db8::1.1025 > 2001:db8::2.80`
  static func ipv6(
    _ header: IPv6Header, ports: PortPair?, _ context: LayerContext, _ writer: inout FieldWriter
  ) {
    writer.say("IP6 ")
    if writer.isVerbose {
      if !writer.isText { writer.number("version", 6 as UInt8) }
      writer.hexadecimal("flow_label", header.flowLabel, digits: 5, after: "(flowlabel ")
      writer.trafficClass(header.trafficClass)
      writer.number("hop_limit", header.hopLimit, after: ", hlim ")
      writer.protocolNumber("next_header", header.nextHeader, after: ", next-header ")
      writer.number("payload_length", header.payloadLength, after: ", payload length ")
      writer.say(") ")
    }
    writer.address("source", v6: header.source)
    if writer.isText, let ports { writer.number("", ports.source, after: ".") }
    writer.address("destination", v6: header.destination, after: " > ")
    if writer.isText, let ports { writer.number("", ports.destination, after: ".") }
  }

  /// What no decoder takes further: its name, its length, and the first of its bytes.
  static func opaque(_ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter) {
    if let announced = context.announced {
      // The phrase is made for counts: `3 of address family 7`.
      var words = Phrase.outside(OutsideReason(announced))[...]
      for beginning in ["of the undecoded ", "of "] where words.hasPrefix(beginning) {
        words = words.dropFirst(beginning.count)
      }
      writer.word("carries", String(words))
    } else if let number = context.opaque {
      writer.protocolNumber("protocol", number)
      switch number.rawValue {
      case 59: writer.say(" (nothing follows)")
      case 63: writer.say(" (any local network: only its users know the form)")
      case 255: writer.say(" (reserved; raw sockets use it for none)")
      default: break
      }
      if context.network?.isLaterFragment == true { writer.say(" fragment") }
    }
    writer.number("length", context.length, after: ", length ")
    guard bytes.count > 0, context.network?.isLaterFragment != true || !writer.isText else { return }
    writer.octets("bytes", bytes, after: ": ", limit: 16)
  }
}

extension FieldWriter {
  /// DSCP and ECN (RFC 2474, RFC 3168), behind a comma.
  fileprivate mutating func trafficClass(_ value: UInt8) {
    guard !isText || value != 0 else { return }
    hexadecimal("traffic_class", value, digits: 1, after: ", tos ")
    switch value & 3 {
    case 1: say(",ECT(1)")
    case 2: say(",ECT(0)")
    case 3: say(",CE")
    default: break
    }
  }

  /// A protocol's keyword in lower case and its number, as tcpdump has them: `TCP (6)`.
  mutating func protocolNumber(_ key: StaticString, _ value: IPProtocol, after lead: StaticString = "") {
    guard isText else {
      return name(key, value.rawValue, value.keyword == nil ? nil : Names.name(of: value))
    }
    say(lead)
    // What leads in says already that a protocol's number follows.
    let unnamed: StaticString = lead.utf8CodeUnitCount == 0 ? "protocol (" : "("
    if let keyword = value.keyword { say(keyword + " (") } else { say(unnamed) }
    bytes.appendDecimal(UInt64(value.rawValue))
    say(")")
  }
}
