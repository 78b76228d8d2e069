/// What a header of the rarer layers carries; nil where it ends the walk. One case a layer, without `default`.
///
/// - Parameters:
///   - bytes: from the header's first byte to the end of what was captured of its packet.
///   - offset: of the header in its frame.
///   - end: byte of the frame at which its packet ends by the lengths around it.
@usableFromInline
func carried(
  by layer: Layer, _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, end: Int
) throws(DecodeError) -> Carried? {
  switch layer {
  case .logicalLinkControl: try LogicalLinkControlHeader.carried(bytes, at: offset, limit: limit)
  case .backboneTag: try BackboneTag.carried(bytes, at: offset, limit: limit)
  case .mpls: try MPLSLabel.carried(bytes, at: offset, limit: limit, end: end)
  case .pseudowireControl: try PseudowireControlWord.carried(bytes, at: offset, limit: limit)
  case .pppoeSession: try PPPoEHeader.carried(bytes, at: offset, limit: limit)
  case .ppp: try PPPHeader.carried(bytes, at: offset, limit: limit)
  case .ciscoHDLC: try CiscoHDLCHeader.carried(bytes, at: offset, limit: limit)
  case .frameRelay: try FrameRelayHeader.carried(bytes, at: offset, limit: limit)
  case .multilinkFrameRelay: try MultilinkFrameRelayHeader.carried(bytes, at: offset, limit: limit)
  case .slip: try SLIPHeader.carried(bytes, at: offset, limit: limit)
  case .wireless: try WirelessHeader.carried(bytes, isPadded: false, at: offset, limit: limit)
  case .wirelessPadded: try WirelessHeader.carried(bytes, isPadded: true, at: offset, limit: limit)
  case .radiotap: try RadiotapHeader.carried(bytes, at: offset, limit: limit, end: end)
  case .ppi: try PPIHeader.carried(bytes, at: offset, limit: limit, end: end)
  case .avs: try AVSHeader.carried(bytes, at: offset, limit: limit)
  case .prism: try PrismHeader.carried(bytes, at: offset, limit: limit)
  case .nflog: try NFLOGHeader.carried(bytes, at: offset, limit: limit)
  case .pflog: try PFLOGHeader.carried(bytes, at: offset, limit: limit)
  case .arcnet: try ARCNETHeader.carried(bytes, isLinux: false, at: offset, limit: limit)
  case .arcnetLinux: try ARCNETHeader.carried(bytes, isLinux: true, at: offset, limit: limit)
  case .pktap: try PKTAPHeader.carried(bytes, at: offset, limit: limit, end: end)
  case .ipnet: try IPNETHeader.carried(bytes, at: offset, limit: limit)
  case .ipoib: try IPoIBHeader.carried(bytes, at: offset, limit: limit)
  case .juniperEthernet: try JuniperHeader.carried(bytes, at: offset, limit: limit)
  case .vnTag: try VNTag.carried(bytes, at: offset, limit: limit)
  case .eTag: try ETag.carried(bytes, at: offset, limit: limit)
  case .fabricPath: try FabricPathHeader.carried(bytes, at: offset, limit: limit)
  case .nsh: try NSHHeader.carried(bytes, at: offset, limit: limit)
  case .macsec: try MACsecTag.carried(bytes, at: offset, limit: limit, end: end)
  case .distributedSwitch: try DistributedSwitchTag.carried(bytes, isTyped: false, at: offset, limit: limit)
  case .typedDistributedSwitch: try DistributedSwitchTag.carried(bytes, isTyped: true, at: offset, limit: limit)
  case .broadcomSwitch: try BroadcomTag.carried(bytes, isInside: true, at: offset, limit: limit)
  case .prependedBroadcomSwitch: try BroadcomTag.carried(bytes, isInside: false, at: offset, limit: limit)
  case .atm: try ATMHeader.carried(bytes, at: offset, limit: limit)
  case .gre: try GREHeader.carried(bytes, at: offset, limit: limit)
  case .erspan: try ERSPANHeader.carried(bytes, at: offset, limit: limit)
  case .etherIP: try EtherIPHeader.carried(bytes, at: offset, limit: limit)
  case .ipEncapsulation: try IPEncapsulationHeader.carried(bytes, at: offset, limit: limit, end: end)
  case .l2tpv3: try L2TPv3Header.carried(bytes, at: offset, limit: limit, end: end)
  case .vxlan: try VXLANHeader.carried(bytes, at: offset, limit: limit)
  case .vxlanGPE: try VXLANGPEHeader.carried(bytes, at: offset, limit: limit)
  case .geneve: try GeneveHeader.carried(bytes, at: offset, limit: limit)
  case .gtpU: try GTPHeader.carried(bytes, at: offset, limit: limit)
  case .teredo: try TeredoHeader.carried(bytes, at: offset, limit: limit)
  case .l2tpv2: try L2TPv2Header.carried(bytes, at: offset, limit: limit)
  case .pim: PIMHeader.carried(bytes)
  case .lisp: try LISPHeader.carried(bytes, at: offset, limit: limit)
  case .shim6: try Shim6Header.carried(bytes, at: offset, limit: limit)
  // Leaves.
  case .lldp, .spanningTree, .eapol, .slowProtocols, .cdp, .pppoeDiscovery, .slarp, .pppControl, .igmp, .ggp,
    .egp, .pup, .internetDatagram, .xtp, .transportClass4, .rsvp, .esp, .sunND, .isoIP, .eigrp, .ospf,
    .vrrp, .ipComp, .mobility, .hip, .wireGuard:
    nil
  // The walk itself decodes these.
  case .opaque, .ethernet, .vlan, .arp, .linuxCooked, .linuxCooked2, .loopbackHostOrder,
    .loopbackNetworkOrder, .rawIP, .ipv4, .ipv6, .hopByHopOptions, .routing, .fragment, .destinationOptions,
    .authentication, .tcp, .udp, .icmp, .icmpv6, .sctp, .dccp, .udpLite:
    nil
  }
}
