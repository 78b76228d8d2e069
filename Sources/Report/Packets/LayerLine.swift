import Wire

/// The words and values of each layer, one file a protocol.
///
/// Each takes the bytes from the header's first to the end of what was captured of its packet, and what it needs of the
/// frame around it. It writes what it can read; what it cannot it throws, and what was written before stays.
enum LayerLine {}

extension PacketPrinter {
  /// One case a layer, without `default`.
  mutating func writeLayer(
    _ bytes: Span<UInt8>, of packet: Span<UInt8>, at index: Int, _ context: inout LayerContext
  ) throws(DecodeError) {
    switch context.place.layer {
    case .opaque: LayerLine.opaque(bytes, context, &writer)
    case .ethernet: try LayerLine.ethernet(bytes, context, &writer)
    case .rawIP: break
    case .ipv4:
      let header: IPv4Header
      do {
        header = try IPv4Header(bytes, at: context.place.offset, limit: context.place.limit)
      } catch {
        LayerLine.cutIPv4(bytes, &writer)
        throw error
      }
      context.network = NetworkContext(header, bytes)
      try LayerLine.ipv4(bytes, header, ports: ports(behind: index, in: packet), context, &writer)
    case .ipv6:
      let header: IPv6Header
      do {
        header = try IPv6Header(bytes, at: context.place.offset, limit: context.place.limit)
      } catch {
        LayerLine.cutIPv6(bytes, &writer)
        throw error
      }
      context.network = NetworkContext(header)
      LayerLine.ipv6(header, ports: ports(behind: index, in: packet), context, &writer)
    case .tcp: try LayerLine.tcp(bytes, context, &sequences, &writer)
    case .udp: try LayerLine.udp(bytes, context, &writer)
    case .logicalLinkControl: try LayerLine.logicalLinkControl(bytes, context, &writer)
    case .vlan: try LayerLine.vlan(bytes, context, &writer)
    case .arp: try LayerLine.arp(bytes, context, &writer)
    case .linuxCooked: try LayerLine.linuxCooked(bytes, context, &writer)
    case .linuxCooked2: try LayerLine.linuxCooked2(bytes, context, &writer)
    case .loopbackHostOrder: try LayerLine.loopback(bytes, networkOrder: false, context, &writer)
    case .loopbackNetworkOrder: try LayerLine.loopback(bytes, networkOrder: true, context, &writer)
    case .backboneTag: try LayerLine.backboneTag(bytes, context, &writer)
    case .mpls: try LayerLine.mpls(bytes, context, &writer)
    case .pseudowireControl: try LayerLine.pseudowireControl(bytes, context, &writer)
    case .pppoeSession: try LayerLine.pppoeSession(bytes, context, &writer)
    case .ppp: try LayerLine.ppp(bytes, context, &writer)
    case .ciscoHDLC: try LayerLine.ciscoHDLC(bytes, context, &writer)
    case .frameRelay: try LayerLine.frameRelay(bytes, context, &writer)
    case .multilinkFrameRelay: try LayerLine.multilinkFrameRelay(bytes, context, &writer)
    case .slip: try LayerLine.slip(bytes, context, &writer)
    case .wireless: try LayerLine.wireless(bytes, isPadded: false, context, &writer)
    case .wirelessPadded: try LayerLine.wireless(bytes, isPadded: true, context, &writer)
    case .radiotap: try LayerLine.radiotap(bytes, context, &writer)
    case .ppi: try LayerLine.ppi(bytes, context, &writer)
    case .avs: try LayerLine.avs(bytes, context, &writer)
    case .prism: try LayerLine.prism(bytes, context, &writer)
    case .nflog: try LayerLine.nflog(bytes, context, &writer)
    case .pflog: try LayerLine.pflog(bytes, context, &writer)
    case .arcnet: try LayerLine.arcnet(bytes, isLinux: false, context, &writer)
    case .arcnetLinux: try LayerLine.arcnet(bytes, isLinux: true, context, &writer)
    case .pktap: try LayerLine.pktap(bytes, context, &writer)
    case .ipnet: try LayerLine.ipnet(bytes, context, &writer)
    case .ipoib: try LayerLine.ipoib(bytes, context, &writer)
    case .juniperEthernet: try LayerLine.juniperEthernet(bytes, context, &writer)
    case .vnTag: try LayerLine.vnTag(bytes, context, &writer)
    case .eTag: try LayerLine.eTag(bytes, context, &writer)
    case .fabricPath: try LayerLine.fabricPath(bytes, context, &writer)
    case .nsh: try LayerLine.nsh(bytes, context, &writer)
    case .macsec: try LayerLine.macsec(bytes, context, &writer)
    case .distributedSwitch: try LayerLine.distributedSwitch(bytes, isTyped: false, context, &writer)
    case .typedDistributedSwitch: try LayerLine.distributedSwitch(bytes, isTyped: true, context, &writer)
    case .broadcomSwitch: try LayerLine.broadcomSwitch(bytes, isInside: true, context, &writer)
    case .prependedBroadcomSwitch: try LayerLine.broadcomSwitch(bytes, isInside: false, context, &writer)
    case .atm: try LayerLine.atm(bytes, context, &writer)
    case .lldp: try LayerLine.lldp(bytes, context, &writer)
    case .spanningTree: try LayerLine.spanningTree(bytes, context, &writer)
    case .eapol: try LayerLine.eapol(bytes, context, &writer)
    case .slowProtocols: try LayerLine.slowProtocols(bytes, context, &writer)
    case .cdp: try LayerLine.cdp(bytes, context, &writer)
    case .pppoeDiscovery: try LayerLine.pppoeDiscovery(bytes, context, &writer)
    case .slarp: try LayerLine.slarp(bytes, context, &writer)
    case .pppControl: try LayerLine.pppControl(bytes, context, &writer)
    case .hopByHopOptions, .destinationOptions:
      try LayerLine.ipv6Options(bytes, as: context.place.layer, context, &writer)
      context.network?.follow(destinationOptions: bytes)
    case .routing:
      try LayerLine.routing(bytes, context, &writer)
      context.network?.follow(routing: bytes)
    case .fragment:
      try LayerLine.fragment(bytes, context, &writer)
      context.network?.follow(fragment: bytes)
    case .authentication: try LayerLine.authentication(bytes, context, &writer)
    case .icmp: try LayerLine.icmp(bytes, context, &writer)
    case .icmpv6: try LayerLine.icmpv6(bytes, context, &writer)
    case .igmp: try LayerLine.igmp(bytes, context, &writer)
    case .ggp: try LayerLine.ggp(bytes, context, &writer)
    case .egp: try LayerLine.egp(bytes, context, &writer)
    case .rsvp: try LayerLine.rsvp(bytes, context, &writer)
    case .esp: try LayerLine.esp(bytes, context, &writer)
    case .eigrp: try LayerLine.eigrp(bytes, context, &writer)
    case .ospf: try LayerLine.ospf(bytes, context, &writer)
    case .pim: try LayerLine.pim(bytes, context, &writer)
    case .vrrp: try LayerLine.vrrp(bytes, context, &writer)
    case .ipComp: try LayerLine.ipComp(bytes, context, &writer)
    case .mobility: try LayerLine.mobility(bytes, context, &writer)
    case .hip: try LayerLine.hip(bytes, context, &writer)
    case .shim6: try LayerLine.shim6(bytes, context, &writer)
    case .pup: try LayerLine.pup(bytes, context, &writer)
    case .internetDatagram: try LayerLine.internetDatagram(bytes, context, &writer)
    case .sunND: try LayerLine.sunND(bytes, context, &writer)
    case .isoIP: try LayerLine.isoIP(bytes, context, &writer)
    case .xtp: try LayerLine.xtp(bytes, context, &writer)
    case .transportClass4: try LayerLine.transportClass4(bytes, context, &writer)
    case .dccp: try LayerLine.dccp(bytes, context, &writer)
    case .sctp: try LayerLine.sctp(bytes, context, &writer)
    case .udpLite: try LayerLine.udpLite(bytes, context, &writer)
    case .gre: try LayerLine.gre(bytes, context, &writer)
    case .erspan: try LayerLine.erspan(bytes, context, &writer)
    case .etherIP: try LayerLine.etherIP(bytes, context, &writer)
    case .ipEncapsulation: try LayerLine.ipEncapsulation(bytes, context, &writer)
    case .l2tpv3: try LayerLine.l2tpv3(bytes, context, &writer)
    case .vxlan: try LayerLine.vxlan(bytes, context, &writer)
    case .vxlanGPE: try LayerLine.vxlanGPE(bytes, context, &writer)
    case .geneve: try LayerLine.geneve(bytes, context, &writer)
    case .gtpU: try LayerLine.gtpU(bytes, context, &writer)
    case .teredo: try LayerLine.teredo(bytes, context, &writer)
    case .l2tpv2: try LayerLine.l2tpv2(bytes, context, &writer)
    case .lisp: try LayerLine.lisp(bytes, context, &writer)
    case .wireGuard: try LayerLine.wireGuard(bytes, context, &writer)
    }
  }
}
