/// How many IP headers inside one another the walk follows.
@usableFromInline let deepestTunnel = 16

/// Decodes a frame header by header, outermost first, and hands each to `sink`.
///
/// One loop and one `switch` without `default`: a new layer shows every place that must learn of it.
/// Every pass of the loop consumes bytes (or ends), so the cost is linear in the frame; IP headers
/// nest at most 16 deep. Nothing is collected, nothing is allocated.
///
/// - Parameters:
///   - frame: what was captured of it.
///   - wire: bytes that it had on the wire.
///   - link: what its first bytes are.
///   - entersTunnels: whether an IP packet inside an IP packet is decoded, and what IPv4's authentication
///     header protects; if not, they are handed over as opaque.
/// - Throws: where a header cannot be read; the sink has had every good one before it.
@inlinable
public func walk<Sink: LayerSink>(
  _ frame: Span<UInt8>, wire: Int, as link: LinkType, entersTunnels: Bool = true, into sink: inout Sink
) throws(DecodeError) {
  var rest = frame
  var offset = 0
  var limit = frame.count < wire ? DecodeError.Limit.snapshot : .frame
  var layer = link.layer
  // What the lengths claim to be the end of the innermost packet; at first the frame's.
  var end = max(wire, frame.count)
  var number = IPProtocol(rawValue: 0)
  var depth = 0
  var announced = LinkPayload.linkType(link)
  var isQuoted = false

  while true {
    sink.enter(
      LayerPlace(layer, at: offset, available: rest.count, end: end, limit: limit, isQuoted: isQuoted))
    switch layer {
    case .opaque:
      if depth == 0 {
        sink.unknown(announced, at: offset)
      } else {
        sink.opaque(number, at: offset, payload: offset..<max(offset, end))
      }
      return

    case .ethernet:
      let header = try EthernetHeader(rest, at: offset, limit: limit)
      rest = rest.extracting(droppingFirst: EthernetHeader.size)
      offset &+= EthernetHeader.size
      layer = following(header.lengthOrType, &announced)
      if layer == .logicalLinkControl { cut(header.lengthOrType, &rest, at: offset, &end, &limit) }

    case .vlan:
      let tag = try VLANTag(rest, at: offset, limit: limit)
      sink.vlan(tag, at: offset)
      rest = rest.extracting(droppingFirst: VLANTag.size)
      offset &+= VLANTag.size
      layer = following(tag.lengthOrType, &announced)
      if layer == .logicalLinkControl { cut(tag.lengthOrType, &rest, at: offset, &end, &limit) }

    case .arp:
      _ = try ARPHeader(rest, at: offset, limit: limit)
      sink.unknown(announced, at: offset)
      return

    case .linuxCooked:
      let header = try LinuxCookedHeader(rest, at: offset, limit: limit)
      rest = rest.extracting(droppingFirst: LinuxCookedHeader.size)
      offset &+= LinuxCookedHeader.size
      layer = followingCooked(header.protocolType, header.etherType, header.hardwareType, &announced)

    case .linuxCooked2:
      let header = try LinuxCooked2Header(rest, at: offset, limit: limit)
      rest = rest.extracting(droppingFirst: LinuxCooked2Header.size)
      offset &+= LinuxCooked2Header.size
      layer = followingCooked(header.protocolType, header.etherType, header.hardwareType, &announced)

    case .loopbackHostOrder, .loopbackNetworkOrder:
      let header = try LoopbackHeader(
        rest, networkOrder: layer == .loopbackNetworkOrder, at: offset, limit: limit)
      rest = rest.extracting(droppingFirst: LoopbackHeader.size)
      offset &+= LoopbackHeader.size
      layer = header.layer
      announced = .addressFamily(header.addressFamily)

    case .rawIP:
      guard rest.count >= 1 else {
        throw truncated(.rawIP, at: offset, needed: 1, available: 0, limit: limit)
      }
      switch rest[0] &>> 4 {
      case 4: layer = .ipv4
      case 6: layer = .ipv6
      default: throw invalid(.rawIP, at: offset, .version, UInt64(rest[0] &>> 4))
      }

    case .ipv4:
      let header = try IPv4Header(rest, at: offset, limit: limit)
      depth &+= 1
      guard depth <= deepestTunnel else { throw invalid(.ipv4, at: offset, .depth, UInt64(depth)) }
      number = header.protocolNumber
      // Zero: the card was to cut a larger packet (segmentation offload), so the frame says how long it is.
      let length = header.totalLength == 0 ? max(end &- offset, header.headerLength) : Int(header.totalLength)
      guard length >= header.headerLength else {
        throw invalid(.ipv4, at: offset, .totalLength, UInt64(header.totalLength))
      }
      sink.ipv4(header, at: offset, length: length)
      end = offset &+ length
      if rest.count >= length {
        rest = rest.extracting(first: length)
        limit = .lengthField
      }
      guard rest.count >= header.headerLength else {
        throw truncated(.ipv4, at: offset, needed: header.headerLength, available: rest.count, limit: limit)
      }
      rest = rest.extracting(droppingFirst: header.headerLength)
      offset &+= header.headerLength
      if header.flagsAndOffset & 0x1FFF != 0 {
        layer = .opaque
      } else {
        layer = number.layerInIPv4
      }
      if !entersTunnels, layer == .ipv4 || layer == .ipv6 || layer == .ethernet || layer == .authentication {
        layer = .opaque
      }

    case .ipv6:
      let header = try IPv6Header(rest, at: offset, limit: limit)
      depth &+= 1
      guard depth <= deepestTunnel else { throw invalid(.ipv6, at: offset, .depth, UInt64(depth)) }
      number = header.nextHeader
      // Zero before TCP or UDP: segmentation offload, where the frame says how long the packet is. Zero before
      // hop-by-hop options: a jumbogram (RFC 2675 §3), whose option says it.
      let length =
        header.payloadLength == 0 && (number == .hopByHopOptions || number == .tcp || number == .udp)
        ? unannouncedLength(rest, number, to: end &- offset) : IPv6Header.size &+ Int(header.payloadLength)
      sink.ipv6(header, at: offset, length: length)
      end = offset &+ length
      if rest.count >= length {
        rest = rest.extracting(first: length)
        limit = .lengthField
      }
      rest = rest.extracting(droppingFirst: IPv6Header.size)
      offset &+= IPv6Header.size
      layer = number.layerOnTheHotPath
      if !entersTunnels, layer == .ipv4 || layer == .ipv6 || layer == .ethernet { layer = .opaque }

    case .hopByHopOptions, .routing, .destinationOptions:
      let header = try IPv6ExtensionHeader(rest, as: layer, at: offset, limit: limit)
      sink.ipv6Extension(header, as: layer, at: offset)
      number = header.nextHeader
      rest = rest.extracting(droppingFirst: header.headerLength)
      offset &+= header.headerLength
      layer = number.layerOnTheHotPath
      if !entersTunnels, layer == .ipv4 || layer == .ipv6 || layer == .ethernet { layer = .opaque }

    case .fragment:
      let header = try IPv6FragmentHeader(rest, at: offset, limit: limit)
      sink.ipv6Fragment(header, at: offset)
      number = header.nextHeader
      rest = rest.extracting(droppingFirst: IPv6FragmentHeader.size)
      offset &+= IPv6FragmentHeader.size
      layer = header.fragmentOffset == 0 ? number.layerOnTheHotPath : .opaque
      if !entersTunnels, layer == .ipv4 || layer == .ipv6 || layer == .ethernet { layer = .opaque }

    case .authentication:
      let header = try AuthenticationHeader(rest, at: offset, limit: limit)
      sink.authentication(header, at: offset)
      number = header.nextHeader
      rest = rest.extracting(droppingFirst: header.headerLength)
      offset &+= header.headerLength
      layer = number.layerOnTheHotPath
      if !entersTunnels, layer == .ipv4 || layer == .ipv6 || layer == .ethernet { layer = .opaque }

    case .tcp:
      let header: TCPHeader
      do {
        header = try TCPHeader(rest, at: offset, limit: limit)
      } catch {
        if rest.count >= 4 { sink.ports(source: rest.uint16(at: 0), destination: rest.uint16(at: 2), at: offset) }
        throw error
      }
      sink.tcp(header, at: offset, payload: payload(from: offset &+ header.headerLength, to: end))
      guard rest.count >= header.headerLength else {
        throw truncated(.tcp, at: offset, needed: header.headerLength, available: rest.count, limit: limit)
      }
      return

    case .udp:
      let header: UDPHeader
      do {
        header = try UDPHeader(rest, at: offset, limit: limit)
      } catch {
        if rest.count >= 4 { sink.ports(source: rest.uint16(at: 0), destination: rest.uint16(at: 2), at: offset) }
        throw error
      }
      sink.udp(header, at: offset, payload: payload(from: offset &+ UDPHeader.size, to: end))
      guard entersTunnels, UDPTunnel.mayCarry(header) else { return }
      guard let tunnel = UDPTunnel.layer(rest, header) else { return }
      rest = rest.extracting(droppingFirst: UDPHeader.size)
      offset &+= UDPHeader.size
      layer = tunnel

    case .icmp, .icmpv6:
      let header = try ICMPHeader(rest, as: layer, at: offset, limit: limit)
      sink.icmp(
        header, as: layer, at: offset, payload: payload(from: offset &+ ICMPHeader.sizeWithTypeSpecific, to: end))
      guard Sink.entersQuotations else { return }
      guard let quotation = ICMPQuotation(rest, header, as: layer) else { return }
      rest = rest.extracting(quotation.range)
      offset &+= quotation.range.lowerBound
      end = offset &+ rest.count
      if limit != .snapshot { limit = .quotation }
      isQuoted = true
      layer = quotation.layer

    case .sctp, .dccp, .udpLite:
      let ends = try TransportEnds(rest, of: layer, at: offset, limit: limit)
      sink.transport(
        layer, source: ends.source, destination: ends.destination, at: offset,
        payload: payload(from: offset &+ ends.headerLength, to: end))
      return

    // Out of line, because few packets have them: what carries another header says where that begins, and the rest end
    // the walk.
    case .logicalLinkControl, .backboneTag, .mpls, .pseudowireControl, .pppoeSession, .ppp, .ciscoHDLC, .frameRelay,
      .multilinkFrameRelay, .slip, .wireless, .wirelessPadded, .radiotap, .ppi, .avs, .prism, .nflog, .pflog, .arcnet,
      .arcnetLinux,
      .pktap, .ipnet, .ipoib, .juniperEthernet, .vnTag, .eTag, .fabricPath, .nsh, .macsec, .distributedSwitch,
      .typedDistributedSwitch, .broadcomSwitch, .prependedBroadcomSwitch, .atm, .lldp, .spanningTree, .eapol,
      .slowProtocols, .cdp, .pppoeDiscovery, .slarp,
      .pppControl, .gre, .erspan, .etherIP, .ipEncapsulation, .l2tpv3, .vxlan, .vxlanGPE, .geneve, .gtpU, .teredo,
      .l2tpv2, .lisp, .igmp, .ggp, .egp, .pup, .internetDatagram, .xtp, .transportClass4, .rsvp, .esp, .sunND, .isoIP,
      .eigrp, .ospf, .pim, .vrrp, .ipComp, .mobility, .hip, .shim6, .wireGuard:
      let isTunnel = depth > 0
      guard entersTunnels || !isTunnel, let carried = try carried(by: layer, rest, at: offset, limit: limit, end: end)
      else {
        if isTunnel {
          sink.opaque(number, at: offset, payload: offset..<max(offset, end))
        } else {
          sink.unknown(announced.naming(layer), at: offset)
        }
        return
      }
      if layer == .shim6 {
        // Data behind Shim6 belong to the packet around it, as those behind any extension header.
        let header = try IPv6ExtensionHeader(rest, as: layer, at: offset, limit: limit)
        sink.ipv6Extension(header, as: layer, at: offset)
        number = header.nextHeader
      }
      rest = rest.extracting(droppingFirst: min(carried.headerLength, rest.count))
      offset &+= carried.headerLength
      if let length = carried.payloadLength {
        end = min(end, offset &+ length)
        if rest.count >= length {
          rest = rest.extracting(first: length)
          limit = .lengthField
        }
      }
      layer = carried.layer
      announced = carried.announced
      // Inside IP the flow is the tunnel's, but who prints wants to know what the tunnel holds.
      if layer == .opaque, isTunnel { sink.unknown(announced, at: offset) }
    }
  }
}

/// What a length/type field selects; `announced` keeps it for the case that nothing decodes it.
@inlinable @inline(__always)
func following(_ lengthOrType: UInt16, _ announced: inout LinkPayload) -> Layer {
  guard lengthOrType >= 0x0600 else { return .logicalLinkControl }
  let type = EtherType(rawValue: lengthOrType)
  announced = .etherType(type)
  return type.layer
}

/// What IEEE 802.3's length leaves of a frame: behind it the frame is filled to its least size (IEEE Std 802.3 §3.2.7).
@usableFromInline
func cut(
  _ length: UInt16, _ rest: inout Span<UInt8>, at offset: Int, _ end: inout Int, _ limit: inout DecodeError.Limit
) {
  end = min(end, offset &+ Int(length))
  guard rest.count >= Int(length) else { return }
  rest = rest.extracting(first: Int(length))
  limit = .lengthField
}

/// What Linux cooked capture's protocol field selects: 4 is its own number for IEEE 802.2, and for some
/// hardware types it is no EtherType at all or means nothing.
@inlinable
func followingCooked(
  _ protocolType: UInt16, _ etherType: EtherType?, _ hardwareType: UInt16, _ announced: inout LinkPayload
) -> Layer {
  if let etherType {
    announced = .etherType(etherType)
    return etherType.layer
  }
  // Frame Relay and IEEE 802.11 with radiotap: the device's own header comes next (pcap-linktype(7)).
  if hardwareType == 770 { return .frameRelay }
  if hardwareType == 803 { return .radiotap }
  if protocolType == 4, hardwareType != 824 { return .logicalLinkControl }
  announced = .linuxProtocol(protocolType)
  return .opaque
}

/// How long an IPv6 packet is whose header says 0.
///
/// - Parameters:
///   - bytes: from the IPv6 header's first byte.
///   - frame: bytes from there to the end of the frame, or of what is around the packet.
@usableFromInline @inline(never)
func unannouncedLength(_ bytes: Span<UInt8>, _ number: IPProtocol, to frame: Int) -> Int {
  if number == .hopByHopOptions, bytes.count > IPv6Header.size,
    let length = IPv6ExtensionHeader.jumboPayloadLength(bytes.extracting(droppingFirst: IPv6Header.size))
  {
    return IPv6Header.size &+ length
  }
  return max(frame, IPv6Header.size)
}

@inlinable @inline(__always)
func payload(from start: Int, to end: Int) -> Range<Int> {
  start..<max(start, end)
}

extension IPProtocol {
  /// The table's answer, without the look-up for the two numbers that nearly every packet has; a test holds
  /// both against the rows.
  @inlinable @inline(__always)
  var layerOnTheHotPath: Layer {
    switch self {
    case .tcp: .tcp
    case .udp: .udp
    default: layer
    }
  }

  /// IPv4 has no extension headers: the numbers of IPv6's are opaque there.
  @inlinable @inline(__always)
  var layerInIPv4: Layer {
    let layer = layerOnTheHotPath
    switch layer {
    case .hopByHopOptions, .routing, .fragment, .destinationOptions: return .opaque
    default: return layer
    }
  }
}
